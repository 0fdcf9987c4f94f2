/** Where `wanted` stands among ascending numbers, or would; nothing before `from` is looked at. */
export function placeOf(docs: Uint32Array, wanted: number, from = 0): number {
  let low = from;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (docs[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
