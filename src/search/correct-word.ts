/**
 * Mends or completes a word that no article holds. Words that the dictionary has are never changed: on whole
 * sentences that costs more than it gains.
 */
import { fold } from '../analysis/fold.ts';
import { measureEdits } from './edit-distance.ts';

/** A word of the corpus and in how many articles it stands. */
export interface KnownWord {
  form: string;
  documents: number;
}

/** Shorter words are more often meant than mistyped. */
const SHORTEST = 4;
/** From this length on, two edits are forgiven. */
const LONG = 8;
/** From this length on, a word may have its first letter wrong. */
const LONG_TAIL = 5;
/** A correction must stand in two articles: a word that stands in one is as likely a misspelling itself. */
const LEAST_DOCUMENTS = 2;

/** Whether a word that the dictionary lacks may be mended: long enough, no digit. */
export function isCorrectable(form: string): boolean {
  return form.length >= SHORTEST && !/\p{N}/u.test(form);
}

/** Words among which to look for a correction. */
export interface PlaceToLook {
  /** They all begin so. */
  beginning: string;
  /** Where they are too many, those nearest to these in the alphabet. */
  near: string[];
}

/**
 * Where to look for a correction: among the words that keep the first letter, then, if nothing fits, among those with
 * the second letter in front (two letters exchanged, or one too many).
 */
export function placesToLook(form: string): PlaceToLook[] {
  const typed = fold(form);
  const [first, second, ...rest] = [...typed];
  if (first === undefined) return [];
  const kept = { beginning: first, near: [typed] };
  if (second === undefined || second === first) return [kept];
  const tail = rest.join('');
  return [kept, { beginning: second, near: [second + first + tail, second + tail] }];
}

/**
 * For when nothing keeps the first letter: the most frequent word that differs in nothing else, which has another
 * first letter or one more in front.
 */
export function correctFirstLetter(form: string, known: Iterable<KnownWord>): string | undefined {
  const typed = fold(form);
  if (typed.length < LONG_TAIL) return undefined;
  const tails = new Set([typed, typed.slice(1)]);
  return correctWord(
    form,
    [...known].filter((word) => tails.has(fold(word.form).slice(1))),
  );
}

/** The most frequent word among the nearest ones, or undefined when none is near enough. */
export function correctWord(form: string, known: Iterable<KnownWord>): string | undefined {
  if (!isCorrectable(form)) return undefined;
  const typed = fold(form);
  let most = typed.length >= LONG ? 2 : 1;
  let best: KnownWord | undefined;
  for (const word of known) {
    if (word.documents < LEAST_DOCUMENTS) continue;
    const edits = measureEdits(typed, fold(word.form), most);
    if (edits > most) continue;
    if (!best || edits < most || isLikelier(word, best)) best = word;
    most = edits;
  }
  return best?.form;
}

/** The likeliest words that begin with what was typed, the most frequent first. */
export function completeWord(prefix: string, known: Iterable<KnownWord>, most = 1): KnownWord[] {
  const typed = fold(prefix);
  return [...known]
    .filter(({ form }) => fold(form).startsWith(typed))
    .sort((a, b) => (isLikelier(a, b) ? -1 : isLikelier(b, a) ? 1 : 0))
    .slice(0, most);
}

/** More frequent, then shorter, then first by code units, so that the answer never depends on the order of words. */
function isLikelier(a: KnownWord, b: KnownWord): boolean {
  if (a.documents !== b.documents) return a.documents > b.documents;
  if (a.form.length !== b.form.length) return a.form.length < b.form.length;
  return a.form < b.form;
}
