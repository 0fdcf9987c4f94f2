/** Which articles hold a phrase word for word: exact, however large the site. */
import { findPhrase, formsOfWord } from '../search/match-phrase.ts';
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
 *
 * @param allowed 1 for every article that is looked at; undefined: all are.
 */
export async function readPhraseMatches(
  reader: IndexReader,
  words: readonly LocatedWord[],
  allowed: Uint8Array | undefined,
  costs: Costs,
): Promise<Map<number, Places>> {
  const counted = words.map((word) => ({ word, docs: mergeDocs(word.terms) }));
  const [rarest, ...others] = counted.sort((a, b) => a.docs.length - b.docs.length);
  let starts = new Map<number, Places>();
  if (!rarest) return starts;
  const first = allowed ? rarest.docs.filter((doc) => allowed[doc] === 1) : rarest.docs;
  for (const [doc, places] of await readTyped(reader, rarest.word, first, costs)) {
    const found = findPhrase([{ offset: rarest.word.offset, places, forms: TYPED }]);
    if (found.length > 0) starts.set(doc, toPlaces(found));
  }
  for (const { word } of others) {
    if (starts.size === 0) return starts;
    const before = starts;
    starts = new Map();
    for (const [doc, places] of await readTyped(reader, word, Uint32Array.from(before.keys()), costs)) {
      const begun = { offset: 0, places: before.get(doc)!, forms: TYPED };
      const found = findPhrase([begun, { offset: word.offset, places, forms: TYPED }]);
      if (found.length > 0) starts.set(doc, toPlaces(found));
    }
  }
  return starts;
}

// --- internal ---

/** The form number of all places here: they are those of words as typed. */
const TYPED: ReadonlySet<number> = new Set([0]);

/** Where the word stands as it was typed, whatever its term there; by ascending article. */
async function readTyped(
  reader: IndexReader,
  { form, terms }: LocatedWord,
  docs: Uint32Array,
  costs: Costs,
): Promise<Map<number, Places>> {
  const found = new Map<number, Places>();
  if (docs.length === 0) return found;
  for (const term of terms) {
    const forms = formsOfWord(form, term.entry.forms);
    if (forms.size === 0) continue;
    const bytes = await readPositions(reader, term, costs);
    for (const [doc, places] of pickOccurrences(term, bytes, docs)) {
      const typed = places.positions.filter((_, i) => forms.has(places.forms[i]!));
      const others = found.get(doc)?.positions;
      if (others) found.set(doc, toPlaces([...Array.from(others), ...typed].sort((a, b) => a - b)));
      else if (typed.length > 0) found.set(doc, toPlaces(typed));
    }
  }
  return terms.length > 1 ? new Map([...found].sort(([a], [b]) => a - b)) : found;
}

function toPlaces(positions: ArrayLike<number>): Places {
  return { positions, forms: new Uint8Array(positions.length) };
}

/** Ascending numbers of the articles that hold any of the terms. */
function mergeDocs(terms: readonly LoadedTerm[]): Uint32Array {
  if (terms.length === 1) return articlesOf(terms[0]!);
  return Uint32Array.from(new Set(terms.flatMap((term) => [...articlesOf(term)]))).sort();
}
