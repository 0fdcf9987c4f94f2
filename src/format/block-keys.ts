/**
 * Where the blocks of a sorted section begin, as their directory has it: keys that share their beginnings with the key
 * before, every 16th whole, so that finding a block decodes a few of them and not thousands.
 *
 *     per 16 keys: their size in bytes | per key: shared bytes | size of the rest | rest of the key
 *
 * All numbers are varints.
 */
import { ByteReader, ByteWriter, compareBytes, fromUtf8, toUtf8 } from './bytes.ts';
import { lastAtOrBefore } from './last-at-or-before.ts';
import { readFirstKey, SharedKeys } from './shared-keys.ts';

const GROUP = 16;

/** Ascending keys, by the order of their UTF-8 bytes. */
export interface Keys {
  readonly length: number;
  at(i: number): string | undefined;
  /** Number of the last key that is not after `wanted`, or -1. */
  lastAtOrBefore(wanted: string): number;
}

export function encodeKeys(keys: readonly string[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (let from = 0; from < keys.length; from += GROUP) {
    const group = new ByteWriter();
    let previous: Uint8Array = new Uint8Array(0);
    for (let i = from; i < Math.min(from + GROUP, keys.length); i++) {
      const key = toUtf8(keys[i]!);
      let shared = 0;
      while (shared < previous.length && key[shared] === previous[shared]) shared++;
      group
        .varint(shared)
        .varint(key.length - shared)
        .raw(key.subarray(shared));
      previous = key;
    }
    out.varint(group.length).raw(group.finish());
  }
  return out.finish();
}

export function decodeKeys(bytes: Uint8Array, count: number): Keys {
  return new PackedKeys(bytes, count);
}

// --- internal ---

class PackedKeys implements Keys {
  /** Where each group ends. */
  private readonly ends: Uint32Array;

  constructor(
    private readonly bytes: Uint8Array,
    readonly length: number,
  ) {
    this.ends = new Uint32Array(Math.ceil(length / GROUP));
    const reader = new ByteReader(bytes);
    for (let group = 0; group < this.ends.length; group++) {
      const size = reader.varint();
      reader.at += size;
      this.ends[group] = reader.at;
    }
  }

  at(i: number): string | undefined {
    if (i < 0 || i >= this.length) return undefined;
    let left = i % GROUP;
    for (const keys of walk(this.groupOf(Math.floor(i / GROUP))))
      if (left-- === 0) return fromUtf8(keys.last);
    return undefined;
  }

  lastAtOrBefore(wanted: string): number {
    const bytes = toUtf8(wanted);
    const group = lastAtOrBefore(this.ends.length, (i) => compareBytes(firstOf(this.groupOf(i)), bytes));
    if (group < 0) return -1;
    let last = group * GROUP - 1;
    for (const keys of walk(this.groupOf(group))) {
      if (keys.compareTo(bytes) > 0) break;
      last++;
    }
    return last;
  }

  private groupOf(group: number): Uint8Array {
    const reader = new ByteReader(this.bytes, group === 0 ? 0 : this.ends[group - 1]!);
    return reader.raw(reader.varint());
  }
}

/** Passes over the keys of a group, from one to the next. */
function* walk(group: Uint8Array): Generator<SharedKeys> {
  const reader = new ByteReader(group);
  const keys = new SharedKeys(reader);
  while (!reader.atEnd) yield keys.next();
}

const firstOf = (group: Uint8Array): Uint8Array => readFirstKey(new ByteReader(group));
