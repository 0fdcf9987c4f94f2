/**
 * A sorted map from strings to byte strings, as it stands in one block. Keys share their beginnings with the
 * key before (front coding); every 64th is whole, so that a look-up is a binary search and at most 64 steps.
 *
 *     u32 restart count | u32 offset of each restart | entries …
 *     entry: shared bytes (varint) | rest size (varint) | rest of the key | data size (varint) | data
 */
import { ByteReader, ByteWriter, compareBytes, fromUtf8, toUtf8 } from './bytes.ts';
import { lastAtOrBefore } from './last-at-or-before.ts';
import { readFirstKey, SharedKeys } from './shared-keys.ts';

const RESTART_EVERY = 64;

export interface KeyedEntry {
  key: string;
  data: Uint8Array;
}

/** Writes entries, which must come in ascending order of their keys' UTF-8 bytes, without repeats. */
export class KeyedBlockWriter {
  private readonly entries = new ByteWriter();
  private readonly restarts: number[] = [];
  private previous: Uint8Array = new Uint8Array(0);
  private count = 0;

  /** Bytes that the block would have now. */
  get length(): number {
    return this.entries.length + 4 * this.restarts.length + 4;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  add(key: Uint8Array, data: Uint8Array): void {
    let shared = 0;
    if (this.count % RESTART_EVERY === 0) this.restarts.push(this.entries.length);
    else while (shared < key.length && key[shared] === this.previous[shared]) shared++;
    this.entries
      .varint(shared)
      .varint(key.length - shared)
      .raw(key.subarray(shared))
      .varint(data.length)
      .raw(data);
    this.previous = key;
    this.count++;
  }

  finish(): Uint8Array<ArrayBuffer> {
    const out = new ByteWriter().u32(this.restarts.length);
    for (const restart of this.restarts) out.u32(restart);
    return out.raw(this.entries.finish()).finish();
  }
}

/** Finds the data of one key, as a view, or undefined. */
export function findEntry(payload: Uint8Array, key: string): Uint8Array | undefined {
  const wanted = toUtf8(key);
  const reader = openAt(payload, wanted);
  const keys = new SharedKeys(reader);
  while (!reader.atEnd) {
    const order = keys.next().compareTo(wanted);
    const size = reader.varint();
    if (order === 0) return reader.raw(size);
    if (order > 0) return undefined;
    reader.at += size;
  }
  return undefined;
}

/** The entries whose keys begin with `prefix`, in order; all of them for the empty prefix. */
export function* entriesWithPrefix(payload: Uint8Array, prefix: string): Generator<KeyedEntry> {
  const wanted = toUtf8(prefix);
  const reader = openAt(payload, wanted);
  const keys = new SharedKeys(reader);
  while (!reader.atEnd) {
    const key = keys.next().last;
    const data = reader.raw(reader.varint());
    const order = compareBytes(key.subarray(0, wanted.length), wanted);
    if (order > 0) return;
    if (order === 0) yield { key: fromUtf8(key), data };
  }
}

/** A reader at the last restart whose key is not after `wanted`, or at the first. */
function openAt(payload: Uint8Array, wanted: Uint8Array): ByteReader {
  const header = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const restarts = header.getUint32(0, true);
  const entriesAt = 4 + 4 * restarts;
  const reader = new ByteReader(payload);
  const restartAt = (i: number) => entriesAt + header.getUint32(4 + 4 * i, true);
  if (restarts === 0) return new ByteReader(payload, payload.length);
  const start = lastAtOrBefore(restarts, (i) => {
    reader.at = restartAt(i);
    return compareBytes(readFirstKey(reader), wanted);
  });
  reader.at = restartAt(Math.max(0, start));
  return reader;
}
