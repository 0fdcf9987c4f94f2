/**
 * Postings of one term in one field: which articles hold it, how often, and about how long their field is.
 *
 *     per posting: gap to the article before (varint) | code | frequency (varint, only where the code says 0)
 *                  | title weight (a byte, in titles only)
 *     code: 5 bits length class, 3 bits frequency 1–7, or 0 for "follows"
 *
 * The length class lets a search over a large corpus choose its candidates without reading every article's
 * exact length; see `lengthOfClass`.
 */
import { ByteReader, type ByteWriter } from './bytes.ts';

/** The fields of the full-text index; a posting list's place in a term's entry is its field's number. */
export const FIELDS = ['title', 'body'] as const;
export const TITLE = 0;
export const BODY = 1;

/** Parallel arrays, by ascending article number. */
export interface Postings {
  docs: Uint32Array;
  frequencies: Uint32Array;
  lengthClasses: Uint8Array;
  /** In titles: how much the whole title weighs, see `toTitleWeight`; elsewhere empty. */
  titleWeights: Uint8Array;
}

const MOST_CODED_FREQUENCY = 7;
const LAST_CLASS = 31;
/** Bodies of up to this many different words share class 0; each further class is a quarter octave longer. */
const SHORTEST_BODY = 8;
const CLASSES_PER_OCTAVE = 4;

/** The class, 0–31, of a field of so many different words. Titles up to 31 words are exact. */
export function classOfLength(field: number, length: number): number {
  if (field === TITLE) return Math.min(LAST_CLASS, length);
  if (length <= SHORTEST_BODY) return 0;
  return Math.min(LAST_CLASS, Math.round(CLASSES_PER_OCTAVE * Math.log2(length / SHORTEST_BODY)));
}

/** The length that a class stands for. */
export function lengthOfClass(field: number, lengthClass: number): number {
  return field === TITLE ? lengthClass : SHORTEST_BODY * 2 ** (lengthClass / CLASSES_PER_OCTAVE);
}

/** Steps of a title's weight for one unit of inverse document frequency. */
const STEPS = 4;

/** The sum of a title's inverse document frequencies, stop words left out, as a byte: quarters, up to 63. */
export function toTitleWeight(sum: number): number {
  return Math.min(255, Math.round(sum * STEPS));
}

/** The sum that such a byte stands for. */
export function fromTitleWeight(weight: number): number {
  return weight / STEPS;
}

/** Writes one posting; `titleWeight` for titles only. */
export function writePosting(
  out: ByteWriter,
  gap: number,
  frequency: number,
  lengthClass: number,
  titleWeight?: number,
): void {
  const coded = frequency <= MOST_CODED_FREQUENCY ? frequency : 0;
  out.varint(gap).byte((lengthClass << 3) | coded);
  if (coded === 0) out.varint(frequency);
  if (titleWeight !== undefined) out.byte(titleWeight);
}

/** Reads `count` postings of a field. */
export function readPostings(bytes: Uint8Array, count: number, field: number): Postings {
  const titleWeights = new Uint8Array(field === TITLE ? count : 0);
  const docs = new Uint32Array(count);
  const frequencies = new Uint32Array(count);
  const lengthClasses = new Uint8Array(count);
  const reader = new ByteReader(bytes);
  let doc = -1;
  for (let i = 0; i < count; i++) {
    doc += reader.varint() + 1;
    const code = reader.byte();
    docs[i] = doc;
    frequencies[i] = code & 7 || reader.varint();
    lengthClasses[i] = code >>> 3;
    if (field === TITLE) titleWeights[i] = reader.byte();
  }
  return { docs, frequencies, lengthClasses, titleWeights };
}

export const NO_POSTINGS: Postings = {
  docs: new Uint32Array(0),
  frequencies: new Uint32Array(0),
  lengthClasses: new Uint8Array(0),
  titleWeights: new Uint8Array(0),
};

/** Reads `count` postings that carry no title weights, one at a time. */
export function* readRawPostings(
  reader: ByteReader,
  count: number,
): Generator<{ doc: number; frequency: number; lengthClass: number }, undefined> {
  let doc = -1;
  for (let i = 0; i < count; i++) {
    doc += reader.varint() + 1;
    const code = reader.byte();
    yield { doc, frequency: code & 7 || reader.varint(), lengthClass: code >>> 3 };
  }
}
