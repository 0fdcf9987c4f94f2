/** Chosen lists to lists as they are stored: every link gets its reasons, from the build before where they still hold. */
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import type { KeptRelations, NamedLinks } from './kept-relations.ts';
import { joinLinkText, type LinkTable } from './link-table.ts';
import type { Pair } from './name-reasons.ts';
import type { ChosenLink, ChosenLists, ReserveTable } from './side-by-side/chosen-lists.ts';
import type { Range } from './side-by-side/relate-tasks.ts';

export interface NamedLists {
  /** Per article of the group, where they are kept. */
  links: NamedLinks[];
  /** Links whose reasons were known, and all that have some. */
  known: number;
  all: number;
}

/** Puts the first `limit` links of a group's lists into `table`; `group` names the places of its articles there. */
export async function nameLists(
  group: readonly number[],
  { lists, reserves, limit }: { lists: ChosenLists; reserves: ReserveTable; limit: number },
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
      const pairs: Pair[] = [];
      for (let i = from; i < to; i++) {
        for (const { local } of lists.get(i).slice(0, limit)) {
          if (local >= 0) pairs.push({ from: i, to: local });
        }
      }
      const reasons = pairs.map((pair) => kept?.reasonsOf(pair.from, pair.to));
      const missing = pairs.filter((_, k) => reasons[k] === undefined);
      named.all += pairs.length;
      named.known += pairs.length - missing.length;
      const fresh = missing.length > 0 ? await pool.run('nameReasons', missing) : [];
      let next = 0;
      return reasons.map((one) => one ?? fresh[next++]!);
    },
    (reasons, range) => {
      const partsOf = reserves.openParts(range);
      let next = 0;
      for (let i = range.from; i < range.to; i++) {
        const list = lists.get(i).slice(0, limit);
        const own: string[] = [];
        const texts = list.map((link) => {
          const found = link.local < 0 ? '[]' : reasons[next++]!;
          if (link.local >= 0) own.push(found);
          const parts = link.slot < 0 ? {} : partsOf(i, link.slot);
          return joinLinkText(link, parts, link.pinned ? addPin(found) : found);
        });
        table.set(group[i]!, list, texts.join('\n'));
        if (kept) named.links.push({ docs: listLocals(list), reasons: own });
      }
    },
  );
  return named;
}

// --- internal ---

const listLocals = (list: readonly ChosenLink[]) => list.flatMap(({ local }) => (local < 0 ? [] : [local]));

const PINNED = '{"kind":"pinned","values":[]}';

/** Reasons as JSON, with that of a pin before them. */
const addPin = (reasons: string) => (reasons === '[]' ? `[${PINNED}]` : `[${PINNED},${reasons.slice(1)}`);
