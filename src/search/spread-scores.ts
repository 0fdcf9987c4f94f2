/**
 * Articles that resemble other good results gain, those that stand alone do not: what a query's words miss, the
 * company of an article tells ("clusters of relevant documents", van Rijsbergen).
 */

/** Weight of the neighbours' mean score against an article's own. */
const NEIGHBOUR = 1;
/** Similarity of an imagined neighbour without a score: one weak neighbour alone says little. */
const PRIOR = 0.2;

export interface Neighbour {
  doc: number;
  /** Between 0 and 1. */
  similarity: number;
}

/**
 * Each article's own score plus the similarity-weighted mean of its neighbours' own scores. An edge counts in both
 * directions, once; neighbours that are not among `scores` count as 0.
 */
export function spreadScores(
  scores: ReadonlyMap<number, number>,
  neighboursOf: (doc: number) => readonly Neighbour[],
): Map<number, number> {
  const sums = new Map<number, number>();
  const weights = new Map<number, number>();
  const add = (doc: number, similarity: number, score: number) => {
    sums.set(doc, (sums.get(doc) ?? 0) + similarity * score);
    weights.set(doc, (weights.get(doc) ?? PRIOR) + similarity);
  };
  for (const [doc, score] of scores) {
    for (const { doc: other, similarity } of neighboursOf(doc)) {
      const otherScore = scores.get(other);
      add(doc, similarity, otherScore ?? 0);
      const mutual = neighboursOf(other).some((back) => back.doc === doc);
      if (otherScore !== undefined && !mutual) add(other, similarity, score);
    }
  }
  return new Map(
    [...scores].map(([doc, score]) => [
      doc,
      score + (NEIGHBOUR * (sums.get(doc) ?? 0)) / (weights.get(doc) ?? PRIOR),
    ]),
  );
}
