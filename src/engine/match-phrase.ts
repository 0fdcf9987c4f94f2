/** Which articles hold a phrase word for word: exact, however large the site. */
import { findPhrase, formsOfWord, type PhraseWord } from '../search/match-phrase.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { type OccurrencesByDoc, pickOccurrences } from './read-occurrences.ts';
import { articlesOf, type LoadedTerm, readPositions } from './term-reader.ts';

/** One word of a phrase: its term, what was typed, and how many words after the first it stands. */
export interface LocatedWord {
  offset: number;
  term: LoadedTerm;
  form: string;
}

/**
 * The articles that hold the phrase, with the places where it begins. The rarest words are read first, so that
 * common ones are looked up only in the articles that are left.
 */
export async function readPhraseMatches(
  reader: IndexReader,
  words: readonly LocatedWord[],
  costs: Costs,
): Promise<Map<number, number[]>> {
  const byRarity = [...words].sort((a, b) => articlesOf(a.term).length - articlesOf(b.term).length);
  const read: { word: LocatedWord; forms: Set<number>; places: OccurrencesByDoc }[] = [];
  let starts = new Map<number, number[]>();
  for (const word of byRarity) {
    const docs = read.length === 0 ? articlesOf(word.term) : Uint32Array.from(starts.keys());
    if (docs.length === 0) return starts;
    const bytes = await readPositions(reader, word.term.entry, costs);
    const forms = formsOfWord(word.form, word.term.entry.forms);
    read.push({ word, forms, places: pickOccurrences(word.term, bytes, docs) });
    starts = new Map();
    for (const doc of docs) {
      const located = read.map(({ word: { offset }, forms, places }): PhraseWord | undefined => {
        const here = places.get(doc);
        return here && { offset, forms, places: here };
      });
      if (located.some((one) => one === undefined)) continue;
      const found = findPhrase(located as PhraseWord[]);
      if (found.length > 0) starts.set(doc, found);
    }
  }
  return starts;
}
