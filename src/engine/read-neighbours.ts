/** The nearest articles of a few chosen ones, on sites small enough to have the table. */
import { NEIGHBOURS, NO_NEIGHBOUR, openNeighbours, ROWS_PER_BLOCK } from '../format/columns.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

export interface Neighbour {
  doc: number;
  /** Between 0 and 1. */
  similarity: number;
}

/** Up to five neighbours of each article of `docs`; empty for a site that has no table. */
export async function readNeighbours(
  reader: IndexReader,
  docs: readonly number[],
  costs: Costs,
): Promise<Map<number, Neighbour[]>> {
  const neighbours = new Map<number, Neighbour[]>();
  if (!(await reader.section('neighbours', costs))) return neighbours;
  const numbers = [...new Set(docs.map((doc) => Math.floor(doc / ROWS_PER_BLOCK)))];
  const tables = new Map(
    await Promise.all(
      numbers.map(async (i) => [i, openNeighbours(await reader.block('neighbours', i, costs))] as const),
    ),
  );
  for (const doc of docs) {
    const table = tables.get(Math.floor(doc / ROWS_PER_BLOCK))!;
    const row = (doc % ROWS_PER_BLOCK) * NEIGHBOURS;
    const nearest: Neighbour[] = [];
    for (let cell = row; cell < row + NEIGHBOURS; cell++) {
      if (table.docs[cell] === NO_NEIGHBOUR) break;
      nearest.push({ doc: table.docs[cell]!, similarity: table.similarities[cell]! / 255 });
    }
    neighbours.set(doc, nearest);
  }
  return neighbours;
}
