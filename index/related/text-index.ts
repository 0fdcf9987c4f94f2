/**
 * The weights by which texts are compared, as read-only typed arrays that worker threads can share: terms, pairs of
 * adjacent terms, and titles within bodies. Knows nothing of tags, dates or lists.
 */
import { PairTable } from './pair-table.ts';
import {
  countColumns,
  countRows,
  filterRows,
  type Postings,
  type SparseRows,
  toPostings,
} from './sparse-rows.ts';
import type { TermCorpus, TermText } from './term-corpus.ts';

/**
 * A small corpus cannot tell which words are common. An everyday word, or a pair of two, weighs less by as much as if
 * so many further articles had been seen, with these shares of them holding it. Where thousands of articles speak for
 * themselves it changes nothing (measured).
 */
const UNSEEN_ARTICLES = 100;
const EVERYDAY_SHARE = 0.5;
const EVERYDAY_PAIR_SHARE = 0.4;
/**
 * Few pairs recur in a small corpus, so that a single one ("costs less") would be all that an article consists of. Its
 * pairs are weighed as if it held so many more; the number fades with the corpus' size.
 */
const UNSEEN_PAIRS = 80;

/** Times that a word of the title counts, one of the body being 1. Mentions of titles do the rest. */
const TITLE_WEIGHT = 2;
/** Rare terms count more than by plain idf, on both sides of the product. Measured: 1.2 to 2 are alike. */
const IDF_POWER = 1.5;
/**
 * Weights are divided by their length to this power: 1 is the cosine, which punishes long articles too much
 * (documentation +.08 of nDCG; blogs do not mind). After "pivoted" normalisation: Singhal et al. 1996.
 */
const LENGTH_POWER = 0.6;
/** BM25's saturation of repeated words, and how far a long article's are discounted. */
const BM25_K = 1.2;
const BM25_B = 0.75;

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
  /** ln(1 + (n − df + ½) / (df + ½)) per term. */
  idf: Float64Array;
  /** The two terms of a pair. */
  pairTerms: (pair: number) => [left: number, right: number];
}

/** What bounds the work on a large corpus; both lose up to 3.5 % of nDCG. */
export interface Limits {
  /** Terms in more than this share of the articles are not compared. @default 1 */
  maxShare: number;
  /** Only the heaviest terms of each article are compared. @default Infinity */
  heaviest: number;
}

export function makeTextIndex(corpus: TermCorpus, limits: Limits): TextIndex {
  const articleCount = corpus.articles.length;
  const inTitles = corpus.titles.map(({ terms }) => terms);
  const inSummaries = corpus.summaries.map(({ terms }) => terms);
  const inBodies = corpus.bodies.map(({ terms }) => terms);
  const toFields = (titles: Int32Array[], summaries: Int32Array[], bodies: Int32Array[]) => [
    { rows: titles, weight: TITLE_WEIGHT },
    { rows: summaries, weight: 1 },
    { rows: bodies, weight: 1 },
  ];

  const counts = countColumns(toFields(inTitles, inSummaries, inBodies), corpus.vocabulary.length);
  const frequency = countRows(counts);
  const idf = Float64Array.from(frequency, (df, t) => {
    const seen = toIdf(df, articleCount);
    return corpus.everyday[t] ? seen * damp(df, articleCount, EVERYDAY_SHARE, toIdf) : seen;
  });
  const terms = weigh(counts, frequency, articleCount, (t) => idf[t]! ** IDF_POWER, limits);

  const table = new PairTable();
  const toPairs = (texts: readonly TermText[]) => texts.map(({ terms }) => numberPairs(terms, table));
  const pairFields = toFields(toPairs(corpus.titles), toPairs(corpus.summaries), toPairs(corpus.bodies));
  const pairCounts = countColumns(pairFields, table.size);
  const pairFrequency = countRows(pairCounts);
  const pairs = weigh(
    pairCounts,
    pairFrequency,
    articleCount,
    (t) => {
      const df = pairFrequency[t]!;
      if (df < 2) return 0;
      const [left, right] = table.pairOf(t);
      const everyday = corpus.everyday[left]! && corpus.everyday[right]!;
      const seen = toPairIdf(df, articleCount);
      return (everyday ? seen * damp(df, articleCount, EVERYDAY_PAIR_SHARE, toPairIdf) : seen) ** IDF_POWER;
    },
    limits,
    weighUnseenPairs(articleCount),
  );

  return {
    articleCount,
    terms: toChannel(terms),
    pairs: toChannel(pairs),
    titles: toChannel(shareTitles(inTitles, idf)),
    holdings: toChannel(saturate(counts, limits, frequency)),
    idf,
    pairTerms: (pair) => table.pairOf(pair),
  };
}

