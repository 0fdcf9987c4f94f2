/**
 * Unsigned LEB128 varints and UTF-8 strings, written into and read from plain bytes. A varint is at most five
 * bytes and holds 0 … 2³² − 1.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** UTF-8 bytes of a string; lone surrogates become U+FFFD. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text) as Uint8Array<ArrayBuffer>;
}

/** The string that UTF-8 bytes stand for. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Orders two byte strings as unsigned bytes, which for UTF-8 is the order of code points. `length`: bytes of `a` that count.
 */
export function compareBytes(a: Uint8Array, b: Uint8Array, length = a.length): number {
  const shorter = Math.min(length, b.length);
  for (let i = 0; i < shorter; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return length - b.length;
}

/** How many UTF-16 units two words begin with alike, never half of a surrogate pair. */
export function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  const last = a.charCodeAt(shared - 1);
  return last >= 0xd800 && last <= 0xdbff ? shared - 1 : shared;
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  /** As many as an engine keeps beside the array itself: most writers write less. */
  private bytes = new Uint8Array(64);
  /** How many bytes have been written. */
  length = 0;

  byte(value: number): this {
    this.reserve(1);
    this.bytes[this.length++] = value;
    return this;
  }

  varint(value: number): this {
    this.reserve(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
    return this;
  }

  u32(value: number): this {
    this.reserve(4);
    for (let shift = 0; shift < 32; shift += 8) this.bytes[this.length++] = (value >>> shift) & 0xff;
    return this;
  }

  raw(source: Uint8Array): this {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
    return this;
  }

  /** A varint of the byte length, then UTF-8. */
  string(text: string): this {
    if (this.tryAscii(text)) return this;
    const source = toUtf8(text);
    return this.varint(source.length).raw(source);
  }

  /** Writes a short text of ASCII, as most words are, without making an array of it. */
  private tryAscii(text: string): boolean {
    const size = text.length;
    if (size >= 0x80) return false;
    this.reserve(size + 1);
    let at = this.length;
    this.bytes[at++] = size;
    for (let i = 0; i < size; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) return false;
      this.bytes[at++] = unit;
    }
    this.length = at;
    return true;
  }

  /** A copy of what has been written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** A cursor over bytes. Reading past the end throws a `RangeError`. */
export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new RangeError('read past the end of a block');
    return value;
  }

  varint(): number {
    let value = this.byte();
    if (value < 0x80) return value;
    value &= 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value >>> 0;
    }
    throw new RangeError('a varint of more than five bytes');
  }

  u32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  /** A view of the next `length` bytes. */
  raw(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('read past the end of a block');
    const view = this.bytes.subarray(this.at, end);
    this.at = end;
    return view;
  }

  string(): string {
    return fromUtf8(this.raw(this.varint()));
  }
}
