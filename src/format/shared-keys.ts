/** Keys in order, each written as what it shares with the one before and the rest: `shared | size of the rest | rest`. */
import { type ByteReader, compareBytes } from './bytes.ts';

export class SharedKeys {
  private key = new Uint8Array(64);
  private length = 0;

  constructor(private readonly reader: ByteReader) {}

  /** The key that was read last; it is gone with the one after it. */
  get last(): Uint8Array {
    return this.key.subarray(0, this.length);
  }

  /** Reads the next key. */
  next(): this {
    const shared = this.reader.varint();
    const length = shared + this.reader.varint();
    if (length > this.key.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(this.key);
      this.key = grown;
    }
    for (let at = shared; at < length; at++) this.key[at] = this.reader.byte();
    this.length = length;
    return this;
  }

  /** Orders the key that was read last and another one, without making a view of it: a look-up passes over dozens. */
  compareTo(other: Uint8Array): number {
    return compareBytes(this.key, other, this.length);
  }
}

/** The first key of a run, which shares nothing. */
export function readFirstKey(reader: ByteReader): Uint8Array {
  reader.varint();
  return reader.raw(reader.varint());
}
