/** The analyzer of a language: comes from its rules, is made when first asked for, and is kept. */
import type { Analyzer } from './analyzer.ts';
import { BoundedCache } from './bounded-cache.ts';
import { fold } from './fold.ts';
import { LANGUAGE_RULES, LANGUAGES, type LanguageRules } from './languages.ts';
import { stopWordsOf } from './stop-words.ts';
import { tokenize } from './tokenize.ts';
import { cutForm } from './word-form.ts';

export { LANGUAGES };

/** Terms kept per language, in two halves: 64 k words of English text are nearly all that one build meets again. */
const TERMS_KEPT = 32_768;

const analyzers = new Map<string, Analyzer>();

/**
 * The analyzer of a BCP 47 tag; only its primary subtag counts (`en` for `en-GB`). A language without rules of its
 * own shares the one of `und`: words are folded, not stemmed, and none is a stop word.
 */
export function analyzerFor(tag: string): Analyzer {
  const lang = primarySubtag(tag);
  const known = Object.hasOwn(LANGUAGE_RULES, lang) ? lang : 'und';
  let analyzer = analyzers.get(known);
  if (analyzer === undefined) {
    analyzer = createAnalyzer(known, LANGUAGE_RULES[known] ?? {});
    analyzers.set(known, analyzer);
  }
  return analyzer;
}

function primarySubtag(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/, 1)[0]!;
}

function createAnalyzer(lang: string, rules: LanguageRules): Analyzer {
  const terms = new BoundedCache(TERMS_KEPT);
  let stopWords: ReadonlySet<string> | undefined;
  return {
    lang,
    tokenize: (text) => tokenize(text, rules.words),
    toTerm(form) {
      let term = terms.get(form);
      if (term === undefined) {
        const short = cutForm(form);
        term = cutForm((rules.toStem ?? fold)(short)) || short || form;
        terms.set(form, term);
      }
      return term;
    },
    isStopWord(form) {
      stopWords ??= stopWordsOf(lang);
      return stopWords.has(form);
    },
  };
}
