/** Typed arrays that all threads see: copies of others, or new ones. */

export function shareInts(source: ArrayLike<number> | number): Int32Array {
  return fill(new Int32Array(new SharedArrayBuffer(4 * lengthOf(source))), source);
}

export function shareBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
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
