/** The terms by which texts are compared, coarser than those of search: what is left out and how words are cut. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';

/** Longer words are addresses, keys or noise. */
const LONGEST_TERM = 30;
/** The first character that can be a word by itself: Han and kana. */
const IDEOGRAPHS = 0x2e80;

/**
 * The term of a form, or undefined for a word that tells nothing. Plurals lose their s in English, and nothing else is
 * cut, for full stemming lost a little there (measured). Other languages inflect more than English does and take their
 * stemmer.
 */
export function toRelatedTerm(form: string, analyzer: Analyzer): string | undefined {
  const tooShort = form.length < 2 && form.charCodeAt(0) < IDEOGRAPHS;
  if (tooShort || form.length > LONGEST_TERM || analyzer.isStopWord(form)) return undefined;
  return analyzer.lang === 'en' ? stripPlural(fold(form)) : analyzer.toTerm(form);
}

// --- internal ---

function stripPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
