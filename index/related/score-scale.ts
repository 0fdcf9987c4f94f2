/** The scale of scores, 0–100: made so that a threshold means nearly the same on different sites. */

/**
 * A list's own values are relative: 1 is "as near as this article's twenty nearest usually are". Half of that scale
 * (its square root) goes back in, so that an article without near neighbours scores lower, while a site of one subject
 * is not all 100. On seven sites medians of first links lay between 65 and 86, of tenth links between 31 and 57. It is a
 * scale of likeness, no probability: an article from another site often still finds links above the threshold.
 */
const HALF_WAY = 1.5;

/**
 * Below this hardly a link was one that editors made: leaving those out cost less than .001 of nDCG on the seven sites on
 * which it was chosen. Thirty unlike articles are where it matters: most chance matches stay below.
 */
export const DEFAULT_THRESHOLD = 25;

/** `value` as `rankCandidates` gives it, `scale` of the article whose list it is: a whole number, 0–100. */
export function toScore(value: number, scale: number): number {
  return Math.round(100 * (1 - Math.exp((-value * Math.sqrt(scale)) / HALF_WAY)));
}
