/** Where terms stand in a few chosen articles, as far as a budget of fetches and bytes allows. */
import { type Occurrences, PositionsReader } from '../format/positions.ts';
import { BODY, TITLE } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { type BlocksAndBytes, costOfPositions, type LoadedTerm, readPositions } from './term-reader.ts';

/** Article number to where a term stands in it. */
export type OccurrencesByDoc = Map<number, Occurrences>;

/**
 * Occurrences of each term in the articles `docs` (ascending). Terms beyond the budget are left out, the commonest first:
 * on a large site their positions would cost more than all else together, and they tell little by where they stand.
 */
export async function readOccurrencesOf(
  reader: IndexReader,
  terms: readonly LoadedTerm[],
  docs: Uint32Array,
  budget: BlocksAndBytes,
  costs: Costs,
): Promise<Map<string, OccurrencesByDoc>> {
  const affordable = chooseAffordable(terms, budget);
  const found = await Promise.all(
    affordable.map(async (term) => {
      const bytes = await readPositions(reader, term, costs);
      return [term.term, pickOccurrences(term, bytes, docs)] as const;
    }),
  );
  return new Map(found);
}

function chooseAffordable(terms: readonly LoadedTerm[], budget: BlocksAndBytes): LoadedTerm[] {
  let { blocks, bytes } = budget;
  return [...terms]
    .sort((a, b) => costOfPositions(a).bytes - costOfPositions(b).bytes)
    .filter((term) => {
      const cost = costOfPositions(term);
      if (cost.blocks > blocks || cost.bytes > bytes) return false;
      blocks -= cost.blocks;
      bytes -= cost.bytes;
      return true;
    });
}

/** Above all numbers of articles. */
const NONE = 0xffffffff;

/** Walks a term's articles, title and body together, and reads the occurrences of the wanted ones. */
export function pickOccurrences(term: LoadedTerm, bytes: Uint8Array, wanted: Uint32Array): OccurrencesByDoc {
  const picked: OccurrencesByDoc = new Map();
  const titles = term.postings[TITLE];
  const bodies = term.postings[BODY];
  const reader = new PositionsReader(bytes);
  let t = 0;
  let b = 0;
  let w = 0;
  let title = titles.docs.length > 0 ? titles.docs[0]! : NONE;
  let body = bodies.docs.length > 0 ? bodies.docs[0]! : NONE;
  while (w < wanted.length) {
    const doc = Math.min(title, body);
    if (doc === NONE) break;
    let inTitle = 0;
    let inBody = 0;
    if (title === doc) {
      inTitle = titles.frequencies[t]!;
      title = ++t < titles.docs.length ? titles.docs[t]! : NONE;
    }
    if (body === doc) {
      inBody = bodies.frequencies[b]!;
      body = ++b < bodies.docs.length ? bodies.docs[b]! : NONE;
    }
    while (w < wanted.length && wanted[w]! < doc) w++;
    if (w < wanted.length && wanted[w] === doc) picked.set(doc, reader.read(inTitle, inBody));
    else reader.skip(inTitle, inBody);
  }
  return picked;
}
