/** Where a term stands in one article, as ranking sees it: plain arrays, whatever block they came from. */

/** Parallel arrays by ascending position. */
export interface Places {
  /** Title words count from 0, body words from `BODY_FROM`. */
  positions: ArrayLike<number>;
  /** Number of the form that stands there, among the term's forms. */
  forms: ArrayLike<number>;
}

/** Place of a body's first word; positions below are the title's. */
export const BODY_FROM = 4096;

/** The number of a form that no word of a query can be. */
export const OTHER_FORM = 0xffff;

export const NO_PLACES: Places = { positions: [], forms: [] };

/**
 * The places of several terms that stand for one word (its synonyms, its stem in another language) as one list; the
 * first term keeps its form numbers, the others' forms are no exact matches.
 */
export function mergePlaces(lists: readonly Places[]): Places {
  if (lists.length === 1) return lists[0]!;
  const merged = new Map<number, number>();
  lists.forEach(({ positions, forms }, term) => {
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i]!;
      if (!merged.has(position)) merged.set(position, term === 0 ? forms[i]! : OTHER_FORM);
    }
  });
  const sorted = [...merged].sort(([a], [b]) => a - b);
  return { positions: sorted.map(([position]) => position), forms: sorted.map(([, form]) => form) };
}

/** How often a form stands in the title and in the body. */
export function countForm({ positions, forms }: Places, form: number): [title: number, body: number] {
  const counts: [number, number] = [0, 0];
  for (let i = 0; i < positions.length; i++) {
    if (forms[i] === form) counts[positions[i]! < BODY_FROM ? 0 : 1]++;
  }
  return counts;
}

/** Where in the lists a place stands, or -1. */
export function findPlace({ positions }: Places, place: number): number {
  let low = 0;
  let high = positions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const position = positions[middle]!;
    if (position === place) return middle;
    if (position < place) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
