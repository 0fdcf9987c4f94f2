/**
 * For every article the others whose text is nearest: the only ones that can come into its list. A range of articles
 * is scored over read-only typed arrays, so that threads can share the work.
 */
import { addDotProducts } from './sparse-rows.ts';
import type { TextIndex } from './text-index.ts';
import { findTop } from './top-list.ts';

/** Candidates per article. 200 gave no more than 100. */
export const CANDIDATES = 100;
/** Pairs of adjacent terms beside single terms. */
export const PAIR_WEIGHT = 0.8;
/** Words of this article's title anywhere in the other one, and the reverse. */
export const TITLE_IN_OTHER = 0.15;
export const OTHER_TITLE_HERE = 0.1;
/** The mean of so many of the best scores is an article's own scale … */
const SCALE_OF = 20;
/**
 * … but not less than this, the scale of an article in a blog of five hundred: among thirty articles the twentieth is
 * near to nothing, and next to that any other would look near. Large sites hardly notice.
 */
const LEAST_SCALE = 0.14;

/** Row `i` of `docs` and `scores`, `width` wide, holds `counts[i]` candidates of article `i`, best first. */
export interface Candidates {
  width: number;
  docs: Int32Array;
  scores: Float32Array;
  counts: Int32Array;
  /** Mean of each article's largest scores: what "near" means for it. Never 0. */
  scales: Float64Array;
}

export function createCandidates(articleCount: number, width = CANDIDATES): Candidates {
  return {
    width,
    docs: new Int32Array(articleCount * width),
    scores: new Float32Array(articleCount * width),
    counts: new Int32Array(articleCount),
    scales: new Float64Array(articleCount).fill(1),
  };
}

/**
 * Fills the rows of the articles `from … to`. The score of a pair: x·x′ + .8 y·y′ + .15 tb + .1 tb′, with x the
 * terms, y the pairs of adjacent terms, tb the weight of one's title held by the other.
 */
export function findCandidates(index: TextIndex, from: number, to: number, candidates: Candidates): void {
  const scores = new Float64Array(index.articleCount);
  for (let i = from; i < to; i++) {
    scores.fill(0);
    scoreTexts(index, i, scores);
    const { docs, scores: best } = findTop(scores, candidates.width, i);
    candidates.docs.set(docs, i * candidates.width);
    candidates.scores.set(best, i * candidates.width);
    candidates.counts[i] = docs.length;
    const most = best.subarray(0, SCALE_OF);
    if (most.length > 0) {
      const mean = most.reduce((sum, score) => sum + score, 0) / most.length;
      candidates.scales[i] = Math.max(LEAST_SCALE, mean);
    }
  }
}

function scoreTexts({ terms, pairs, titles, holdings }: TextIndex, i: number, scores: Float64Array): void {
  addDotProducts(terms.rows, i, terms.postings, 1, scores);
  addDotProducts(pairs.rows, i, pairs.postings, PAIR_WEIGHT, scores);
  addDotProducts(titles.rows, i, holdings.postings, TITLE_IN_OTHER, scores);
  addDotProducts(holdings.rows, i, titles.postings, OTHER_TITLE_HERE, scores);
}
