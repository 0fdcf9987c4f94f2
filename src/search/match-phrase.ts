/** Exact phrases: words in order, as typed, from where each of them stands in an article. */
import { fold } from '../analysis/fold.ts';
import { findPlace, type Places } from './places.ts';

/** One word of a phrase in one article. */
export interface PhraseWord {
  /** How many words after the phrase's first. */
  offset: number;
  places: Places;
  /** Numbers of the forms that are the word as typed. */
  forms: ReadonlySet<number>;
}

/**
 * Which of a term's forms are the word that was typed: without accents it also stands for those with accents, with
 * accents for itself alone.
 */
export function formsOfWord(typed: string, forms: readonly string[]): Set<number> {
  const plain = fold(typed) === typed;
  const numbers = new Set<number>();
  forms.forEach((form, number) => {
    if (form === typed || (plain && fold(form) === typed)) numbers.add(number);
  });
  return numbers;
}

/** Places where the phrase begins, ascending. */
export function findPhrase(words: readonly PhraseWord[]): number[] {
  if (words.length === 0) return [];
  const rarest = words.reduce((a, b) => (b.places.positions.length < a.places.positions.length ? b : a));
  const starts: number[] = [];
  for (let i = 0; i < rarest.places.positions.length; i++) {
    const start = rarest.places.positions[i]! - rarest.offset;
    if (start >= 0 && words.every((word) => standsIn(word, start))) starts.push(start);
  }
  return starts;
}

function standsIn({ offset, places, forms }: PhraseWord, start: number): boolean {
  const at = findPlace(places, start + offset);
  return at >= 0 && forms.has(places.forms[at]!);
}
