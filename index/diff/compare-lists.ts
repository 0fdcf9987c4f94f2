/** Two sets of related lists in, what changed between them out. Knows nothing of files. */

/** Article id -> ids of its links, best first. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** One article's list before and after; JSON names are kept for good. */
export interface ListChange {
  id: string;
  before: string[];
  after: string[];
  /** Links that only the new list has, and only the old one had; both empty when the order alone changed. */
  added: string[];
  removed: string[];
}

export interface ListsDifference {
  /** Articles that only the new index has, and that only the old one had. */
  articlesAdded: string[];
  articlesRemoved: string[];
  changed: ListChange[];
  unchanged: number;
}

/** Compares the first `limit` links of every article that both sides have; everything in order of ids. */
export function compareLists(before: Lists, after: Lists, limit: number): ListsDifference {
  const sorted = (ids: Iterable<string>) => [...ids].sort();
  const changed: ListChange[] = [];
  const common = sorted(after.keys()).filter((id) => before.has(id));
  for (const id of common) {
    const old = before.get(id)!.slice(0, limit);
    const now = after.get(id)!.slice(0, limit);
    if (old.length === now.length && old.every((link, i) => link === now[i])) continue;
    changed.push({
      id,
      before: old,
      after: now,
      added: now.filter((link) => !old.includes(link)),
      removed: old.filter((link) => !now.includes(link)),
    });
  }
  return {
    articlesAdded: sorted(after.keys()).filter((id) => !before.has(id)),
    articlesRemoved: sorted(before.keys()).filter((id) => !after.has(id)),
    changed,
    unchanged: common.length - changed.length,
  };
}

/** A Markdown table, ready for a pull request: one row a changed list, one sentence for the rest. */
export function renderDifference(difference: ListsDifference): string {
  const { changed, unchanged, articlesAdded, articlesRemoved } = difference;
  const lines = [
    `${changed.length} related lists changed, ${unchanged} did not; ` +
      `${articlesAdded.length} articles are new, ${articlesRemoved.length} are gone.`,
  ];
  if (changed.length > 0) lines.push('', '| article | now links to | no longer links to |', '|---|---|---|');
  for (const { id, added, removed } of changed) {
    const both =
      added.length + removed.length > 0 ? [list(added), list(removed)] : ['the same in another order', ''];
    lines.push(`| ${cell(id)} | ${both.join(' | ')} |`);
  }
  if (articlesAdded.length > 0) lines.push('', `New: ${list(articlesAdded)}`);
  if (articlesRemoved.length > 0) lines.push('', `Gone: ${list(articlesRemoved)}`);
  return lines.join('\n');
}

const list = (ids: string[]) => ids.map(cell).join(', ');

const cell = (id: string) => id.replaceAll('|', '\\|');
