/** Keys in order, each written as what it shares with the one before and the rest: `shared | size of the rest | rest`. */
import type { ByteReader } from './bytes.ts';

export class SharedKeys {
  private key = new Uint8Array(64);

  constructor(private readonly reader: ByteReader) {}

  /** The next key; it is gone with the one after it. */
  next(): Uint8Array {
    const shared = this.reader.varint();
    const rest = this.reader.raw(this.reader.varint());
    if (shared + rest.length > this.key.length) {
      const grown = new Uint8Array(2 * (shared + rest.length));
      grown.set(this.key);
      this.key = grown;
    }
    this.key.set(rest, shared);
    return this.key.subarray(0, shared + rest.length);
  }
}

/** The first key of a run, which shares nothing. */
export function readFirstKey(reader: ByteReader): Uint8Array {
  reader.varint();
  return reader.raw(reader.varint());
}
