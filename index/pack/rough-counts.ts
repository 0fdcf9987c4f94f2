/**
 * How often each of very many texts was met, at most, in a table of one size: texts that meet in it are counted together. What
 * is rare is known to be rare, and only the rest need be counted exactly.
 */
import { hashKey } from '../../src/format/ids.ts';

const BITS = 26;
const MOST = 0xff;

export class RoughCounts {
  readonly #counts = new Uint8Array(1 << BITS);

  add(text: string): void {
    const place = placeOf(text);
    if (this.#counts[place]! < MOST) this.#counts[place]!++;
  }

  /** 255 stands for more, too. */
  most(text: string): number {
    return this.#counts[placeOf(text)]!;
  }
}

// --- internal ---

const placeOf = (text: string) => hashKey(text)[0] >>> (32 - BITS);
