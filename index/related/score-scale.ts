/** The one scale of scores, 0–100, on which a threshold means the same on every site. */

/**
 * A list's own values are relative: 1 is "as near as this article's twenty nearest usually are". Half of that scale
 * (its square root) goes back in, so that an article without real neighbours scores low everywhere, while a site of
 * one subject is not all 100. Measured on seven sites: the best links lie around 75, tenth places around 45.
 */
const HALF_WAY = 1.5;

/** Below this, hardly a link was one that editors made: it costs at most .002 of nDCG on each of the seven sites. */
export const DEFAULT_THRESHOLD = 25;

/** `value` as `rankCandidates` gives it, `scale` of the article whose list it is: a whole number, 0–100. */
export function toScore(value: number, scale: number): number {
  return Math.round(100 * (1 - Math.exp((-value * Math.sqrt(scale)) / HALF_WAY)));
}
