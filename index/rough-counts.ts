/**
 * How often each of very many things was met, at most, in a table of one size: things that meet in it are counted together. What
 * is rare is known to be rare, and only the rest need be counted exactly, in a map that could not hold them all.
 */

/** A place counts no further. */
const MOST = 0xff;

export class RoughCounts {
  readonly #counts: Uint8Array;

  /** @param places Of the table; a prime, since keys are taken by their rest. */
  constructor(places: number) {
    this.#counts = new Uint8Array(places);
  }

  /** @param key A whole number, 0 or above, that stands for the thing: a hash of it. */
  add(key: number): void {
    const place = key % this.#counts.length;
    if (this.#counts[place]! < MOST) this.#counts[place]!++;
  }

  /** Whether it may have been met so many times. */
  mayReach(key: number, least: number): boolean {
    return this.#counts[key % this.#counts.length]! >= Math.min(least, MOST);
  }
}
