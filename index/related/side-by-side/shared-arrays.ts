/**
 * Typed arrays that all threads see: copies of others, or new ones. Of new ones only what is written to takes memory, so that
 * they may be made for the most that can come.
 */

export function shareBytes(source: ArrayLike<number> | number): Uint8Array {
  return fill(new Uint8Array(new SharedArrayBuffer(lengthOf(source))), source);
}

export function shareInts(source: ArrayLike<number> | number): Int32Array {
  return fill(new Int32Array(new SharedArrayBuffer(4 * lengthOf(source))), source);
}

export function shareFloats(source: ArrayLike<number> | number): Float32Array {
  return fill(new Float32Array(new SharedArrayBuffer(4 * lengthOf(source))), source);
}

export function shareDoubles(source: ArrayLike<number> | number): Float64Array {
  return fill(new Float64Array(new SharedArrayBuffer(8 * lengthOf(source))), source);
}

// --- internal ---

const lengthOf = (source: ArrayLike<number> | number) =>
  typeof source === 'number' ? source : source.length;

function fill<T extends { set(source: ArrayLike<number>): void }>(
  array: T,
  source: ArrayLike<number> | number,
): T {
  if (typeof source !== 'number') array.set(source);
  return array;
}
