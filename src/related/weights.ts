/**
 * The constants and formulas of relatedness, shared by the stored lists (`index/related`) and by unsaved text
 * (`score-draft.ts`), so that both mean the same by "related".
 */

/** Times that a word of the title counts, one of the body being 1. Mentions of titles do the rest. */
export const TITLE_TIMES = 2;
/** Rare terms count more than by plain idf, on both sides of the product. Measured: 1.2 to 2 are alike. */
export const IDF_POWER = 1.5;
/**
 * Weights are divided by their length to this power: 1 is the cosine, which punishes long articles too much
 * (documentation +.08 of nDCG; blogs do not mind). After "pivoted" normalisation: Singhal et al. 1996.
 */
export const LENGTH_POWER = 0.6;
/** Pairs of adjacent terms beside single terms. */
export const PAIR_WEIGHT = 0.8;
/** Words of this article's title anywhere in the other one, and the reverse. */
export const TITLE_IN_OTHER = 0.15;
export const OTHER_TITLE_HERE = 0.1;
/** BM25's saturation of repeated words, and how far a long article's are discounted. */
const BM25_K = 1.2;
const BM25_B = 0.75;
/**
 * A small corpus cannot tell which words are common: what is rare in it is taken as if so many further articles had
 * been seen. Where thousands of articles speak for themselves it changes nothing (measured).
 */
export const UNSEEN_ARTICLES = 100;
/**
 * Few pairs recur in a small corpus, so that a single one ("costs less") would be all that an article consists of. Its
 * pairs are weighed as if it held so many more; the number fades with the corpus' size.
 */
const UNSEEN_PAIRS = 80;
/** The mean of so many of the best scores is an article's own scale … */
export const SCALE_OF = 20;
/**
 * … but not less than this, the scale of an article in a blog of five hundred: among thirty articles the twentieth is
 * near to nothing, and next to that any other would look near. Large sites hardly notice.
 */
export const LEAST_SCALE = 0.14;
/**
 * Texts with less in common than this are not related, whatever their dates, tags and names add. Of the first ten links of
 * three judged sites 0 to 4 % have less, and leaving those out costs less than .001 of nDCG.
 */
export const LEAST_LIKENESS = 0.08;
/** Words, stop words included, within which a title must stand to be named. 10 to 30 are alike. */
export const MENTION_WINDOW = 16;
/** Half a title says little, the whole of it much: the share of the title found is raised to this power. */
const SHARE_POWER = 3;
/** Titles of common words are named by chance: with idf sum z a mention counts √(z / (z + 10)). */
const COMMON_TITLE = 10;
/** A clear mention of the whole title, in units of an article's typical nearest text. */
const MENTION_WEIGHT = 1.5;
/** When both articles name each other, what the weaker mention adds. */
const MUTUAL_SHARE = 0.6;
/** Shared tags, rare ones more: ln(n/df) / ln n each. */
export const TAG_WEIGHT = 0.3;
/** Articles that many others name are what readers look for: ln(1 + mentions). */
export const NAMED_WEIGHT = 0.1;
/**
 * Where everything is dated, articles near to everything are round-ups and yield to others: s is divided by the
 * candidate's own scale to this power. Documentation's are its overview pages, and stay.
 */
export const ROUND_UP_POWER = 0.3;
/** Where most articles are dated, a pair of which one is not counts as if so many days apart; else its score would fall. */
export const UNKNOWN_DAYS = 730;
/**
 * A list's own values are relative: 1 is "as near as this article's twenty nearest usually are". Half of that scale
 * (its square root) goes back in, so that an article without near neighbours scores lower, while a site of one subject
 * is not all 100. On seven sites medians of first links lay between 65 and 86, of tenth links between 31 and 57. It is a
 * scale of likeness, no probability.
 */
const HALF_WAY = 1.5;

/** Inverse document frequency of a term in `df` of `n` articles. */
export const toIdf = (df: number, n: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5));

/** The same for a pair of adjacent terms. */
export const toPairIdf = (df: number, n: number): number => Math.log(1 + n / df);

/** The weight of what stands once. */
export const weighOnce = (idf: number): number => idf ** IDF_POWER;

/** The weight of what stands `count` times and once would weigh `once`. */
export const weighTimes = (count: number, once: number): number => Math.sqrt(count) * once;

/** The weight of what stands `count` times, before it is divided by the text's length. */
export const weigh = (count: number, idf: number): number => weighTimes(count, weighOnce(idf));

/** What weights are divided by: a text's own length mixed with the corpus' geometric mean, which keeps the scale. */
export const toDivisor = (length: number, meanLength: number): number =>
  length ** LENGTH_POWER * meanLength ** (1 - LENGTH_POWER);

/** Squared length of the pairs that a small corpus does not show: as if each stood in two articles. */
export function weighUnseenPairs(articleCount: number): number {
  const fading = (UNSEEN_ARTICLES / (UNSEEN_ARTICLES + articleCount)) ** 2;
  return UNSEEN_PAIRS * fading * toPairIdf(2, articleCount) ** (2 * IDF_POWER);
}

/** BM25's share of the most that a term can weigh in a text of so many words. */
export const toHolding = (count: number, words: number, meanWords: number): number =>
  count / (count + BM25_K * (1 - BM25_B + (BM25_B * words) / meanWords));

/** What is much for an article, from its best scores in descending order. */
export function toScale(best: ArrayLike<number>): number {
  const count = Math.min(SCALE_OF, best.length);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += best[k]!;
  return Math.max(LEAST_SCALE, count > 0 ? sum / count : 0);
}

/** How clearly a title is named, 0–1: `found` of its idf sum `whole`. */
export function toMention(found: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(1, found / whole) ** SHARE_POWER * Math.sqrt(whole / (whole + COMMON_TITLE));
}

/** What two mentions, of each title in the other text, add to a link's value. */
export const weighMentions = (a: number, b: number): number =>
  MENTION_WEIGHT * (Math.max(a, b) + MUTUAL_SHARE * Math.min(a, b));

/** A score is multiplied by `1 + weight / (1 + days apart / days)`. */
export interface Recency {
  /** What the same day adds: 1.4 multiplies it by 2.4; 0 switches dates off. @default 1.4 */
  weight: number;
  /** Days apart at which half of that is left. @default 365 */
  days: number;
}

/** `days` apart (NaN when a date is unknown) to 1 or more; `datedShare` of the corpus has dates. */
export function toRecency(days: number, { weight, days: halfWay }: Recency, datedShare: number): number {
  return Number.isNaN(days)
    ? 1 + (datedShare * weight) / (1 + UNKNOWN_DAYS / halfWay)
    : 1 + weight / (1 + days / halfWay);
}

/** A link's value within one list, of an article with that scale: a whole number, 0–100. */
export function toScore(value: number, scale: number): number {
  return Math.round(100 * (1 - Math.exp((-value * Math.sqrt(scale)) / HALF_WAY)));
}
