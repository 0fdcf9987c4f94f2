/** What is particular to each language: how its words are written and stemmed, and which of them say nothing. */
import { stem as stemEnglish } from 'porter2';
import { fold } from './fold.ts';
import { en } from './stop-words/en.ts';
import type { WordRules } from './tokenize.ts';

export interface LanguageRules {
  words?: WordRules;
  /** Form -> term, folded. Default: folding alone. */
  toStem?: (form: string) => string;
  /** Separated by white space, as forms. */
  stopWords?: string;
}

export const LANGUAGE_RULES: Record<string, LanguageRules> = {
  en: { toStem: (form) => stemEnglish(fold(form)), stopWords: en },
};

/** Primary subtags of the languages that have rules of their own. */
export const LANGUAGES: readonly string[] = Object.keys(LANGUAGE_RULES);
