/**
 * For every article the others whose text is nearest: the only ones that can come into its list. A range of articles
 * is scored over read-only typed arrays, so that threads can share the work. Rows that are known from the build before are
 * brought up to date instead, where that gives the same.
 */
import { OTHER_TITLE_HERE, PAIR_WEIGHT, TITLE_IN_OTHER, toScale } from '../../src/related/weights.ts';
import type { KnownCopies } from './find-copies.ts';
import type { Mentions } from './find-mentions.ts';
import { shareDoubles, shareFloats, shareInts } from './side-by-side/shared-arrays.ts';
import { addDotProducts, addTouched, type Postings } from './sparse-rows.ts';
import type { Limits, TextIndex } from './text-index.ts';
import { findTop, type TopList, takeTop } from './top-list.ts';

/** Candidates per article. 200 gave no more than 100. */
export const CANDIDATES = 100;

/** Row `i` of `docs` and `scores`, `width` wide, holds `counts[i]` candidates of article `i`, best first. */
export interface Candidates {
  width: number;
  docs: Int32Array;
  /** Candidates are chosen by scores as they stand here, in single precision. */
  scores: Float32Array;
  counts: Int32Array;
  /** Mean of each article's largest scores: what "near" means for it. Never 0. */
  scales: Float64Array;
}

/** Nothing yet, in memory that all threads see. */
export function createCandidates(articleCount: number, width: number): Candidates {
  return {
    width,
    docs: shareInts(articleCount * width),
    scores: shareFloats(articleCount * width),
    counts: shareInts(articleCount),
    scales: shareDoubles(articleCount).fill(1),
  };
}

/** Stands in a row of the build before in place of an article that has changed since. */
export const GONE = -1;

/** What the build before knew already, standing in `Candidates` under today's numbers. */
export interface KnownRows {
  /** Per article: 1 where its row holds but for the articles in `changed`, which the row does not name: `GONE` is there. */
  isKnown: Uint8Array;
  /** Articles whose weights are others than before. */
  changed: Int32Array;
  /** Postings of these alone, by their places in `changed`. */
  postings: Record<ChannelName, Postings>;
  copies: KnownCopies;
}

export type ChannelName = 'terms' | 'pairs' | 'titles' | 'holdings';

/** Fills the rows of the articles `from … to`; answers how many were known and only brought up to date. */
export function findCandidates(
  index: TextIndex,
  from: number,
  to: number,
  candidates: Candidates,
  mentions: Mentions,
  limits: Limits,
  known?: KnownRows,
): number {
  const finder = new CandidateFinder(index, limits, candidates.width);
  const rows = known && new KnownRowUpdate(index, candidates, mentions, known);
  let updated = 0;
  for (let i = from; i < to; i++) {
    if (rows?.tryUpdate(i)) updated++;
    else writeRow(i, finder.find(i), candidates, mentions);
  }
  return updated;
}

// --- internal ---

/** A row as it is now; what was measured of candidates that stay is kept. */
function writeRow(
  i: number,
  { docs, scores }: TopList,
  candidates: Candidates,
  { here, there }: Mentions,
): void {
  const { width, counts, scales } = candidates;
  const row = i * width;
  const measured = new Map<number, [number, number]>();
  for (let k = row; k < row + counts[i]!; k++) {
    if (candidates.docs[k]! >= 0) measured.set(candidates.docs[k]!, [here[k]!, there[k]!]);
  }
  candidates.docs.set(docs, row);
  candidates.scores.set(scores, row);
  docs.forEach((doc, place) => {
    [here[row + place], there[row + place]] = measured.get(doc) ?? [Number.NaN, Number.NaN];
  });
  counts[i] = docs.length;
  scales[i] = toScale(scores);
}

/**
 * Compares articles with all others. The score of a pair: x·x′ + .8 y·y′ + .15 tb + .1 tb′, with x the terms, y the pairs
 * of adjacent terms, tb the weight of one's title held by the other.
 */
class CandidateFinder {
  readonly #sums: Float64Array;
  readonly #scores: Float32Array;
  readonly #touched: Int32Array;
  readonly #isBounded: boolean;

  constructor(
    private readonly index: TextIndex,
    limits: Limits,
    private readonly width: number,
  ) {
    this.#sums = new Float64Array(index.articleCount);
    this.#scores = new Float32Array(index.articleCount);
    this.#touched = new Int32Array(index.articleCount);
    this.#isBounded = Number.isFinite(limits.mostPostings);
  }

