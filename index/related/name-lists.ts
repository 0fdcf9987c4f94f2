/** Chosen lists to lists as they are stored: every link gets its reasons, from the build before where they still hold. */
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import type { KeptRelations, NamedLinks } from './kept-relations.ts';
import { joinLinkText, type LinkTable } from './link-table.ts';
import type { ChosenLink, Range } from './side-by-side/relate-tasks.ts';

export interface NamedLists {
  /** Per article of the group. */
  links: NamedLinks[];
  /** Links whose reasons were known, and all that have some. */
  known: number;
  all: number;
}

/** Puts the lists of a group into `table`; `group` names the places of its articles there. */
export async function nameLists(
  group: readonly number[],
  lists: readonly (readonly ChosenLink[])[],
  steps: readonly Range[],
  pool: Pool,
  table: LinkTable,
  kept: KeptRelations | undefined,
): Promise<NamedLists> {
  const named: NamedLists = { links: [], known: 0, all: 0 };
  await inOrder(
    steps,
    2 * pool.size,
    async ({ from, to }) => {
      const pairs = lists
        .slice(from, to)
        .flatMap((list, row) =>
          list.flatMap(({ local }) => (local < 0 ? [] : [{ from: from + row, to: local }])),
        );
      const reasons = pairs.map((pair) => kept?.reasonsOf(pair.from, pair.to));
      const missing = pairs.filter((_, k) => reasons[k] === undefined);
      named.all += pairs.length;
      named.known += pairs.length - missing.length;
      const fresh = missing.length > 0 ? await pool.run('nameReasons', missing) : [];
      let next = 0;
      return reasons.map((one) => one ?? fresh[next++]!);
    },
    (reasons, { from, to }) => {
      let next = 0;
      for (let i = from; i < to; i++) {
        const own: string[] = [];
        const texts = lists[i]!.map((link) => {
          const found = link.local < 0 ? '[]' : reasons[next++]!;
          if (link.local >= 0) own.push(found);
          return joinLinkText(link, link.pinned ? addPin(found) : found);
        });
        table.set(group[i]!, lists[i]!, texts.join('\n'));
        const docs = lists[i]!.flatMap(({ local }) => (local < 0 ? [] : [local]));
        named.links.push({ docs, reasons: own });
      }
    },
  );
  return named;
}

// --- internal ---

const PINNED = '{"kind":"pinned","values":[]}';

/** Reasons as JSON, with that of a pin before them. */
const addPin = (reasons: string) => (reasons === '[]' ? `[${PINNED}]` : `[${PINNED},${reasons.slice(1)}`);
