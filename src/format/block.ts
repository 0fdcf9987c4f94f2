/**
 * The frame around every file of the index: what it is, of which version, and a checksum over all of it.
 *
 *     0        4       5         6    8              12         16
 *     | "ALSD" | kind  | version | 0  | payload size | checksum | payload …
 *
 * All numbers are little-endian. The checksum covers the header (without itself) and the payload; every step
 * of it is a bijection, so a change within any one 32-bit word is always seen.
 */
import { IndexError } from '../index-error.ts';

/** Rises with every change of any block's layout: a Worker opens its own version only. */
export const FORMAT_VERSION = 4;

/** What a block holds; the numbers are kept for good. */
const BLOCK_KINDS = {
  manifest: 1,
  directory: 2,
  terms: 3,
  postings: 4,
  positions: 5,
  forms: 6,
  lengths: 7,
  docs: 8,
  facets: 9,
  dates: 10,
  neighbours: 11,
  copies: 12,
  ids: 13,
  related: 14,
  suggestions: 15,
  profiles: 17,
  outlines: 18,
} as const;

export type BlockKind = keyof typeof BLOCK_KINDS;

/** Kinds whose payload is raw DEFLATE: much text, little of it read at a time. */
export const DEFLATED: ReadonlySet<BlockKind> = new Set(['docs', 'related', 'suggestions']);

/** Bytes of a frame before the payload. */
export const FRAME_BYTES = 16;
const MAGIC = 0x44534c41;

/** Puts a payload into its frame. */
export function sealBlock(kind: BlockKind, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FRAME_BYTES + payload.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint8(4, BLOCK_KINDS[kind]);
  header.setUint8(5, FORMAT_VERSION);
  header.setUint32(8, payload.length, true);
  bytes.set(payload, FRAME_BYTES);
  header.setUint32(12, checksumOf(bytes), true);
  return bytes;
}

/**
 * Takes a payload out of its frame, as a view at an offset that is a multiple of 16.
 *
 * @throws IndexError `index_foreign` for another format or version, `index_damaged` for anything else that is
 * not as it was written.
 */
export function openBlock(kind: BlockKind, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length < FRAME_BYTES) throw new IndexError('index_damaged', `A ${kind} block is cut short.`);
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(0, true) !== MAGIC) {
    throw new IndexError('index_foreign', `A ${kind} block was not written by Alongside.`);
  }
  const version = header.getUint8(5);
  if (version !== FORMAT_VERSION) {
    throw new IndexError(
      'index_foreign',
      `A ${kind} block has format ${version}; this Worker reads format ${FORMAT_VERSION}. Build the index again.`,
    );
  }
  const size = header.getUint32(8, true);
  if (bytes.length !== FRAME_BYTES + size || header.getUint32(12, true) !== checksumOf(bytes)) {
    throw new IndexError('index_damaged', `A ${kind} block is damaged: its checksum does not hold.`);
  }
  if (header.getUint8(4) !== BLOCK_KINDS[kind]) {
    throw new IndexError('index_damaged', `A ${kind} block holds something else.`);
  }
  return bytes.subarray(FRAME_BYTES);
}

/** The checksum that a block's frame carries. */
export function checksumIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(12, true);
}

/** A 32-bit hash of the block word by word, its own place in the header taken as zero. */
function checksumOf(bytes: Uint8Array<ArrayBuffer>): number {
  const words = bytes.length >>> 2;
  let hash = 0x9e3779b9 ^ bytes.length;
  if (bytes.byteOffset % 4 === 0) {
    const view = new Uint32Array(bytes.buffer, bytes.byteOffset, words);
    for (let i = 0; i < words; i++) hash = mix(hash, i === 3 ? 0 : view[i]!);
  } else {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < words; i++) hash = mix(hash, i === 3 ? 0 : view.getUint32(i * 4, true));
  }
  for (let i = words * 4; i < bytes.length; i++) hash = mix(hash, bytes[i]!);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51);
  return (mixed << 15) | (mixed >>> 17);
}
