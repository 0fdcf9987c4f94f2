/** Where terms stand in a few chosen articles, as far as a budget of fetches and bytes allows. */
import { type Occurrences, openOccurrences, readOccurrences, skipOccurrences } from '../format/positions.ts';
import { BODY, TITLE } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { costOfPositions, type LoadedTerm, readPositions } from './term-reader.ts';

/** Article number to where a term stands in it. */
export type OccurrencesByDoc = Map<number, Occurrences>;

export interface PositionBudget {
  blocks: number;
  bytes: number;
}

/**
 * What ranking may read beyond the dictionary: on a large site the positions of its commonest words would cost
 * more than all else together, and such words tell little by where they stand. The rarest terms go first.
 */
export const RANKING_BUDGET: PositionBudget = { blocks: 16, bytes: 256 * 1024 };

/** Occurrences of each term in the articles `docs` (ascending); terms beyond the budget are left out. */
export async function readOccurrencesOf(
  reader: IndexReader,
  terms: readonly LoadedTerm[],
  docs: Uint32Array,
  budget: PositionBudget,
  costs: Costs,
): Promise<Map<string, OccurrencesByDoc>> {
  const affordable = chooseAffordable(terms, budget);
  const found = await Promise.all(
    affordable.map(async (term) => {
      const bytes = await readPositions(reader, term.entry, costs);
      return [term.term, pickOccurrences(term, bytes, docs)] as const;
    }),
  );
  return new Map(found);
}

function chooseAffordable(terms: readonly LoadedTerm[], budget: PositionBudget): LoadedTerm[] {
  let { blocks, bytes } = budget;
  return [...terms]
    .sort((a, b) => costOfPositions(a.entry).bytes - costOfPositions(b.entry).bytes)
    .filter(({ entry }) => {
      const cost = costOfPositions(entry);
      if (cost.blocks > blocks || cost.bytes > bytes) return false;
      blocks -= cost.blocks;
      bytes -= cost.bytes;
      return true;
    });
}

/** Walks a term's articles, title and body together, and reads the occurrences of the wanted ones. */
export function pickOccurrences(term: LoadedTerm, bytes: Uint8Array, wanted: Uint32Array): OccurrencesByDoc {
  const picked: OccurrencesByDoc = new Map();
  const titles = term.postings[TITLE];
  const bodies = term.postings[BODY];
  const reader = openOccurrences(bytes);
  let t = 0;
  let b = 0;
  let w = 0;
  while (w < wanted.length && (t < titles.docs.length || b < bodies.docs.length)) {
    const doc = Math.min(titles.docs[t] ?? 0xffffffff, bodies.docs[b] ?? 0xffffffff);
    let count = 0;
    if (titles.docs[t] === doc) count += titles.frequencies[t++]!;
    if (bodies.docs[b] === doc) count += bodies.frequencies[b++]!;
    while (w < wanted.length && wanted[w]! < doc) w++;
    if (wanted[w] === doc) picked.set(doc, readOccurrences(reader, count));
    else skipOccurrences(reader, count);
  }
  return picked;
}
