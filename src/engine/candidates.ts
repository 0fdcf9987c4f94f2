/**
 * The bounded first step of a search: scores of all matching articles are added up over the packed postings in
 * typed arrays, and the best few hundred go on to MiniSearch. A common word then costs what reading its postings
 * costs, and no object per match.
 */
import { fromTitleWeight, LENGTH_CLASSES, lengthOfClass, type Postings, TITLE } from '../format/postings.ts';
import { inverseDocumentFrequency, weighFrequency } from '../search/bm25.ts';
import { coverageFactor, firstScore, titleFactor } from '../search/first-score.ts';
import { BestArticles } from './best-articles.ts';
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
  const sets = new WordSets(wordIdf);
  const whole = sets.of(everyWord);
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
      // Most would not be kept even if they held every word.
      if (inTitle !== 0 || best.hasRoomFor(firstScore(scores[doc]!, whole.coverage, 0))) {
        const title = titleFactor(sets.of(inTitle).idf, whole.idf, fromTitleWeight(titleWeights[doc]!));
        best.offer(doc, firstScore(scores[doc]!, sets.of(held).coverage, title));
      }
    }
    scores[doc] = 0;
    words[doc] = 0;
    titleWords[doc] = 0;
  }
  return { ...best.finish(), total, ...(matching && { matching }) };
}

/** What articles that hold the same words of the query have in common. */
interface WordSet {
  idf: number;
  coverage: number;
}

/** Sets of the query's words by their bits: a search meets few, and a power costs more than the rest of a score. */
class WordSets {
  private readonly met = new Map<number, WordSet>();

  constructor(private readonly wordIdf: readonly number[]) {}

  of(words: number): WordSet {
    let set = this.met.get(words);
    if (!set) {
      const idf = this.wordIdf.reduce((sum, one, word) => ((words >>> word) & 1 ? sum + one : sum), 0);
      set = { idf, coverage: coverageFactor(idf) };
      this.met.set(words, set);
    }
    return set;
  }
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
      const worth = new PostingScores(loaded, field, weight, options);
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i]!;
        if (allowed && allowed[doc] === 0) continue;
        const held = words[doc]!;
        if (held === 0) touched[count++] = doc;
        words[doc] = held | bit;
        scores[doc] = scores[doc]! + worth.of(i);
        if (field !== TITLE) continue;
        titleWords[doc] = titleWords[doc]! | bit;
        titleWeights[doc] = postings.titleWeights[i]!;
      }
    }
  }
  return count;
}

/** Frequencies of a common term below this have their scores worked out once for each length class. */
const TABLED = 16;

/** What each posting of a term adds to its article's score. */
class PostingScores {
  private readonly factor: number;
  private readonly average: number;
  private readonly lengths: FieldLengths;
  private readonly table: Float64Array | undefined;
  private readonly postings: Postings;

  constructor(
    { entry, postings }: LoadedTerm,
    private readonly field: number,
    weight: number,
    { documents, averageLengths, lengths }: CandidateOptions,
  ) {
    this.postings = postings[field as 0 | 1];
    const { docs } = this.postings;
    this.factor = weight * inverseDocumentFrequency(documents, entry.documentFrequencies[field as 0 | 1]);
    this.average = averageLengths[field as 0 | 1];
    this.lengths = lengths;
    if (lengths.isExact || docs.length < TABLED * LENGTH_CLASSES) return;
    this.table = new Float64Array(TABLED * LENGTH_CLASSES);
    for (let at = 0; at < this.table.length; at++) {
      this.table[at] = this.weigh(at % TABLED, lengthOfClass(field, Math.floor(at / TABLED)));
    }
  }

  of(i: number): number {
    const { docs, frequencies, lengthClasses } = this.postings;
    const frequency = frequencies[i]!;
    if (this.table && frequency < TABLED) return this.table[lengthClasses[i]! * TABLED + frequency]!;
    const length = this.lengths.isExact
      ? this.lengths.of(this.field, docs[i]!)
      : lengthOfClass(this.field, lengthClasses[i]!);
    return this.weigh(frequency, length);
  }

  private weigh(frequency: number, length: number): number {
    return this.factor * weighFrequency(frequency, length, this.average);
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
