/**
 * Whole numbers in as few bits as they need, most significant bit first. Rice's code with parameter k: the number
 * shifted right by k in ones and a zero, then its k last bits (R. F. Rice, 1979).
 */

/** Bits that grow as they are written. */
export class BitWriter {
  private bytes = new Uint8Array(64);
  private bit = 0;

  /** The `count` (0–24) last bits of `value`. */
  bits(value: number, count: number): this {
    this.reserve(count);
    for (let left = count; left > 0; ) {
      const free = 8 - (this.bit & 7);
      const taken = Math.min(free, left);
      left -= taken;
      const piece = (value >>> left) & ((1 << taken) - 1);
      this.bytes[this.bit >>> 3]! |= piece << (free - taken);
      this.bit += taken;
    }
    return this;
  }

  /** As many ones as `value` says, and a zero. */
  unary(value: number): this {
    let rest = value;
    for (; rest >= 24; rest -= 24) this.bits(0xffffff, 24);
    return this.bits((1 << rest) - 1, rest).bits(0, 1);
  }

  rice(value: number, k: number): this {
    return this.unary(value >>> k).bits(value & ((1 << k) - 1), k);
  }

  /** A number from 1 to 2²⁴ in Elias' gamma code: how many bits follow its first one, and these. */
  gamma(value: number): this {
    const rest = 31 - Math.clz32(value);
    return this.unary(rest).bits(value & ((1 << rest) - 1), rest);
  }

  /** What was written, filled up with zeros to a whole byte. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, (this.bit + 7) >>> 3);
  }

  private reserve(count: number): void {
    if (this.bit + count <= this.bytes.length * 8) return;
    const grown = new Uint8Array(this.bytes.length * 2);
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** Bits that `window` shows at least. */
export const WINDOW_BITS = 25;

/** A cursor over bits. Reading past the end gives zeros: whoever reads knows how much there is. */
export class BitReader {
  private bit = 0;
  private readonly view: DataView;
  /** Bits from which on four bytes are still there. */
  private readonly safe: number;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.safe = (bytes.length - 3) * 8;
  }

  bits(count: number): number {
    if (count === 0) return 0;
    const value = this.window() >>> (32 - count);
    this.bit += count;
    return value;
  }

  unary(): number {
    const ones = Math.clz32(~this.window());
    if (ones < WINDOW_BITS) {
      this.bit += ones + 1;
      return ones;
    }
    return this.longUnary();
  }

  gamma(): number {
    const rest = Math.min(24, this.unary());
    return (1 << rest) | this.bits(rest);
  }

  rice(k: number): number {
    const seen = this.window();
    const ones = Math.clz32(~seen);
    if (ones + 1 + k <= WINDOW_BITS) {
      this.bit += ones + 1 + k;
      return k === 0 ? ones : (ones << k) | ((seen << (ones + 1)) >>> (32 - k));
    }
    const high = this.unary();
    return (high << k) | this.bits(k);
  }

  /**
   * Passes over so many numbers in Rice's code, each of them followed, where they are `marked`, by a bit and, if that is 1, by
   * a number in gamma code. Of a common word a hundred thousand are passed over for a hundred that are read: so this loop
   * looks once at each and keeps its place to itself.
   */
  skipRice(k: number, times: number, marked: boolean): void {
    const { view, safe } = this;
    let { bit } = this;
    for (let left = times; left > 0; left--) {
      const seen = bit < safe ? view.getInt32(bit >>> 3) << (bit & 7) : -1;
      let length = Math.clz32(~seen) + 1 + k;
      if (marked) {
        const mark = seen << length;
        length += mark < 0 ? 2 + 2 * Math.clz32(~(mark << 1)) : 1;
      }
      if (length <= WINDOW_BITS) {
        bit += length;
        continue;
      }
      this.bit = bit;
      this.unary();
      this.bit += k;
      if (marked && this.bits(1) === 1) this.gamma();
      bit = this.bit;
    }
    this.bit = bit;
  }

  /** Passes over so many bits. */
  pass(count: number): void {
    this.bit += count;
  }

  /** The next 32 bits, of which the first `WINDOW_BITS` at least are there. */
  window(): number {
    if (this.bit < this.safe) return this.view.getInt32(this.bit >>> 3) << (this.bit & 7);
    let word = 0;
    for (let at = this.bit >>> 3, shift = 24; shift >= 0; at++, shift -= 8)
      word |= (this.bytes[at] ?? 0) << shift;
    return word << (this.bit & 7);
  }

  private longUnary(): number {
    let total = 0;
    let ones = Math.clz32(~this.window());
    while (ones >= WINDOW_BITS - 1 && this.bit < this.bytes.length * 8) {
      this.bit += ones;
      total += ones;
      ones = Math.clz32(~this.window());
    }
    this.bit += ones + 1;
    return total + ones;
  }
}

/**
 * Rice's parameter for numbers from 0 whose mean is about `sum / count - 1`, such as the distances between `count` of
 * `sum` places; whole numbers only, alike on every machine.
 */
export const riceFor = (sum: number, count: number): number =>
  31 - Math.clz32(Math.max(1, Math.floor((0.7 * sum) / Math.max(1, count))));
