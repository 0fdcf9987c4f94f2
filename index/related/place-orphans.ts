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
export function findOrphans(lists: Lists, threshold: number): number[] {
  return findUnnamed(
    lists,
    Array.from({ length: lists.length }, (_, doc) => doc),
    threshold,
  );
}

/** Which of `places` none of these lists names. */
export function findUnnamed(lists: Lists, places: readonly number[], threshold: number): number[] {
  const named = countNamed(lists, threshold);
  return places.filter((place) => !named.has(place));
}

/** Lists by article. */
export interface Lists extends Iterable<readonly Placed[]> {
  readonly length: number;
}

/** Lists that are changed, one at a time. */
export interface ChangingLists<T> extends Lists {
  get(i: number): T[];
  set(i: number, list: readonly T[]): void;
}

/**
 * Moves each orphan that stands further down in some list (at or above `threshold`) to the end of the first `REACH`
 * of one of them: where its score is nearest to that of the link which it replaces. A list takes in one orphan and
 * loses no link that only it names. `places` names the article of each list. Lists are changed in place.
 *
 * @param listWanted Of all that a list could hold, best first, those that name a wanted article.
 */
export function placeOrphans<T extends Placed>(
  lists: ChangingLists<T>,
  listWanted: (host: number, isWanted: (doc: number) => boolean) => readonly T[],
  places: readonly number[],
  threshold: number,
): void {
  const named = countNamed(lists, threshold);
  const orphans = new Set(places.filter((place) => !named.has(place)));
  const offers: { host: number; link: T; loss: number }[] = [];
  for (let host = 0; host < lists.length; host++) {
    const wanted = listWanted(host, (doc) => orphans.has(doc));
    for (const link of wanted) {
      if (link.score < threshold) continue;
      offers.push({ host, link, loss: (lists.get(host)[REACH - 1]?.score ?? link.score) - link.score });
    }
  }
  offers.sort((a, b) => a.loss - b.loss || a.host - b.host || a.link.doc - b.link.doc);
  const full = new Set<number>();
  for (const { host, link } of offers) {
    if (!orphans.has(link.doc) || full.has(host)) continue;
    const list = lists.get(host);
    const place = Math.min(
      REACH - 1,
      list.filter(({ score, pinned }) => pinned || score >= threshold).length,
    );
    const leaving = list[place];
    if (place === REACH - 1 && leaving !== undefined && (leaving.pinned || named.get(leaving.doc)! <= 1))
      continue;
    if (leaving !== undefined && place === REACH - 1) named.set(leaving.doc, named.get(leaving.doc)! - 1);
    const before = list.findIndex(({ doc }) => doc === link.doc);
    if (before >= 0) list.splice(before, 1);
    list.splice(Math.min(place, list.length), 0, link);
    lists.set(host, list);
    orphans.delete(link.doc);
    named.set(link.doc, 1);
    full.add(host);
  }
}

// --- internal ---

/** Article -> how many lists name it. */
function countNamed(lists: Lists, threshold: number): Map<number, number> {
  const named = new Map<number, number>();
  for (const list of lists) {
    for (const { doc, score, pinned } of list.slice(0, REACH)) {
      if (pinned || score >= threshold) named.set(doc, (named.get(doc) ?? 0) + 1);
    }
  }
  return named;
}
