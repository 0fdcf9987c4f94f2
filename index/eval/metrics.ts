/**
 * How good ranked lists are: lists and judgements come in, five numbers go out. Knows nothing of files, of
 * articles or of the engine.
 */

/** Judged id -> gain. A gain of 0 or less is the same as no judgement: the id counts as wrong. */
export type Judgements = ReadonlyMap<string, number>;

/** Means over the judged lists, each between 0 and 1, and how many lists were judged. */
export interface Measures {
  ndcg10: number;
  recall10: number;
  mrr10: number;
  p5: number;
  judged: number;
}

/**
 * Normalised discounted cumulative gain of the first `depth` ids: linear gains, discount log2(rank + 1), over
 * the same sum for the best possible order (Järvelin and Kekäläinen, 2002). 0 when nothing is judged.
 */
export function ndcg(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const ideal = positiveGains(judgements).sort((a, b) => b - a);
  const best = discountedSum(ideal.slice(0, depth));
  if (best === 0) return 0;
  const gains = firstDistinct(ranking, depth).map((id) => Math.max(0, judgements.get(id) ?? 0));
  return discountedSum(gains) / best;
}

/** The share of all right ids that stand among the first `depth`. 0 when nothing is judged. */
export function recall(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const right = positiveGains(judgements).length;
  return right === 0 ? 0 : countRight(ranking, judgements, depth) / right;
}

/** One over the rank of the first right id; 0 when there is none among the first `depth`. */
export function reciprocalRank(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const rank = firstDistinct(ranking, depth).findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

/** The share of right ids among the first `depth` places; a place left empty counts as wrong. */
export function precision(ranking: readonly string[], judgements: Judgements, depth: number): number {
  return countRight(ranking, judgements, depth) / depth;
}

/**
 * Means over every key of `judgements` that has a right id; the others are left out. A list that is missing
 * from `rankings` counts as empty, which scores 0.
 */
export function measure(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgements: ReadonlyMap<string, Judgements>,
): Measures {
  const sums: Measures = { ndcg10: 0, recall10: 0, mrr10: 0, p5: 0, judged: 0 };
  for (const [key, judged] of judgements) {
    if (positiveGains(judged).length === 0) continue;
    const ranking = rankings.get(key) ?? [];
    sums.ndcg10 += ndcg(ranking, judged, 10);
    sums.recall10 += recall(ranking, judged, 10);
    sums.mrr10 += reciprocalRank(ranking, judged, 10);
    sums.p5 += precision(ranking, judged, 5);
    sums.judged++;
  }
  const lists = Math.max(1, sums.judged);
  return {
    ndcg10: sums.ndcg10 / lists,
    recall10: sums.recall10 / lists,
    mrr10: sums.mrr10 / lists,
    p5: sums.p5 / lists,
    judged: sums.judged,
  };
}

// --- internal ---

/** Σ gain / log2(rank + 1), rank from 1. */
function discountedSum(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

function positiveGains(judgements: Judgements): number[] {
  return [...judgements.values()].filter((gain) => gain > 0);
}

function countRight(ranking: readonly string[], judgements: Judgements, depth: number): number {
  return firstDistinct(ranking, depth).filter((id) => (judgements.get(id) ?? 0) > 0).length;
}

/** An id that a list names twice counts where it stands first, so that repeats gain nothing. */
function firstDistinct(ranking: readonly string[], depth: number): string[] {
  return [...new Set(ranking.slice(0, depth))];
}
