/**
 * Hashes of what articles hold, for telling whether it is what it was in the build before. Terms are known by their words and
 * pairs by their terms, since numbers are given anew in each build.
 */
import { hashKey } from '../../src/format/ids.ts';
import type { Holdings } from './profile-articles.ts';
import type { TextIndex, TextMeasures } from './text-index.ts';

export class FeatureNames {
  readonly #terms: Int32Array;
  readonly #pairLefts: Int32Array;
  readonly #pairRights: Int32Array;
  /** Two halves of each idf. */
  readonly #termIdf: Int32Array;
  readonly #pairIdf: Int32Array;

  constructor(
    vocabulary: readonly string[],
    { pairLefts, pairRights }: TextIndex,
    { terms, pairs }: TextMeasures,
  ) {
    this.#terms = new Int32Array(2 * vocabulary.length);
    vocabulary.forEach((term, t) => void this.#terms.set(hashKey(term), 2 * t));
    [this.#pairLefts, this.#pairRights] = [pairLefts, pairRights];
    this.#termIdf = toHalves(terms.idf);
    this.#pairIdf = toHalves(pairs.idf);
  }

  /** Two hashes of an article's terms and pairs in their order: which, how often, and how rare. */
  hash(terms: Holdings, pairs: Holdings): [number, number] {
    const hash: [number, number] = [terms.features.length, pairs.features.length];
    terms.features.forEach((term, k) => {
      addTo(hash, this.#terms[2 * term]!, this.#terms[2 * term + 1]!, this.#termIdf, term, terms.counts[k]!);
    });
    pairs.features.forEach((pair, k) => {
      const [left, right] = [2 * this.#pairLefts[pair]!, 2 * this.#pairRights[pair]!];
      const first = this.#terms[left]! ^ Math.imul(this.#terms[right]!, 0x9e3779b1);
      const second = this.#terms[left + 1]! ^ Math.imul(this.#terms[right + 1]!, 0x85ebca6b);
      addTo(hash, first, second, this.#pairIdf, pair, pairs.counts[k]!);
    });
    return hash;
  }
}

// --- internal ---

function toHalves(values: Float64Array): Int32Array {
  const copy = values.slice();
  return new Int32Array(copy.buffer);
}

/** Counts are whole numbers. */
function addTo(
  hash: [number, number],
  first: number,
  second: number,
  idf: Int32Array,
  column: number,
  count: number,
): void {
  const [low, high] = [idf[2 * column]!, idf[2 * column + 1]!];
  hash[0] = mix(hash[0] ^ mix(first ^ high) ^ Math.imul(count, 0xcc9e2d51)) ^ low;
  hash[1] = mix(hash[1] ^ mix(second ^ Math.imul(first, 0x1b873593) ^ low) ^ count) ^ high;
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
