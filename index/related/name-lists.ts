/** Chosen lists to lists as they are stored: threads give every link its reasons. */
import { readBytes, type Texts } from '../cache/columns.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import type { LinkTable } from './link-table.ts';
import type { ChosenLink, ChosenLists, ReserveTable } from './side-by-side/chosen-lists.ts';
import type { ChosenRange } from './side-by-side/name-range.ts';
import type { Range } from './side-by-side/reserves.ts';

export interface NamedLists {
  /** The articles of the group that each list names. */
  links: number[][];
  /** The reasons of each list as JSON, a line a link; one range of lists after the other. */
  reasons: Texts[];
  /** Links whose reasons were known, and all that have some. */
  known: number;
  all: number;
}

/**
 * Puts the first `limit` links of a group's lists into `table`; `group` names the places of its articles there.
 *
 * @param isKept Whether reasons are left to the next build.
 */
export async function nameLists(
  group: readonly number[],
  { lists, reserves, limit }: { lists: ChosenLists; reserves: ReserveTable; limit: number },
  steps: readonly Range[],
  pool: Pool,
  table: LinkTable,
  isKept: boolean,
): Promise<NamedLists> {
  const named: NamedLists = { links: [], reasons: [], known: 0, all: 0 };
  await inOrder(
    steps,
    2 * pool.size,
    async (range) => {
      const own = Array.from({ length: range.to - range.from }, (_, row) =>
        lists.get(range.from + row).slice(0, limit),
      );
      const answer = await pool.run('nameLists', { range, parts: reserves.parts, ...toArrays(own) });
      return { own, answer };
    },
    ({ own, answer }, { from }) => {
      own.forEach((list, row) => {
        table.set(group[from + row]!, list, readBytes(answer.texts, row));
        if (isKept) named.links.push(list.flatMap(({ local }) => (local < 0 ? [] : local)));
      });
      if (isKept) named.reasons.push(answer.reasons);
      named.known += answer.known;
      named.all += answer.all;
    },
  );
  return named;
}

// --- internal ---

function toArrays(lists: readonly (readonly ChosenLink[])[]): Omit<ChosenRange, 'range' | 'parts'> {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  const arrays = {
    starts: new Int32Array(lists.length + 1),
    docs: new Int32Array(count),
    locals: new Int32Array(count),
    scores: new Uint8Array(count),
    pinned: new Uint8Array(count),
    slots: new Int8Array(count),
  };
  let end = 0;
  lists.forEach((list, row) => {
    for (const { doc, local, score, pinned, slot } of list) {
      arrays.docs[end] = doc;
      arrays.locals[end] = local;
      arrays.scores[end] = score;
      arrays.pinned[end] = pinned ? 1 : 0;
      arrays.slots[end++] = slot;
    }
    arrays.starts[row + 1] = end;
  });
  return arrays;
}
