/**
 * From an article's id or URL to its number: sorted hashes, cut into a power of two of blocks by their first
 * bits, so that one block answers and none must be searched for.
 *
 *     u32 first hash of each key | u32 article number of each | u16 second hash of each, by ascending hashes
 *
 * Of two keys with one 48-bit hash the article tells which is meant.
 */

/** Two independent hashes of a key, of 32 and of 16 bits. */
export function hashKey(key: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c ^ key.length;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [finish(a), finish(b) & 0xffff];
}

export const idKey = (id: string): string => `id:${id}`;
/** Takes a URL as `normalizeUrl` leaves it. */
export const urlKey = (normalized: string): string => `url:${normalized}`;

/** Which of `blocks` (a power of two) holds a key. */
export function blockOfKey(key: string, blocks: number): number {
  return Math.floor((hashKey(key)[0] / 2 ** 32) * blocks);
}

/** Both hashes of a key, and its article. */
export type IdRow = readonly [first: number, second: number, doc: number];

const BYTES_PER_ROW = 10;

/** Rows must be sorted by `compareRows`. */
export function encodeIds(rows: readonly IdRow[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows.length * BYTES_PER_ROW);
  new Uint32Array(out.buffer, 0, rows.length).set(rows.map(([first]) => first));
  new Uint32Array(out.buffer, rows.length * 4, rows.length).set(rows.map(([, , doc]) => doc));
  new Uint16Array(out.buffer, rows.length * 8, rows.length).set(rows.map(([, second]) => second));
  return out;
}

export function compareRows(a: readonly number[], b: readonly number[]): number {
  return a[0]! - b[0]! || a[1]! - b[1]!;
}

/** The number of the article with that key, or undefined. */
export function findDoc(payload: Uint8Array<ArrayBuffer>, key: string): number | undefined {
  const rows = payload.byteLength / BYTES_PER_ROW;
  const firsts = new Uint32Array(payload.buffer, payload.byteOffset, rows);
  const docs = new Uint32Array(payload.buffer, payload.byteOffset + rows * 4, rows);
  const seconds = new Uint16Array(payload.buffer, payload.byteOffset + rows * 8, rows);
  const [first, second] = hashKey(key);
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (firsts[middle]! < first) low = middle + 1;
    else high = middle;
  }
  for (; firsts[low] === first; low++) if (seconds[low] === second) return docs[low];
  return undefined;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