  find(i: number): TopList {
    const [sums, scores] = [this.#sums, this.#scores];
    if (!this.#isBounded) {
      sums.fill(0);
      scoreTexts(this.index, i, toPostings(this.index), sums);
      scores.set(sums);
      return findTop(scores, this.width, i);
    }
    const found = this.#touched.subarray(0, this.#scoreTouched(i));
    return takeTop(sums, found, this.width, i);
  }

  /** For few articles that get a score: answers how many stand in `#touched`. */
  #scoreTouched(i: number): number {
    const { terms, pairs, titles, holdings } = this.index;
    const [sums, touched] = [this.#sums, this.#touched];
    let count = addTouched(terms.rows, i, terms.postings, 1, sums, touched, 0);
    count = addTouched(pairs.rows, i, pairs.postings, PAIR_WEIGHT, sums, touched, count);
    count = addTouched(titles.rows, i, holdings.postings, TITLE_IN_OTHER, sums, touched, count);
    return addTouched(holdings.rows, i, titles.postings, OTHER_TITLE_HERE, sums, touched, count);
  }
}

function toPostings({ terms, pairs, titles, holdings }: TextIndex): Record<ChannelName, Postings> {
  return {
    terms: terms.postings,
    pairs: pairs.postings,
    titles: titles.postings,
    holdings: holdings.postings,
  };
}

/** Sums are added up in the order of the row of `i`, so that a score does not depend on who else is scored. */
function scoreTexts(
  { terms, pairs, titles, holdings }: TextIndex,
  i: number,
  postings: Record<ChannelName, Postings>,
  sums: Float64Array,
): void {
  addDotProducts(terms.rows, i, postings.terms, 1, sums);
  addDotProducts(pairs.rows, i, postings.pairs, PAIR_WEIGHT, sums);
  addDotProducts(titles.rows, i, postings.holdings, TITLE_IN_OTHER, sums);
  addDotProducts(holdings.rows, i, postings.titles, OTHER_TITLE_HERE, sums);
}

/** Brings known rows up to date by comparing their articles with the changed ones alone. */
class KnownRowUpdate {
  readonly #sums: Float64Array;

  constructor(
    private readonly index: TextIndex,
    private readonly candidates: Candidates,
    private readonly mentions: Mentions,
    private readonly known: KnownRows,
  ) {
    this.#sums = new Float64Array(known.changed.length);
  }

  /** The row of `i` as it is now; false, and untouched, where it is not known or who never stood in it may have come up. */
  tryUpdate(i: number): boolean {
    if (!this.known.isKnown[i]) return false;
    const { width, docs, scores, counts, scales } = this.candidates;
    const [row, count] = [i * width, counts[i]!];
    // Who does not stand in a full row had no more than its last.
    const bound = count === width ? scores[row + count - 1]! : 0;
    const sums = this.#sums.fill(0);
    scoreTexts(this.index, i, this.known.postings, sums);
    let isAsItWas = !docs.subarray(row, row + count).includes(GONE);
    for (const sum of sums) {
      const score = Math.fround(sum);
      if (score > bound) isAsItWas = false;
      // Which of two equals comes first is known by the row before only of those that stood in it.
      else if (bound > 0 && score === bound) return false;
    }
    if (isAsItWas) {
      scales[i] = toScale(scores.subarray(row, row + count));
      return true;
    }
    const top = this.#insert(i, bound);
    if (count === width && top.docs.length < width) return false;
    writeRow(i, top, this.candidates, this.mentions);
    return true;
  }

  /** The row of `i` without what is gone and with the changed articles whose sums are above `bound`. */
  #insert(i: number, bound: number): TopList {
    const { width, docs, scores, counts } = this.candidates;
    const entries: { doc: number; score: number }[] = [];
    for (let k = i * width; k < i * width + counts[i]!; k++) {
      if (docs[k] !== GONE) entries.push({ doc: docs[k]!, score: scores[k]! });
    }
    for (const [place, sum] of this.#sums.entries()) {
      const score = Math.fround(sum);
      if (score > bound) entries.push({ doc: this.known.changed[place]!, score });
    }
    entries.sort((a, b) => b.score - a.score || a.doc - b.doc);
    const best = entries.slice(0, width);
    return {
      docs: Int32Array.from(best, ({ doc }) => doc),
      scores: Float32Array.from(best, ({ score }) => score),
    };
  }
}
