/** The last of `count` ascending places whose comparison is not above zero, or -1. */
export function lastAtOrBefore(count: number, compare: (i: number) => number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compare(middle) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}
