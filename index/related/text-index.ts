/**
 * The weights by which texts are compared, as read-only typed arrays that all threads see: terms, pairs of adjacent terms,
 * and titles within bodies. Knows nothing of tags, dates or lists.
 */
import {
  TITLE_TIMES,
  toDivisor,
  toHolding,
  toIdf,
  toPairIdf,
  UNSEEN_ARTICLES,
  weighOnce,
  weighTimes,
  weighUnseenPairs,
} from '../../src/related/weights.ts';
import { type CountClasses, classifyCounts } from './count-classes.ts';
import { PairTable } from './pair-table.ts';
import { shareDoubles } from './side-by-side/shared-arrays.ts';
import {
  countColumns,
  countEntries,
  countRows,
  filterInPlace,
  filterRows,
  keepRarest,
  type Postings,
  type SparseRows,
  toPostings,
  trimRows,
} from './sparse-rows.ts';
import type { TermCorpus, TermField } from './term-corpus.ts';

/** What an everyday word, or a pair of two, is taken to be held by among the articles that a small corpus lacks. */
const EVERYDAY_SHARE = 0.5;
const EVERYDAY_PAIR_SHARE = 0.4;
/**
 * What all of three articles hold may still be what they are about: words are weighed as if so many further articles had
 * been seen that hold none of them. From some fifty articles on it changes next to nothing.
 */
const FURTHER_ARTICLES = 10;

/** Rows to look with and postings to look in. */
export interface Channel {
  rows: SparseRows;
  postings: Postings;
}

export interface TextIndex {
  articleCount: number;
  terms: Channel;
  pairs: Channel;
  /** Share of a title's weight per term; rows add up to 1. */
  titles: Channel;
  /** How much of each term a text holds, 0–1. */
  holdings: Channel;
  /** ln(1 + (n − df + ½) / (df + ½)) per term, less for everyday words. */
  idf: Float64Array;
  /** The two terms of each pair. */
  pairLefts: Int32Array;
  pairRights: Int32Array;
}

/** What the weights of terms and of pairs were made from, for texts that are not in the corpus. */
export interface TextMeasures {
  terms: Measures;
  pairs: Measures;
  /** Terms and pairs of all articles, also of pairs that stand in one article alone. */
  features: number;
  words: Float64Array;
  meanWords: number;
}

/** Before weights are divided by lengths. */
export interface Measures {
  /** How often each article holds each column that weighs anything, words of the title counting more. */
  counts: SparseRows;
  /** Inverse document frequency per column. */
  idf: Float64Array;
  /** Length of each article's row, and their geometric mean. */
  lengths: Float64Array;
  meanLength: number;
}

/** What bounds the work on a large corpus: postings, since leaving out common words as such costs quality. */
export interface Limits {
  /** Only the heaviest terms of each article are compared. @default Infinity */
  heaviest: number;
  /** Of these the rarest, as long as all articles that hold one come to no more than so many. @default Infinity */
  mostPostings: number;
}

/** Pairs of adjacent terms, weighed. */
export interface WeighedPairs {
  channel: Channel;
  measures: Measures;
  /** The two terms of each pair. */
  lefts: Int32Array;
  rights: Int32Array;
  /** Pairs of all articles, also of those that stand in one article alone. */
  entries: number;
}

export function weighPairs(corpus: TermCorpus, limits: Limits, classes: CountClasses): WeighedPairs {
  const table = new PairTable(expectPairs(corpus.bodies.wordCount));
  const met = countFields(
    corpus,
    (own) => numberPairs(own, table),
    () => table.size,
  );
  const entries = countEntries(met);
  const { lefts, rights } = table.finish();
  const idf = shareDoubles(met.columnCount);
  countRows(met).forEach((count, pair) => {
    if (classes.frequency(count) < 2) return;
    const everyday = corpus.everyday[lefts[pair]!] === 1 && corpus.everyday[rights[pair]!] === 1;
    idf[pair] = weighFrequency(
      classes.frequency(count),
      classes,
      everyday ? EVERYDAY_PAIR_SHARE : 0,
      toPairIdf,
    );
  });
  // What stands in one article alone weighs nothing, and is half of all.
  const counts = trimRows(filterInPlace(met, (value, pair) => (idf[pair] === 0 ? 0 : value)));
  const { rows, measures } = weighRows(counts, idf, limits, classes, weighUnseenPairs(classes.corpus));
  return { channel: toChannel(rows, limits), measures, lefts, rights, entries };
}

/** @param weighed What another thread makes of pairs while this one weighs terms. @default it is made here */
export async function makeTextIndex(
  corpus: TermCorpus,
  limits: Limits,
  classes: CountClasses = classifyCounts(corpus.size),
  weighed?: Promise<WeighedPairs>,
): Promise<{ index: TextIndex; measures: TextMeasures }> {
  const { size, titles, vocabulary } = corpus;
  const counts = countFields(
    corpus,
    (terms) => terms,
    () => vocabulary.length,
  );
  const idf = shareDoubles(vocabulary.length);
  countRows(counts).forEach((count, t) => {
    const share = corpus.everyday[t] === 1 ? EVERYDAY_SHARE : 0;
    idf[t] = weighFrequency(classes.frequency(count), classes, share, toIdf);
  });
  const terms = weighRows(counts, idf, limits, classes);
  const words = countWords(counts);
  const meanWords = classes.mean(meanOf(words));
  const makeChannels = () => ({
    terms: toChannel(terms.rows, limits),
    titles: toChannel(shareTitles(titles, size, idf), limits),
    holdings: toChannel(saturate(counts, words, meanWords), limits),
  });
  // Weighing pairs takes much memory: who does both does it before this.
  const channels = weighed && makeChannels();
  const pairs = (await weighed) ?? weighPairs(corpus, limits, classes);
  return {
    index: {
      articleCount: size,
      ...(channels ?? makeChannels()),
      pairs: pairs.channel,
      idf,
      pairLefts: pairs.lefts,
      pairRights: pairs.rights,
    },
    measures: {
      terms: terms.measures,
      pairs: pairs.measures,
      features: countEntries(counts) + pairs.entries,
      words,
      meanWords,
    },
  };
}

