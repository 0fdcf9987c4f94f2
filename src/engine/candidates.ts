/**
 * The bounded first step of a search: scores of all matching articles are added up over the packed postings in
 * typed arrays, and the best few hundred go on to MiniSearch. A common word then costs what reading its postings
 * costs, and no object per match.
 */
import type { FieldLengths } from './field-lengths.ts';
import { placeOf } from './packed-minisearch.ts';
import type { LoadedTerm } from './term-reader.ts';

/** BM25+ as MiniSearch computes it, with its own defaults. */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/** One word of a query with the terms that stand for it: its own, its completion, its synonyms. */
export interface QueryTerm {
  loaded: LoadedTerm;
  /** What the term's scores are multiplied by. */
  weight: number;
  /** Number of the query's word; terms of one word count as one match. */
  word: number;
}

export interface Candidates {
  /** The best articles, by ascending number. */
  docs: Uint32Array;
  /** How many articles match in all. */
  total: number;
}

export interface CandidateOptions {
  documents: number;
  averageLengths: readonly [number, number];
  lengths: FieldLengths;
  /** How many to keep. */
  most: number;
  /** Fields that may match. */
  fields: readonly number[];
  /** How much each word adds to the quality of an article that holds it: its inverse document frequency. */
  wordIdf: readonly number[];
  /** Every word must match. */
  all: boolean;
  /** One bit per article that may be a hit; undefined: all may. */
  allowed?: Uint8Array | undefined;
}

/** Sums of one search; kept between searches, since filling them anew costs more than clearing what was used. */
interface Scratch {
  scores: Float32Array;
  qualities: Float32Array;
  matches: Uint8Array;
  lastWord: Uint8Array;
  touched: Uint32Array;
}

let scratch: Scratch = createScratch(0);

/**
 * Adds up BM25+ over the postings of all terms and keeps the best by score × √(Σ idf of the matched words), the
 * rule by which results are sorted in the end.
 */
export function chooseCandidates(terms: readonly QueryTerm[], options: CandidateOptions): Candidates {
  if (scratch.scores.length < options.documents) scratch = createScratch(options.documents);
  const { scores, qualities, matches, lastWord, touched } = scratch;
  let count = 0;
  const words = options.wordIdf.length;

  for (const { loaded, weight, word } of terms) {
    for (const field of options.fields) {
      const { docs, frequencies, lengthClasses } = loaded.postings[field as 0 | 1];
      const idf = inverseDocumentFrequency(options.documents, docs.length);
      const average = options.averageLengths[field as 0 | 1];
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i]!;
        if (options.allowed && options.allowed[doc] === 0) continue;
        const length = options.lengths.ofPosting(field, doc, lengthClasses[i]!);
        if (matches[doc] === 0) touched[count++] = doc;
        if (lastWord[doc] !== word + 1) {
          lastWord[doc] = word + 1;
          matches[doc] = matches[doc]! + 1;
          qualities[doc] = qualities[doc]! + options.wordIdf[word]!;
        }
        scores[doc] = scores[doc]! + weight * bm25(idf, frequencies[i]!, length, average);
      }
    }
  }

  let total = 0;
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    const counts = !options.all || matches[doc]! >= words;
    if (counts) total++;
    values[i] = counts ? scores[doc]! * Math.sqrt(qualities[doc]!) : 0;
  }
  const docs = bestOf(touched, values, count, options.most);
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    scores[doc] = 0;
    qualities[doc] = 0;
    matches[doc] = 0;
    lastWord[doc] = 0;
  }
  return { docs, total };
}

/** MiniSearch's inverse document frequency. */
export function inverseDocumentFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** MiniSearch's BM25+ of one term in one field. */
export function bm25(idf: number, frequency: number, length: number, average: number): number {
  const { k, b, d } = BM25;
  return idf * (d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / average)));
}

/** Lets class-known lengths answer for the chosen articles. */
export function noteChosenLengths(
  terms: readonly QueryTerm[],
  docs: Uint32Array,
  lengths: FieldLengths,
): void {
  for (const { loaded } of terms) {
    loaded.postings.forEach((postings, field) => {
      for (const doc of docs) {
        const at = placeOf(postings.docs, doc);
        if (postings.docs[at] === doc) lengths.note(field, doc, postings.lengthClasses[at]!);
      }
    });
  }
}

/** The `most` articles of the highest values above zero, ties to the lower number; ascending. */
function bestOf(docs: Uint32Array, values: Float32Array, count: number, most: number): Uint32Array {
  const floor = count > most ? nthLargest(values.slice(), most) : 0;
  const above: number[] = [];
  const level: number[] = [];
  for (let i = 0; i < count; i++) {
    if (values[i]! <= 0) continue;
    if (values[i]! > floor) above.push(docs[i]!);
    else if (values[i] === floor) level.push(docs[i]!);
  }
  level.sort((a, b) => a - b);
  return Uint32Array.from([...above, ...level.slice(0, Math.max(0, most - above.length))]).sort();
}

/** The n-th largest value, by quickselect; reorders `values`. */
function nthLargest(values: Float32Array, n: number): number {
  let low = 0;
  let high = values.length - 1;
  const place = n - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! > pivot) i++;
      while (values[j]! < pivot) j--;
      if (i <= j) {
        const swapped = values[i]!;
        values[i++] = values[j]!;
        values[j--] = swapped;
      }
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place]!;
}

function createScratch(documents: number): Scratch {
  return {
    scores: new Float32Array(documents),
    qualities: new Float32Array(documents),
    matches: new Uint8Array(documents),
    lastWord: new Uint8Array(documents),
    touched: new Uint32Array(documents),
  };
}
