/**
 * Postings of one term in one field: which articles hold it, how often, and about how long their field is. Bits:
 *
 *     parameters of Rice's code for gaps (5) and for frequencies (4)
 *     per posting: gap to the article before, its last bits followed by the length class (5) | frequency − 1
 *                  | title weight (8, in titles only)
 *
 * The length class lets a search over a large corpus choose its candidates without reading every article's
 * exact length; see `lengthOfClass`.
 */
import { BitReader, BitWriter, riceFor, WINDOW_BITS } from './bits.ts';

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

/** How many classes of lengths there are. */
export const LENGTH_CLASSES = 32;
const LAST_CLASS = LENGTH_CLASSES - 1;
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
  return field === TITLE ? lengthClass : BODY_LENGTHS[lengthClass]!;
}

const BODY_LENGTHS = Float64Array.from(
  { length: LENGTH_CLASSES },
  (_, lengthClass) => SHORTEST_BODY * 2 ** (lengthClass / CLASSES_PER_OCTAVE),
);

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

/** Bits of the larger parts; a gap's last bits and a length class are read at once. */
const CLASS_BITS = 5;
const WEIGHT_BITS = 8;
const MOST_GAP_BITS = 19;
const MOST_FREQUENCY_BITS = 15;

/** Writes `count` postings of a field. */
export function encodePostings(postings: Postings, count: number, field: number): Uint8Array<ArrayBuffer> {
  const { docs, frequencies, lengthClasses, titleWeights } = postings;
  if (count === 0) return new Uint8Array(0);
  let occurrences = 0;
  for (let i = 0; i < count; i++) occurrences += frequencies[i]!;
  const gapBits = Math.min(MOST_GAP_BITS, riceFor(docs[count - 1]! + 1, count));
  const frequencyBits = Math.min(MOST_FREQUENCY_BITS, riceFor(occurrences, count));
  const out = new BitWriter().bits(gapBits, 5).bits(frequencyBits, 4);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const gap = docs[i]! - previous - 1;
    previous = docs[i]!;
    out
      .rice(gap, gapBits)
      .bits(lengthClasses[i]!, CLASS_BITS)
      .rice(frequencies[i]! - 1, frequencyBits);
    if (field === TITLE) out.bits(titleWeights[i]!, WEIGHT_BITS);
  }
  return out.finish();
}

/** Reads `count` postings of a field. */
export function readPostings(bytes: Uint8Array, count: number, field: number): Postings {
  const titleWeights = new Uint8Array(field === TITLE ? count : 0);
  const docs = new Uint32Array(count);
  const frequencies = new Uint32Array(count);
  const lengthClasses = new Uint8Array(count);
  const reader = new BitReader(bytes);
  const gapBits = reader.bits(5);
  const frequencyBits = reader.bits(4);
  const step = 1 << gapBits;
  const lowBits = gapBits + CLASS_BITS;
  let doc = -1;
  for (let i = 0; i < count; i++) {
    // Nearly always a gap and its class lie within what one look shows: a common word has tens of thousands of them.
    const seen = reader.window();
    const high = Math.clz32(~seen);
    const length = high + 1 + lowBits;
    let gap: number;
    let low: number;
    if (length <= WINDOW_BITS) {
      low = (seen << (high + 1)) >>> (32 - lowBits);
      reader.pass(length);
      gap = high * step + (low >>> CLASS_BITS);
    } else {
      gap = reader.unary() * step;
      low = reader.bits(lowBits);
      gap += low >>> CLASS_BITS;
    }
    doc += gap + 1;
    docs[i] = doc;
    lengthClasses[i] = low & LAST_CLASS;
    frequencies[i] = reader.rice(frequencyBits) + 1;
    if (field === TITLE) titleWeights[i] = reader.bits(WEIGHT_BITS);
  }
  return { docs, frequencies, lengthClasses, titleWeights };
}

export const NO_POSTINGS: Postings = {
  docs: new Uint32Array(0),
  frequencies: new Uint32Array(0),
  lengthClasses: new Uint8Array(0),
  titleWeights: new Uint8Array(0),
};
