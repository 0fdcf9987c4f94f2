/** The least score of a link that is shown. */

/**
 * Below this hardly a link was one that editors made: leaving those out costs less than .001 of nDCG on the judged sites.
 * It is where an article of another site stands: most of what it finds stays below.
 */
export const DEFAULT_THRESHOLD = 30;
