/** The least score of a link that is shown. */

/**
 * Below this hardly a link was one that editors made: leaving those out cost less than .001 of nDCG on the seven sites on
 * which it was chosen. Thirty unlike articles are where it matters: most chance matches stay below.
 */
export const DEFAULT_THRESHOLD = 25;
