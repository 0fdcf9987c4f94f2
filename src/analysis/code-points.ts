/** Sets of characters as pairs of their first and last code points, in ascending order. */
export type Ranges = readonly (readonly [first: number, last: number])[];

export function isWithin(ranges: Ranges, codePoint: number): boolean {
  for (const [first, last] of ranges) {
    if (codePoint < first) return false;
    if (codePoint <= last) return true;
  }
  return false;
}
