/** Which articles hold a phrase word for word: exact, however large the site. */
import { findPhrase, formsOfWord, type PhraseWord } from '../search/match-phrase.ts';
import type { Places } from '../search/places.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { pickOccurrences } from './read-occurrences.ts';
import { articlesOf, type LoadedTerm, readPositions } from './term-reader.ts';

/** One word of a phrase: what was typed, how many words after the first it stands, and its terms. */
export interface LocatedWord {
  offset: number;
  form: string;
  /** One for each language that has the word; an article holds it under the term of its own language. */
  terms: readonly LoadedTerm[];
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
  const counted = words.map((word) => ({ word, docs: mergeDocs(word.terms) }));
  const byRarity = counted.sort((a, b) => a.docs.length - b.docs.length);
  const read: { offset: number; places: Map<number, Places> }[] = [];
  let starts = new Map<number, number[]>();
  for (const { word, docs: holding } of byRarity) {
    const docs = read.length === 0 ? holding : Uint32Array.from(starts.keys());
    starts = new Map();
    if (docs.length === 0) return starts;
    read.push({ offset: word.offset, places: await readTyped(reader, word, docs, costs) });
    for (const doc of docs) {
      const located = read.map(({ offset, places }): PhraseWord | undefined => {
        const here = places.get(doc);
        return here && { offset, places: here, forms: TYPED };
      });
      if (located.some((one) => one === undefined)) continue;
      const found = findPhrase(located as PhraseWord[]);
      if (found.length > 0) starts.set(doc, found);
    }
  }
  return starts;
}

// --- internal ---

/** The form number of all places of `readTyped`. */
const TYPED: ReadonlySet<number> = new Set([0]);

/** Where the word stands as it was typed, whatever its term there. */
async function readTyped(
  reader: IndexReader,
  { form, terms }: LocatedWord,
  docs: Uint32Array,
  costs: Costs,
): Promise<Map<number, Places>> {
  const positions = new Map<number, number[]>();
  for (const term of terms) {
    const forms = formsOfWord(form, term.entry.forms);
    if (forms.size === 0) continue;
    const bytes = await readPositions(reader, term.entry, costs);
    for (const [doc, places] of pickOccurrences(term, bytes, docs)) {
      const typed = [...places.positions].filter((_, i) => forms.has(places.forms[i]!));
      if (typed.length > 0) positions.set(doc, [...(positions.get(doc) ?? []), ...typed]);
    }
  }
  return new Map(
    [...positions].map(([doc, list]) => [
      doc,
      { positions: list.sort((a, b) => a - b), forms: new Uint8Array(list.length) },
    ]),
  );
}

/** Ascending numbers of the articles that hold any of the terms. */
function mergeDocs(terms: readonly LoadedTerm[]): Uint32Array {
  if (terms.length === 1) return articlesOf(terms[0]!);
  return Uint32Array.from(new Set(terms.flatMap((term) => [...articlesOf(term)]))).sort();
}