// --- internal ---

function toChannel(rows: SparseRows): Channel {
  return { rows, postings: toPostings(rows) };
}

const toIdf = (df: number, n: number) => Math.log(1 + (n - df + 0.5) / (df + 0.5));

const toPairIdf = (df: number, n: number) => Math.log(1 + n / df);

/** What an idf would lose if `share` of further articles held the word, beside one that none of them holds. */
function damp(df: number, n: number, share: number, idf: typeof toIdf): number {
  const enough = n + UNSEEN_ARTICLES;
  return idf(df + share * UNSEEN_ARTICLES, enough) / idf(df, enough);
}

/** Squared length of the pairs that a small corpus does not show: as if each stood in two articles. */
function weighUnseenPairs(articleCount: number): number {
  const fading = (UNSEEN_ARTICLES / (UNSEEN_ARTICLES + articleCount)) ** 2;
  return UNSEEN_PAIRS * fading * toPairIdf(2, articleCount) ** (2 * IDF_POWER);
}

/** √count · weight of the column, divided by length^LENGTH_POWER (× the corpus' mean length, to keep the scale). */
function weigh(
  counts: SparseRows,
  frequency: Int32Array,
  articleCount: number,
  toWeight: (column: number) => number,
  limits: Limits,
  unseen = 0,
): SparseRows {
  const weights = Float64Array.from(frequency, (df, t) =>
    df > limits.maxShare * articleCount ? 0 : toWeight(t),
  );
  const weighed = keepHeaviest(
    filterRows(counts, (count, t) => Math.sqrt(count) * weights[t]!),
    limits.heaviest,
  );
  const lengths = measureRows(weighed, unseen);
  const mean = geometricMean(lengths);
  return filterRows(
    weighed,
    (value, _, i) => value / (lengths[i]! ** LENGTH_POWER * mean ** (1 - LENGTH_POWER)),
  );
}

/** Lengths of the rows, each with `unseen` (a squared length) besides what it holds. */
function measureRows({ starts, values }: SparseRows, unseen: number): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, i) => {
    let sum = unseen;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]! * values[k]!;
    return Math.sqrt(sum);
  });
}

function geometricMean(lengths: Float64Array): number {
  const logs = [...lengths].filter((length) => length > 0).map(Math.log);
  return logs.length === 0 ? 1 : Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

function keepHeaviest(rows: SparseRows, heaviest: number): SparseRows {
  if (heaviest === Number.POSITIVE_INFINITY) return rows;
  const least = Float64Array.from({ length: rows.starts.length - 1 }, (_, i) => {
    const values = rows.values.slice(rows.starts[i]!, rows.starts[i + 1]!).sort();
    return values.length > heaviest ? values[values.length - heaviest]! : 0;
  });
  return filterRows(rows, (value, _, i) => (value >= least[i]! ? value : 0));
}

/** Numbers of adjacent pairs; a stop word or a new paragraph parts them. */
function numberPairs(terms: Int32Array, table: PairTable): Int32Array {
  const pairs: number[] = [];
  for (let k = 1; k < terms.length; k++) {
    if (terms[k]! >= 0 && terms[k - 1]! >= 0) pairs.push(table.numberOf(terms[k - 1]!, terms[k]!));
  }
  return Int32Array.from(pairs);
}

function shareTitles(titles: readonly Int32Array[], idf: Float64Array): SparseRows {
  const sums = titles.map((title) => [...new Set(title)].reduce((sum, t) => sum + (t < 0 ? 0 : idf[t]!), 0));
  const once = countColumns(
    [{ rows: titles.map((title) => Int32Array.from(new Set(title))), weight: 1 }],
    idf.length,
  );
  return filterRows(once, (_, t, i) => idf[t]! / sums[i]!);
}

/** BM25's share of the most a term can weigh in a text. */
function saturate(counts: SparseRows, limits: Limits, frequency: Int32Array): SparseRows {
  const articleCount = counts.starts.length - 1;
  const lengths = new Float64Array(articleCount);
  for (let i = 0; i < articleCount; i++) {
    for (let k = counts.starts[i]!; k < counts.starts[i + 1]!; k++) lengths[i]! += counts.values[k]!;
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / articleCount || 1;
  return filterRows(counts, (count, t, i) =>
    frequency[t]! > limits.maxShare * articleCount
      ? 0
      : count / (count + BM25_K * (1 - BM25_B + (BM25_B * lengths[i]!) / mean)),
  );
}
