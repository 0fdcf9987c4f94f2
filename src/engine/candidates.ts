/**
 * The bounded first step of a search: scores of all matching articles are added up over the packed postings in
 * typed arrays, and the best few hundred go on to MiniSearch. A common word then costs what reading its postings
 * costs, and no object per match.
 */
import { fromTitleWeight, LENGTH_CLASSES, lengthOfClass, type Postings, TITLE } from '../format/postings.ts';
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
  /** 1 for every article that matches, when `listAll` asked for it. */
  matching?: Uint8Array;
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
  /** Also tell every article that matches: for facets, near-copies and sorting by date. */
  listAll?: boolean;
}

/** Sums of one search; kept between searches, since filling them anew costs more than clearing what was used. */
interface Scratch {
  scores: Float32Array;
  /** One bit for every word of the query that an article holds, and that its title holds. */
  words: Int32Array;
  titleWords: Int32Array;
  titleWeights: Uint8Array;
  touched: Uint32Array;
}

let scratch: Scratch = createScratch(0);

/** Adds up BM25+ over the postings of all terms and keeps the best by `firstScore`. */
export function chooseCandidates(terms: readonly QueryTerm[], options: CandidateOptions): Candidates {
  if (scratch.scores.length < options.documents) scratch = createScratch(options.documents);
  const count = addUp(terms, options, scratch);
  const { scores, words, titleWords, titleWeights, touched } = scratch;
  const { wordIdf, all, listAll, documents } = options;
  const everyWord = wordIdf.length === 32 ? -1 : (1 << wordIdf.length) - 1;
  const idfSum = createIdfSum(wordIdf);
  const whole = idfSum(everyWord);
  const best = new BestArticles(options.most);
  const matching = listAll ? new Uint8Array(documents) : undefined;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    const held = words[doc]!;
    if (!all || held === everyWord) {
      total++;
      if (matching) matching[doc] = 1;
      const inTitle = titleWords[doc]!;
      const weight = inTitle === 0 ? 0 : fromTitleWeight(titleWeights[doc]!);
      best.offer(doc, firstScore(scores[doc]!, idfSum(held), idfSum(inTitle), whole, weight));
    }
    scores[doc] = 0;
    words[doc] = 0;
    titleWords[doc] = 0;
  }
  return { ...best.finish(), total, ...(matching && { matching }) };
}

/** The idf sum of the words whose bits are set; the few sets that a search meets are added up once. */
function createIdfSum(wordIdf: readonly number[]): (words: number) => number {
  const sums = new Map<number, number>([[0, 0]]);
  let last = 0;
  let sum = 0;
  return (words) => {
    if (words === last) return sum;
    last = words;
    const known = sums.get(words);
    sum = known ?? wordIdf.reduce((added, idf, word) => ((words >>> word) & 1 ? added + idf : added), 0);
    if (known === undefined) sums.set(words, sum);
    return sum;
  };
}

/** Fills the scratch and returns how many articles were touched. */
function addUp(terms: readonly QueryTerm[], options: CandidateOptions, sums: Scratch): number {
  const { scores, words, titleWords, titleWeights, touched } = sums;
  const { allowed } = options;
  let count = 0;
  for (const { loaded, weight, word, fields } of terms) {
    const bit = 1 << word;
    for (const field of fields) {
      const postings = loaded.postings[field as 0 | 1];
      const { docs } = postings;
      const scoreOf = createPostingScore(postings, field, weight, options);
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i]!;
        if (allowed && allowed[doc] === 0) continue;
        if (words[doc] === 0) touched[count++] = doc;
        words[doc] = words[doc]! | bit;
        if (field === TITLE) {
          titleWords[doc] = titleWords[doc]! | bit;
          titleWeights[doc] = postings.titleWeights[i]!;
        }
        scores[doc] = scores[doc]! + scoreOf(i);
      }
    }
  }
  return count;
}

/** Frequencies of a common term below this have their scores worked out once for each length class. */
const TABLED = 16;

/** What the i-th posting of a term adds to its article's score. */
function createPostingScore(
  { docs, frequencies, lengthClasses }: Postings,
  field: number,
  weight: number,
  { documents, averageLengths, lengths }: CandidateOptions,
): (i: number) => number {
  const factor = weight * inverseDocumentFrequency(documents, docs.length);
  const average = averageLengths[field as 0 | 1];
  if (lengths.isExact) {
    return (i) => factor * weighFrequency(frequencies[i]!, lengths.of(field, docs[i]!), average);
  }
  const scoreBy = (frequency: number, lengthClass: number) =>
    factor * weighFrequency(frequency, lengthOfClass(field, lengthClass), average);
  if (docs.length < TABLED * LENGTH_CLASSES) return (i) => scoreBy(frequencies[i]!, lengthClasses[i]!);
  const table = new Float64Array(TABLED * LENGTH_CLASSES);
  for (let at = 0; at < table.length; at++) table[at] = scoreBy(at % TABLED, Math.floor(at / TABLED));
  return (i) => {
    const frequency = frequencies[i]!;
    const lengthClass = lengthClasses[i]!;
    return frequency < TABLED ? table[lengthClass * TABLED + frequency]! : scoreBy(frequency, lengthClass);
  };
}

/** Keeps the `most` articles of the highest values above zero, in the order of `Candidates`. */
class BestArticles {
  private readonly docs: Uint32Array;
  private readonly values: Float32Array;
  private count = 0;
  /** What the last one that is kept has, once there are enough. */
  private floor = 0;
  private floorDoc = 0;

  constructor(private readonly most: number) {
    this.docs = new Uint32Array(2 * most);
    this.values = new Float32Array(2 * most);
  }

  offer(doc: number, exact: number): void {
    const value = Math.fround(exact);
    if (value < this.floor || value <= 0 || (value === this.floor && doc > this.floorDoc)) return;
    this.docs[this.count] = doc;
    this.values[this.count++] = value;
    if (this.count === this.docs.length) this.drop();
  }

  finish(): Pick<Candidates, 'docs' | 'values'> {
    this.drop();
    return { docs: this.docs.slice(0, this.count), values: this.values.slice(0, this.count) };
  }

  /** Sorts what was offered and lets go of what is not among the best. */
  private drop(): void {
    const { docs, values, count } = this;
    const order = Array.from({ length: count }, (_, i) => i);
    order.sort((a, b) => values[b]! - values[a]! || docs[a]! - docs[b]!);
    order.length = Math.min(count, this.most);
    docs.set(order.map((i) => docs[i]!));
    values.set(order.map((i) => values[i]!));
    this.count = order.length;
    if (this.count < this.most) return;
    this.floor = values[this.count - 1]!;
    this.floorDoc = docs[this.count - 1]!;
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

function createScratch(documents: number): Scratch {
  return {
    scores: new Float32Array(documents),
    words: new Int32Array(documents),
    titleWords: new Int32Array(documents),
    titleWeights: new Uint8Array(documents),
    touched: new Uint32Array(documents),
  };
}
