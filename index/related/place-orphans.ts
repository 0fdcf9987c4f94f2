/**
 * Articles that no list names get a place at the end of the list that suits them best, so that readers can reach
 * them. Who leaves for them stays reachable through other lists.
 */

/** Links of a list that count as naming an article. */
export const REACH = 10;

/** One link as far as its place in the list matters. */
export interface Placed {
  doc: number;
  score: number;
  pinned?: boolean;
}

/** Articles that none of the first `REACH` links at or above `threshold` names. */
export function findOrphans(lists: readonly (readonly Placed[])[], threshold: number): number[] {
  const named = countNamed(lists, threshold);
  return lists.flatMap((_, doc) => (named[doc] === 0 ? [doc] : []));
}

/**
 * Moves each orphan that stands further down in some list (at or above `threshold`) to the end of the first `REACH`
 * of one of them: where its score is nearest to that of the link which it replaces. A list takes in one orphan and
 * loses no link that only it names. Lists are changed in place.
 */
export function placeOrphans<T extends Placed>(
  lists: T[][],
  reserves: readonly (readonly T[])[],
  threshold: number,
): void {
  const named = countNamed(lists, threshold);
  const offers = reserves.flatMap((reserve, host) =>
    reserve
      .filter(({ doc, score }) => named[doc] === 0 && score >= threshold)
      .map((link) => ({ host, link, loss: (lists[host]![REACH - 1]?.score ?? link.score) - link.score })),
  );
  offers.sort((a, b) => a.loss - b.loss || a.host - b.host || a.link.doc - b.link.doc);
  const full = new Set<number>();
  for (const { host, link } of offers) {
    if (named[link.doc]! > 0 || full.has(host)) continue;
    const list = lists[host]!;
    const place = Math.min(
      REACH - 1,
      list.filter(({ score, pinned }) => pinned || score >= threshold).length,
    );
    const leaving = list[place];
    if (place === REACH - 1 && leaving !== undefined && (leaving.pinned || named[leaving.doc]! <= 1))
      continue;
    if (leaving !== undefined && place === REACH - 1) named[leaving.doc]!--;
    const before = list.findIndex(({ doc }) => doc === link.doc);
    if (before >= 0) list.splice(before, 1);
    list.splice(Math.min(place, list.length), 0, link);
    named[link.doc]!++;
    full.add(host);
  }
}

// --- internal ---

function countNamed(lists: readonly (readonly Placed[])[], threshold: number): Int32Array {
  const named = new Int32Array(lists.length);
  for (const list of lists) {
    for (const { doc, score, pinned } of list.slice(0, REACH)) {
      if (pinned || score >= threshold) named[doc]!++;
    }
  }
  return named;
}
