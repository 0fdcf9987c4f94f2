/**
 * Articles as numbered terms, with the place of every word, so that phrases can be shown as they were written. Segments
 * stay as they were read, in memory that all threads see. Knows nothing of weights.
 */
import { ByteReader } from '../../src/format/bytes.ts';
import { lastAtOrBefore } from '../../src/format/last-at-or-before.ts';

/** In place of a term: a stop word, and the gap between two paragraphs. Both part the words around them. */
export const STOP = -1;
export const GAP = -2;

/** One field of a segment's articles, a word an element. */
export interface TermColumn {
  /** Text `i` has `terms[starts[i] … starts[i + 1])`: numbers of terms, `STOP` or `GAP`. */
  starts: Int32Array;
  terms: Int32Array;
  /**
   * Where the words stand in their texts, from byte `placeStarts[i]` on: per word two varints, how far it begins behind the
   * one before (`toZigzag`) and how long it is, in UTF-16 units.
   */
  placeStarts: Int32Array;
  places: Uint8Array;
}

/** First and one past the last UTF-16 unit of each word of a text. */
export interface WordPlaces {
  starts: Int32Array;
  ends: Int32Array;
}

/** A segment's titles, summaries and bodies. */
export type TermColumns = readonly [TermColumn, TermColumn, TermColumn];

/** All articles of one corpus in terms; articles are named by their place in the corpus. */
export interface TermCorpus {
  readonly size: number;
  titles: TermField;
  summaries: TermField;
  bodies: TermField;
  /** Numbered terms, in order of first appearance. */
  vocabulary: string[];
  /** Per term 1 where a form of it is a word that any text may hold: see `everyday-words.ts`. */
  everyday: Uint8Array;
}

/** One field of all articles. */
export class TermField {
  /** @param firsts The first article of each segment. */
  constructor(
    private readonly firsts: Int32Array,
    private readonly columns: readonly TermColumn[],
  ) {}

  /** Words of all articles, stop words and gaps among them. */
  get wordCount(): number {
    return this.columns.reduce((sum, { terms }) => sum + terms.length, 0);
  }

  /** The terms of an article's field, as a view. */
  termsOf(article: number): Int32Array {
    const segment = this.#segmentOf(article);
    const { starts, terms } = this.columns[segment]!;
    const row = article - this.firsts[segment]!;
    return terms.subarray(starts[row]!, starts[row + 1]!);
  }

  placesOf(article: number): WordPlaces {
    const segment = this.#segmentOf(article);
    const { starts, placeStarts, places } = this.columns[segment]!;
    const row = article - this.firsts[segment]!;
    const count = starts[row + 1]! - starts[row]!;
    const found: WordPlaces = { starts: new Int32Array(count), ends: new Int32Array(count) };
    const reader = new ByteReader(places, placeStarts[row]!);
    let start = 0;
    for (let word = 0; word < count; word++) {
      start += fromZigzag(reader.varint());
      found.starts[word] = start;
      found.ends[word] = start + reader.varint();
    }
    return found;
  }

  #segmentOf(article: number): number {
    return lastAtOrBefore(this.firsts.length, (segment) => this.firsts[segment]! - article);
  }
}

/** Whole numbers of either sign, the small ones small. */
export const toZigzag = (value: number): number => (value << 1) ^ (value >> 31);
const fromZigzag = (code: number): number => (code >>> 1) ^ -(code & 1);