// --- internal ---

/** Counts of every article's columns, those of the title counting more; `toRow` tells the columns of a field's terms. */
function countFields(
  { size, titles, summaries, bodies }: TermCorpus,
  toRow: (terms: Int32Array) => ArrayLike<number>,
  countColumnsMet: () => number,
): SparseRows {
  const words = [titles, summaries, bodies].reduce((sum, field) => sum + field.wordCount, 0);
  const toField = (field: TermField, weight: number) => ({
    rowOf: (i: number) => toRow(field.termsOf(i)),
    weight,
  });
  const fields = [toField(titles, TITLE_TIMES), toField(summaries, 1), toField(bodies, 1)];
  return countColumns(fields, size, words, countColumnsMet);
}

function toChannel(rows: SparseRows, { mostPostings }: Limits): Channel {
  const postings = toPostings(rows);
  const kept = Number.isFinite(mostPostings) ? keepRarest(rows, postings, mostPostings) : rows;
  return { rows: trimRows(kept), postings };
}

/** The idf of what `df` articles hold, `share` of those among them that a small corpus lacks. */
function weighFrequency(df: number, { corpus }: CountClasses, share: number, idf: typeof toIdf): number {
  const seen = idf(df, corpus + FURTHER_ARTICLES);
  return share > 0 ? seen * damp(df, corpus, share, idf) : seen;
}

/** What an idf would lose if `share` of further articles held the word, beside one that none of them holds. */
function damp(df: number, n: number, share: number, idf: typeof toIdf): number {
  const enough = n + UNSEEN_ARTICLES;
  return idf(df + share * UNSEEN_ARTICLES, enough) / idf(df, enough);
}

/** √count · idf^IDF_POWER of the column, divided by the row's length. `unseen`: a squared length besides. */
function weighRows(
  counts: SparseRows,
  idf: Float64Array,
  limits: Limits,
  { mean }: CountClasses,
  unseen = 0,
): { rows: SparseRows; measures: Measures } {
  // A power is dear, and there are far fewer columns than entries.
  const once = idf.map(weighOnce);
  const rows = filterRows(counts, (count, t) => weighTimes(count, once[t]!));
  keepHeaviest(rows, limits.heaviest);
  const lengths = measureRows(rows, unseen);
  const meanLength = mean(geometricMean(lengths));
  const divisors = lengths.map((length) => toDivisor(length, meanLength));
  filterInPlace(rows, (value, _, i) => value / divisors[i]!);
  return { rows, measures: { counts, idf, lengths, meanLength } };
}

/** Lengths of the rows, each with `unseen` (a squared length) besides what it holds. */
function measureRows({ starts, values }: SparseRows, unseen: number): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, i) => {
    let sum = unseen;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]! * values[k]!;
    return Math.sqrt(sum);
  });
}

/** 1 where no row holds anything. */
function geometricMean(lengths: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const length of lengths) {
    if (length <= 0) continue;
    sum += Math.log(length);
    count++;
  }
  return count === 0 ? 1 : Math.exp(sum / count);
}

/** Leaves the lighter entries out of `rows`. */
function keepHeaviest(rows: SparseRows, heaviest: number): void {
  if (heaviest === Number.POSITIVE_INFINITY) return;
  const least = Float64Array.from({ length: rows.starts.length - 1 }, (_, i) => {
    const values = rows.values.slice(rows.starts[i]!, rows.starts[i + 1]!).sort();
    return values.length > heaviest ? values[values.length - heaviest]! : 0;
  });
  filterInPlace(rows, (value, _, i) => (value >= least[i]! ? value : 0));
}

/** Room for a pair in sixteen words, so that a table that grows does so a few times only. */
const expectPairs = (words: number) => 2 ** Math.ceil(Math.log2(Math.max(LEAST_PAIRS, words / 8)));
const LEAST_PAIRS = 1 << 12;

/** Numbers of adjacent pairs; a stop word or a new paragraph parts them. */
function numberPairs(terms: Int32Array, table: PairTable): number[] {
  const pairs: number[] = [];
  for (let k = 1; k < terms.length; k++) {
    if (terms[k]! >= 0 && terms[k - 1]! >= 0) pairs.push(table.numberOf(terms[k - 1]!, terms[k]!));
  }
  return pairs;
}

function shareTitles(titles: TermField, size: number, idf: Float64Array): SparseRows {
  const rowOf = (i: number) => [...new Set(titles.termsOf(i))];
  const once = countColumns([{ rowOf, weight: 1 }], size, titles.wordCount, () => idf.length);
  const sums = Float64Array.from({ length: size }, (_, i) =>
    rowOf(i).reduce((sum, t) => sum + (t < 0 ? 0 : idf[t]!), 0),
  );
  return filterInPlace(once, (_, t, i) => idf[t]! / sums[i]!);
}

/** Words of each article, those of the title counting more. */
function countWords({ starts, values }: SparseRows): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, i) => {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]!;
    return sum;
  });
}

/** BM25's share of the most a term can weigh in a text. */
function saturate(counts: SparseRows, words: Float64Array, mean: number): SparseRows {
  return filterRows(counts, (count, _, i) => toHolding(count, words[i]!, mean));
}

/** 1 for a corpus without a word. */
function meanOf(words: Float64Array): number {
  return words.reduce((sum, count) => sum + count, 0) / words.length || 1;
}
