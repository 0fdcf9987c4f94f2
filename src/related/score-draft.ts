/**
 * How an article of the corpus relates to a draft: the formulas of the stored lists (`index/related`) with what the
 * search index knows. Lengths stand for the vectors' norms, which it does not have.
 *
 *     text    = Σ √u·√u′·idf³ / |draft|² · (length of draft / length of article)^0.5, for terms and for pairs
 *     value   = text / r + 1.5 · (max + 0.6 · min) of the two mentions + 0.3 · tags, r the mean of the best 20 texts
 */
import { weighBestPassage } from '../search/best-passage.ts';
import type { Places } from '../search/places.ts';

/** Rare words count more than linearly. */
const IDF_POWER = 1.5;
/** Pairs of words beside single ones: more than in the stored lists, since fewer of them are known here. */
const PAIRS = 3;
/** How far length is discounted. */
const LENGTH_POWER = 0.5;
/** Texts whose mean is the scale of a draft. */
const SCALE_OF = 20;
const MENTION = 1.5;
const WEAKER_MENTION = 0.6;
/** Words within which a title must stand; the share of it that does is raised to the power. */
const TITLE_WINDOW = 16;
const SHARE_POWER = 3;
/** A title of common words is named by chance: with idf sum z a mention counts √(z / (z + 10)). */
const COMMON_TITLE = 10;
const TAGS = 0.3;
/** Where the scale of scores bends: set so that the best links score about what they do in stored lists. */
const HALF_WAY = 1.2;

/** The weight of a term that stands `u` times. */
export function weighTerm(u: number, idf: number): number {
  return Math.sqrt(u) * idf ** IDF_POWER;
}

export interface TextMatch {
  /** Σ of products of weights, for terms and for pairs. */
  terms: number;
  pairs: number;
  /** Different words of the article's body. */
  length: number;
}

/** Squared norms of the draft's terms and pairs, and its length. */
export interface DraftSize {
  terms: number;
  pairs: number;
  length: number;
}

export function scoreText(match: TextMatch, draft: DraftSize): number {
  const shorter = (Math.max(8, draft.length) / Math.max(8, match.length)) ** LENGTH_POWER;
  const pairs = draft.pairs > 0 ? (PAIRS * match.pairs) / draft.pairs : 0;
  return shorter * (draft.terms > 0 ? match.terms / draft.terms + pairs : 0);
}

/** The mean of the best texts: what is much for this draft. */
export function scaleOf(texts: readonly number[]): number {
  const best = [...texts].sort((a, b) => b - a).slice(0, SCALE_OF);
  return best.reduce((sum, text) => sum + text, 0) / Math.max(1, best.length);
}

/** How clearly a title is named: `found` of its idf sum `whole`. */
export function scoreMention(found: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(1, found / whole) ** SHARE_POWER * Math.sqrt(whole / (whole + COMMON_TITLE));
}

/** How clearly an article names the draft's title: its words within one window. */
export function scoreNaming(idfs: readonly number[], placesOf: (term: number) => Places | undefined): number {
  const whole = idfs.reduce((sum, idf) => sum + idf, 0);
  return scoreMention(weighBestPassage(idfs, placesOf, TITLE_WINDOW), whole);
}

export interface ValueParts {
  text: number;
  mention: number;
  tags: number;
}

/** The parts of a link's value. `tags`: Σ ln(n / df) / ln n over the tags in common. */
export function toValueParts(
  text: number,
  scale: number,
  named: number,
  naming: number,
  tags: number,
): ValueParts {
  return {
    text: scale > 0 ? text / scale : 0,
    mention: MENTION * (Math.max(named, naming) + WEAKER_MENTION * Math.min(named, naming)),
    tags: TAGS * tags,
  };
}

/** The value on the scale of 0 to 100 that all related lists share. */
export function toScore(value: number, scale: number): number {
  return Math.round(100 * (1 - Math.exp((-value * Math.sqrt(Math.max(0, scale))) / HALF_WAY)));
}
