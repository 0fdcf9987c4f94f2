/** How many of the matching articles carry each value of a facet. */

export interface CountableValue {
  label: string;
  /** Numbers of the articles that carry it. */
  docs: ArrayLike<number>;
}

/** Values that one facet answers with, at most. */
const MOST_VALUES = 100;

/** Counts by label, the most frequent first, ties by label; values without a match are left out. */
export function countFacet(
  values: Iterable<CountableValue>,
  matches: Uint8Array,
  most = MOST_VALUES,
): Record<string, number> {
  const counts: [label: string, count: number][] = [];
  for (const { label, docs } of values) {
    let count = 0;
    for (let i = 0; i < docs.length; i++) if (matches[docs[i]!] === 1) count++;
    if (count > 0) counts.push([label, count]);
  }
  counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  // `fromEntries` defines properties, so a label such as "__proto__" is a label.
  return Object.fromEntries(counts.slice(0, most));
}
