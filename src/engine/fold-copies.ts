/** Near-copies in an answer: of each cluster one article is a hit, and one is counted. */
import { type Copies, openCopies } from '../format/columns.ts';
import { foldCopies } from '../search/order-hits.ts';
import type { RankedArticle } from '../search/rank-candidates.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { placeOf } from './place-of.ts';

export const NO_COPIES: Copies = { docs: new Uint32Array(0), representatives: new Uint32Array(0) };

export async function readCopies(reader: IndexReader, costs: Costs): Promise<Copies> {
  return (await reader.section('copies', costs))
    ? openCopies(await reader.block('copies', 0, costs))
    : NO_COPIES;
}

/** How many articles match when of each cluster of near-copies only one counts. */
export function countFolded(matching: Uint8Array, { docs, representatives }: Copies, total: number): number {
  const counted = new Set<number>();
  let folded = 0;
  for (let i = 0; i < docs.length; i++) {
    if (matching[docs[i]!] !== 1) continue;
    const representative = representatives[i]!;
    if (matching[representative] === 1 || counted.has(representative)) folded++;
    counted.add(representative);
  }
  return total - folded;
}

/** How many of some articles stay when of each cluster only one does. */
export function countLeft(docs: Uint32Array, copies: Copies): number {
  return foldCopies([...docs], (doc) => representativeOf(copies, doc)).length;
}

/** Leaves one article of each cluster of near-copies: the one that comes first. */
export function fold(ranked: RankedArticle[], copies: Copies): RankedArticle[] {
  if (copies.docs.length === 0) return ranked;
  const docs = ranked.map(({ doc }) => doc);
  const kept = new Set(foldCopies(docs, (doc) => representativeOf(copies, doc)));
  return ranked.filter(({ doc }) => kept.has(doc));
}

function representativeOf({ docs, representatives }: Copies, doc: number): number {
  const at = placeOf(docs, doc);
  return docs[at] === doc ? representatives[at]! : doc;
}
