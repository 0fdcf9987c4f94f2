/** Orders of hits other than by relevance, and what an order leaves out. */
import type { Sort } from '../answers.ts';

/**
 * Article numbers by date; those without one come last either way. Articles of one day stay as they were, so a list
 * by relevance gives its order within the day. `days`: day numbers by article; `noDate` stands for none.
 */
export function orderByDate(
  docs: readonly number[],
  days: ArrayLike<number>,
  noDate: number,
  sort: Exclude<Sort, 'relevance'>,
): number[] {
  const sign = sort === 'date:asc' ? 1 : -1;
  return [...docs].sort((a, b) => {
    const x = days[a]!;
    const y = days[b]!;
    if (x === y) return 0;
    if (x === noDate) return 1;
    if (y === noDate) return -1;
    return sign * (x - y);
  });
}

/**
 * The list with near-copies folded: of each cluster the first in the order stays. `representativeOf` names an
 * article's cluster by one of its articles.
 */
export function foldCopies(docs: readonly number[], representativeOf: (doc: number) => number): number[] {
  const seen = new Set<number>();
  return docs.filter((doc) => {
    const cluster = representativeOf(doc);
    return !seen.has(cluster) && seen.add(cluster);
  });
}
