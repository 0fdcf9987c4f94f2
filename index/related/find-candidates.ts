/**
 * For every article the others whose text is nearest: the only ones that can come into its list. A range of articles
 * is scored over read-only typed arrays, so that threads can share the work.
 */
import { OTHER_TITLE_HERE, PAIR_WEIGHT, TITLE_IN_OTHER, toScale } from '../../src/related/weights.ts';
import { addDotProducts } from './sparse-rows.ts';
import type { TextIndex } from './text-index.ts';
import { findTop } from './top-list.ts';

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
    if (best.length > 0) candidates.scales[i] = toScale(best);
  }
}

function scoreTexts({ terms, pairs, titles, holdings }: TextIndex, i: number, scores: Float64Array): void {
  addDotProducts(terms.rows, i, terms.postings, 1, scores);
  addDotProducts(pairs.rows, i, pairs.postings, PAIR_WEIGHT, scores);
  addDotProducts(titles.rows, i, holdings.postings, TITLE_IN_OTHER, scores);
  addDotProducts(holdings.rows, i, titles.postings, OTHER_TITLE_HERE, scores);
}
