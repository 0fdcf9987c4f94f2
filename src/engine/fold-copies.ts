/** Near-copies in an answer: of each cluster one article is a hit, and one is counted. */
import { openCopies } from '../format/columns.ts';
import { foldCopies } from '../search/order-hits.ts';
import type { RankedArticle } from '../search/rank-candidates.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

/** Near-copies: representative by article. */
export async function readCopies(reader: IndexReader, costs: Costs): Promise<Map<number, number>> {
  return (await reader.section('copies', costs))
    ? openCopies(await reader.block('copies', 0, costs))
    : new Map();
}

/** How many articles match when of each cluster of near-copies only one counts. */
export function countFolded(matching: Uint8Array, copies: Map<number, number>, total: number): number {
  const counted = new Set<number>();
  let folded = 0;
  for (const [doc, representative] of copies) {
    if (matching[doc] !== 1) continue;
    if (matching[representative] === 1 || counted.has(representative)) folded++;
    counted.add(representative);
  }
  return total - folded;
}

/** Leaves one article of each cluster of near-copies: the one that comes first. */
export function fold(ranked: RankedArticle[], copies: Map<number, number>): RankedArticle[] {
  if (copies.size === 0) return ranked;
  const docs = ranked.map(({ doc }) => doc);
  const kept = new Set(foldCopies(docs, (doc) => copies.get(doc) ?? doc));
  return ranked.filter(({ doc }) => kept.has(doc));
}
