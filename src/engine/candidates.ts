/**
 * The bounded first step of a search: scores of all matching articles are added up over the packed postings in
 * typed arrays, and the best few hundred go on to MiniSearch. A common word then costs what reading its postings
 * costs, and no object per match.
 */
import { fromTitleWeight, TITLE } from '../format/postings.ts';
import { inverseDocumentFrequency, weighFrequency } from '../search/bm25.ts';
import { firstScore } from '../search/first-score.ts';
import type { FieldLengths } from './field-lengths.ts';
import { placeOf } from './place-of.ts';
import type { LoadedTerm } from './term-reader.ts';

/** A term that stands for a word of the query. */
export interface QueryTerm {
  loaded: LoadedTerm;
  /** What the term's scores are multiplied by. */
  weight: number;
  /** Number of the query's different word; all terms that stand for one word count as one match. */
  word: number;
  /** Fields that may match. */
  fields: readonly number[];
}

export interface Candidates {
  /** The best articles, the best first, ties by number: the first of any longer list are the same. */
  docs: Uint32Array;
  /** What each was chosen by. */
  values: Float32Array;
  /** How many articles match in all. */
  total: number;
  /** All articles that match, by ascending number, when `listAll` asked for them. */
  matching?: Uint32Array;
}

export interface CandidateOptions {
  documents: number;
  averageLengths: readonly [number, number];
  lengths: FieldLengths;
  /** How many to keep. */
  most: number;
  /** How much each word adds to the quality of an article that holds it: its inverse document frequency. */
  wordIdf: readonly number[];
  /** Every word must match. */
  all: boolean;
  /** 1 for every article that may be a hit; undefined: all may. */
  allowed?: Uint8Array | undefined;
  /** Also list every article that matches: for facets and for sorting by date. */
  listAll?: boolean;
}

/** Sums of one search; kept between searches, since filling them anew costs more than clearing what was used. */
interface Scratch {
  scores: Float32Array;
  qualities: Float32Array;
  titleQualities: Float32Array;
  titleWeights: Uint8Array;
  matches: Uint8Array;
  lastWord: Uint8Array;
  lastTitleWord: Uint8Array;
  touched: Uint32Array;
}

let scratch: Scratch = createScratch(0);

/** Adds up BM25+ over the postings of all terms and keeps the best by `firstScore`. */
export function chooseCandidates(terms: readonly QueryTerm[], options: CandidateOptions): Candidates {
  if (scratch.scores.length < options.documents) scratch = createScratch(options.documents);
  const count = addUp(terms, options, scratch);
  const { scores, qualities, titleQualities, titleWeights, matches, touched } = scratch;
  const whole = options.wordIdf.reduce((sum, idf) => sum + idf, 0);
  const values = new Float32Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    if (options.all && matches[doc]! < options.wordIdf.length) continue;
    total++;
    const titleWeight = fromTitleWeight(titleWeights[doc]!);
    values[i] = firstScore(scores[doc]!, qualities[doc]!, titleQualities[doc]!, whole, titleWeight);
  }
  const best = bestOf(touched, values, count, options.most);
  const matching = options.listAll
    ? touched
        .slice(0, count)
        .filter((_, i) => values[i]! > 0)
        .sort()
    : undefined;
  clear(scratch, count);
  return { ...best, total, ...(matching ? { matching } : {}) };
}

/** Fills the scratch and returns how many articles were touched. */
function addUp(terms: readonly QueryTerm[], options: CandidateOptions, sums: Scratch): number {
  const { scores, qualities, titleQualities, titleWeights, matches, lastWord, lastTitleWord, touched } = sums;
  let count = 0;
  for (const { loaded, weight, word, fields } of terms) {
    const wordIdf = options.wordIdf[word]!;
    for (const field of fields) {
      const postings = loaded.postings[field as 0 | 1];
      const { docs, frequencies, lengthClasses } = postings;
      const idf = inverseDocumentFrequency(options.documents, docs.length);
      const average = options.averageLengths[field as 0 | 1];
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i]!;
        if (options.allowed && options.allowed[doc] === 0) continue;
        if (matches[doc] === 0) touched[count++] = doc;
        if (lastWord[doc] !== word + 1) {
          lastWord[doc] = word + 1;
          matches[doc] = matches[doc]! + 1;
          qualities[doc] = qualities[doc]! + wordIdf;
        }
        if (field === TITLE && lastTitleWord[doc] !== word + 1) {
          lastTitleWord[doc] = word + 1;
          titleQualities[doc] = titleQualities[doc]! + wordIdf;
          titleWeights[doc] = postings.titleWeights[i]!;
        }
        const length = options.lengths.ofPosting(field, doc, lengthClasses[i]!);
        scores[doc] = scores[doc]! + weight * idf * weighFrequency(frequencies[i]!, length, average);
      }
    }
  }
  return count;
}

function clear(sums: Scratch, count: number): void {
  for (let i = 0; i < count; i++) {
    const doc = sums.touched[i]!;
    sums.scores[doc] = 0;
    sums.qualities[doc] = 0;
    sums.titleQualities[doc] = 0;
    sums.matches[doc] = 0;
    sums.lastWord[doc] = 0;
    sums.lastTitleWord[doc] = 0;
  }
}

/** Lets class-known lengths answer for the chosen articles. */
export function noteChosenLengths(
  terms: readonly QueryTerm[],
  docs: Uint32Array,
  lengths: FieldLengths,
): void {
  if (lengths.isExact) return;
  for (const { loaded } of terms) {
    loaded.postings.forEach((postings, field) => {
      for (const doc of docs) {
        const at = placeOf(postings.docs, doc);
        if (postings.docs[at] === doc) lengths.note(field, doc, postings.lengthClasses[at]!);
      }
    });
  }
}

/** The `most` articles of the highest values above zero, the best first, ties by number. */
function bestOf(docs: Uint32Array, values: Float32Array, count: number, most: number) {
  const floor = count > most ? nthLargest(values.slice(), most) : 0;
  const above: number[] = [];
  const level: number[] = [];
  for (let i = 0; i < count; i++) {
    if (values[i]! <= 0) continue;
    if (values[i]! > floor) above.push(i);
    else if (values[i] === floor) level.push(i);
  }
  level.sort((a, b) => docs[a]! - docs[b]!);
  const best = [...above, ...level.slice(0, Math.max(0, most - above.length))];
  best.sort((a, b) => values[b]! - values[a]! || docs[a]! - docs[b]!);
  return {
    docs: Uint32Array.from(best, (i) => docs[i]!),
    values: Float32Array.from(best, (i) => values[i]!),
  };
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
    titleQualities: new Float32Array(documents),
    titleWeights: new Uint8Array(documents),
    matches: new Uint8Array(documents),
    lastWord: new Uint8Array(documents),
    lastTitleWord: new Uint8Array(documents),
    touched: new Uint32Array(documents),
  };
}
