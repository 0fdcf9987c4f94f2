/**
 * What is particular to each language: how its words are written and stemmed. English is stemmed by `porter2`, the
 * others by Snowball's own algorithms as `@orama/stemmers` packs them (both held against Snowball's vocabularies).
 */
import { stemmer as stemArabic } from '@orama/stemmers/arabic';
import { stemmer as stemArmenian } from '@orama/stemmers/armenian';
import { stemmer as stemDanish } from '@orama/stemmers/danish';
import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemFinnish } from '@orama/stemmers/finnish';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemGreek } from '@orama/stemmers/greek';
import { stemmer as stemHungarian } from '@orama/stemmers/hungarian';
import { stemmer as stemHindi } from '@orama/stemmers/indian';
import { stemmer as stemIndonesian } from '@orama/stemmers/indonesian';
import { stemmer as stemIrish } from '@orama/stemmers/irish';
import { stemmer as stemItalian } from '@orama/stemmers/italian';
import { stemmer as stemLithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as stemNepali } from '@orama/stemmers/nepali';
import { stemmer as stemNorwegian } from '@orama/stemmers/norwegian';
import { stemmer as stemPortuguese } from '@orama/stemmers/portuguese';
import { stemmer as stemRomanian } from '@orama/stemmers/romanian';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { stemmer as stemSwedish } from '@orama/stemmers/swedish';
import { stemmer as stemTamil } from '@orama/stemmers/tamil';
import { stemmer as stemTurkish } from '@orama/stemmers/turkish';
import { stemmer as stemUkrainian } from '@orama/stemmers/ukrainian';
import {
  type Endings,
  FRENCH_ENDINGS,
  ITALIAN_ENDINGS,
  PORTUGUESE_ENDINGS,
  restoreAccents,
  SPANISH_ENDINGS,
} from './accents.ts';
import { stemEnglish } from './english.ts';
import { fold } from './fold.ts';
import type { WordRules } from './tokenize.ts';

export interface LanguageRules {
  words?: WordRules;
  /** Form -> term, without accents. Default: folding alone. */
  toStem?: (form: string) => string;
}

type Stem = (word: string) => string;

/** For stemmers whose rules know the accents: an accent in the ending decides what is taken away. */
const stemThenFold = (stem: Stem) => (form: string) => fold(stem(form));

/** For languages that readers type without accents. */
const foldThenStem =
  (stem: Stem, endings: Endings = []) =>
  (form: string) =>
    fold(stem(restoreAccents(fold(form), endings)));

const DECIMAL_COMMA: WordRules = { decimalComma: true };
const ELIDING: WordRules = { decimalComma: true, apostrophe: 'split' };
const NORWEGIAN: LanguageRules = { words: DECIMAL_COMMA, toStem: stemThenFold(stemNorwegian) };

export const LANGUAGE_RULES: Record<string, LanguageRules> = {
  ar: { toStem: (form) => fold(stemArabic(form)) },
  bg: { words: DECIMAL_COMMA },
  ca: { words: ELIDING },
  cs: { words: DECIMAL_COMMA },
  da: { words: DECIMAL_COMMA, toStem: stemThenFold(stemDanish) },
  de: { words: DECIMAL_COMMA, toStem: (form) => fold(stemGerman(toUmlauts(form))) },
  el: { words: DECIMAL_COMMA, toStem: stemThenFold(stemGreek) },
  en: { toStem: (form) => stemEnglish(fold(form)) },
  es: { words: DECIMAL_COMMA, toStem: foldThenStem(stemSpanish, SPANISH_ENDINGS) },
  fi: { words: DECIMAL_COMMA, toStem: stemThenFold(stemFinnish) },
  fr: { words: ELIDING, toStem: foldThenStem(stemFrench, FRENCH_ENDINGS) },
  ga: { toStem: stemThenFold(stemIrish) },
  hi: { toStem: stemThenFold(stemHindi) },
  hu: { words: DECIMAL_COMMA, toStem: stemThenFold(stemHungarian) },
  hy: { words: DECIMAL_COMMA, toStem: stemThenFold(stemArmenian) },
  id: { words: DECIMAL_COMMA, toStem: stemThenFold(stemIndonesian) },
  it: { words: ELIDING, toStem: foldThenStem(stemItalian, ITALIAN_ENDINGS) },
  ja: {},
  ko: {},
  lt: { words: DECIMAL_COMMA, toStem: stemThenFold(stemLithuanian) },
  nb: NORWEGIAN,
  ne: { toStem: stemThenFold(stemNepali) },
  nl: { words: DECIMAL_COMMA, toStem: stemThenFold(stemDutch) },
  nn: NORWEGIAN,
  no: NORWEGIAN,
  pl: { words: DECIMAL_COMMA },
  pt: { words: DECIMAL_COMMA, toStem: foldThenStem(stemPortuguese, PORTUGUESE_ENDINGS) },
  ro: { words: DECIMAL_COMMA, toStem: (form) => fold(stemRomanian(toCedillas(form))) },
  ru: { words: DECIMAL_COMMA, toStem: foldThenStem(stemRussian) },
  sv: { words: DECIMAL_COMMA, toStem: stemThenFold(stemSwedish) },
  ta: { toStem: stemThenFold(stemTamil) },
  th: {},
  tr: { words: { decimalComma: true, apostrophe: 'cut', dotless: true }, toStem: stemThenFold(stemTurkish) },
  uk: { words: DECIMAL_COMMA, toStem: foldThenStem(stemUkrainianAfresh) },
  zh: {},
};

/** Primary subtags of the languages that have rules of their own. */
export const LANGUAGES: readonly string[] = Object.keys(LANGUAGE_RULES);

/** `Muenchen` is München; after a vowel or q the two letters are two (`neue`, `Quelle`). */
function toUmlauts(form: string): string {
  return form
    .replace(/ae/g, 'ä')
    .replace(/oe/g, 'ö')
    .replace(/(?<![aeoqäöü])ue/g, 'ü');
}

/** The stemmer knows the older letters, with cedillas; today's have commas. */
function toCedillas(form: string): string {
  return form.replace(/ș/g, 'ş').replace(/ț/g, 'ţ');
}

/** The stemmer keeps a place in its last word; a word that its rules pass by makes it forget. */
function stemUkrainianAfresh(word: string): string {
  stemUkrainian('вода');
  return stemUkrainian(word);
}
