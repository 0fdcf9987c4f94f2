/**
 * From an article's id or URL to its number: sorted hashes, cut into a power of two of blocks by their first
 * bits, so that one block answers and none must be searched for.
 *
 *     per key: u32 first hash | u32 second hash | u32 article number, by ascending hashes
 *
 * Two keys of one 64-bit hash are told apart by whoever reads the article; the build refuses such a corpus.
 */

const ROW = 3;

/** Two independent 32-bit hashes of a key. */
export function hashKey(key: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c ^ key.length;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [finish(a), finish(b)];
}

export const idKey = (id: string): string => `id:${id}`;
export const urlKey = (url: string): string => `url:${normalizeUrl(url)}`;

/**
 * What is left of a URL to compare: the path, decoded, without origin, query, fragment, `index.html` and a
 * slash at the end.
 */
export function normalizeUrl(url: string): string {
  const path = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '');
  const bare = path.replace(/\/index\.html?$/i, '/').replace(/\/+$/, '');
  const rooted = bare.startsWith('/') ? bare : `/${bare}`;
  try {
    return decodeURI(rooted).normalize('NFC');
  } catch {
    return rooted;
  }
}

/** Which of `blocks` (a power of two) holds a key. */
export function blockOfKey(key: string, blocks: number): number {
  return Math.floor((hashKey(key)[0] / 2 ** 32) * blocks);
}

/** Rows must be sorted by `compareRows`. */
export function encodeIds(rows: readonly (readonly [number, number, number])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint32Array.from(rows.flat()).buffer);
}

export function compareRows(a: readonly number[], b: readonly number[]): number {
  return a[0]! - b[0]! || a[1]! - b[1]!;
}

/** The number of the article with that key, or undefined. */
export function findDoc(payload: Uint8Array<ArrayBuffer>, key: string): number | undefined {
  const cells = new Uint32Array(payload.buffer, payload.byteOffset, payload.byteLength >>> 2);
  const wanted = hashKey(key);
  let low = 0;
  let high = cells.length / ROW;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareRows([cells[middle * ROW]!, cells[middle * ROW + 1]!], wanted) < 0) low = middle + 1;
    else high = middle;
  }
  const at = low * ROW;
  return cells[at] === wanted[0] && cells[at + 1] === wanted[1] ? cells[at + 2] : undefined;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
