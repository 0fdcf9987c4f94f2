/** Chosen lists to lists as they are stored: every link gets its reasons, from the build before where they still hold. */
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import type { KeptRelations, NamedLinks } from './kept-relations.ts';
import { joinLinkText, type LinkTable } from './link-table.ts';
import type { Pair } from './name-reasons.ts';
import type { ChosenLists, ReserveTable } from './side-by-side/chosen-lists.ts';
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
      const own = Array.from({ length: to - from }, (_, row) => lists.get(from + row).slice(0, limit));
      const pairs: Pair[] = [];
      own.forEach((list, row) => {
        for (const { local } of list) if (local >= 0) pairs.push({ from: from + row, to: local });
      });
      const reasons = pairs.map((pair) => kept?.reasonsOf(pair.from, pair.to));
      const missing = pairs.filter((_, k) => reasons[k] === undefined);
      named.all += pairs.length;
      named.known += pairs.length - missing.length;
      const fresh = missing.length > 0 ? await pool.run('nameReasons', missing) : [];
      let next = 0;
      return { own, reasons: reasons.map((one) => one ?? fresh[next++]!) };
    },
    ({ own, reasons }, range) => {
      const partsOf = reserves.openParts(range);
      let next = 0;
      own.forEach((list, row) => {
        const i = range.from + row;
        const first = next;
        const texts = list.map((link) => {
          const found = link.local < 0 ? '[]' : reasons[next++]!;
          const parts = link.slot < 0 ? '' : partsOf(i, link.slot);
          return joinLinkText(link, parts, link.pinned ? addPin(found) : found);
        });
        table.set(group[i]!, list, texts.join('\n'));
        if (!kept) return;
        const docs = list.filter(({ local }) => local >= 0).map(({ local }) => local);
        named.links.push({ docs, reasons: reasons.slice(first, next).join('\n') });
      });
    },
  );
  return named;
}

// --- internal ---

const PINNED = '{"kind":"pinned","values":[]}';

/** Reasons as JSON, with that of a pin before them. */
const addPin = (reasons: string) => (reasons === '[]' ? `[${PINNED}]` : `[${PINNED},${reasons.slice(1)}`);
