/**
 * For every article the others whose text is nearest: the only ones that can come into its list. A range of articles
 * is scored over read-only typed arrays, so that threads can share the work.
 */
import { OTHER_TITLE_HERE, PAIR_WEIGHT, TITLE_IN_OTHER, toScale } from '../../src/related/weights.ts';
import { addDotProducts, addTouched } from './sparse-rows.ts';
import type { Limits, TextIndex } from './text-index.ts';
import { findTop, findTopAmong, type TopList } from './top-list.ts';

/** Candidates per article. 200 gave no more than 100. */
export const CANDIDATES = 100;
/** Row `i` of `docs` and `scores`, `width` wide, holds `counts[i]` candidates of article `i`, best first. */
export interface Candidates {
  width: number;
  docs: Int32Array;
  scores: Float32Array;
  counts: Int32Array;
  /** Mean of each article's largest scores: what "near" means for it. Never 0. */
  scales: Float64Array;
}

/**
 * Fills the rows of the articles `from … to`. The score of a pair: x·x′ + .8 y·y′ + .15 tb + .1 tb′, with x the
 * terms, y the pairs of adjacent terms, tb the weight of one's title held by the other.
 */
export function findCandidates(
  index: TextIndex,
  from: number,
  to: number,
  candidates: Candidates,
  limits: Limits,
): void {
  const scores = new Float64Array(index.articleCount);
  const touched = new Int32Array(index.articleCount);
  const isBounded = Number.isFinite(limits.mostPostings);
  for (let i = from; i < to; i++) {
    let top: TopList;
    if (isBounded) {
      const found = touched.subarray(0, scoreTouched(index, i, scores, touched));
      top = findTopAmong(scores, found, candidates.width, i);
      for (const doc of found) scores[doc] = 0;
    } else {
      scores.fill(0);
      scoreTexts(index, i, scores);
      top = findTop(scores, candidates.width, i);
    }
    candidates.docs.set(top.docs, i * candidates.width);
    candidates.scores.set(top.scores, i * candidates.width);
    candidates.counts[i] = top.docs.length;
    if (top.scores.length > 0) candidates.scales[i] = toScale(top.scores);
  }
}

function scoreTexts({ terms, pairs, titles, holdings }: TextIndex, i: number, scores: Float64Array): void {
  addDotProducts(terms.rows, i, terms.postings, 1, scores);
  addDotProducts(pairs.rows, i, pairs.postings, PAIR_WEIGHT, scores);
  addDotProducts(titles.rows, i, holdings.postings, TITLE_IN_OTHER, scores);
  addDotProducts(holdings.rows, i, titles.postings, OTHER_TITLE_HERE, scores);
}

/** The same where few articles get a score: answers how many stand in `touched`. */
function scoreTouched(
  { terms, pairs, titles, holdings }: TextIndex,
  i: number,
  scores: Float64Array,
  touched: Int32Array,
): number {
  let count = addTouched(terms.rows, i, terms.postings, 1, scores, touched, 0);
  count = addTouched(pairs.rows, i, pairs.postings, PAIR_WEIGHT, scores, touched, count);
  count = addTouched(titles.rows, i, holdings.postings, TITLE_IN_OTHER, scores, touched, count);
  return addTouched(holdings.rows, i, titles.postings, OTHER_TITLE_HERE, scores, touched, count);
}
