/**
 * The order in which candidates are kept before their words' places are known: BM25+ times two factors that the
 * final ranking uses as well, so that little is cut off which the ranking would have put first.
 */

/**
 * Exponent of the matched words' summed inverse document frequency: between MiniSearch's "times the number of
 * matched terms" (1, too much for long queries) and none at all (0).
 */
const COVERAGE_POWER = 0.75;
/** What an article gains whose title is the query, as a share of its score. */
const TITLE = 1.5;

/** More matched words, and rarer ones, rank higher. `matched`: Σ idf of the query's different terms that match. */
export function coverageFactor(matched: number): number {
  return matched ** COVERAGE_POWER;
}

/**
 * How much of the title the query is, damped by how much of the query the title is: 0 to `TITLE`.
 * `matched`: Σ idf of the query's terms in the title; `total`: of all its terms; `titleWeight`: of the title's own
 * different terms that are not stop words.
 */
export function titleFactor(matched: number, total: number, titleWeight: number): number {
  if (matched <= 0 || titleWeight <= 0 || total <= 0) return 0;
  return TITLE * Math.min(1, matched / titleWeight) * Math.sqrt(Math.min(1, matched / total));
}

/** What candidates are chosen by. `sum`: Σ BM25+ over the matched terms and fields; then the two factors from above. */
export function firstScore(sum: number, coverage: number, title: number): number {
  return sum * coverage * (1 + title);
}
