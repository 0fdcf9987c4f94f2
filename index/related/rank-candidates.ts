/**
 * The final score of a candidate and its parts: text, mentions of titles, shared tags, how often a title is named,
 * links of near articles, and nearness in time. Knows nothing of pins, copies or lists.
 */
import type { Article } from '../../src/article.ts';
import {
  LEAST_LIKENESS,
  NAMED_WEIGHT,
  type Recency,
  ROUND_UP_POWER,
  TAG_WEIGHT,
  toRecency,
  weighMentions,
} from '../../src/related/weights.ts';
import { classifyCounts } from './count-classes.ts';
import type { Candidates } from './find-candidates.ts';
import { findLinks, type LinkedPlaces, weighLinked } from './find-linked.ts';
import type { Mentions } from './find-mentions.ts';
import { shareDoubles } from './side-by-side/shared-arrays.ts';
import { type SharedNames, shareNames } from './side-by-side/shared-facts.ts';

/** Fainter mentions do not count there. */
const NAMED_LEAST = 0.25;
/** Weight and half-way distance (days) of publication dates. */
export const RECENCY_WEIGHT = 1.4;
export const RECENCY_DAYS = 365;
/** What ranking must know of the corpus beside the texts. */
export interface Circumstances {
  /** Day number of publication; NaN without one. */
  days: Float64Array;
  /** Tags per article, folded to lower case, without repeats. */
  tags: SharedNames;
  /** ln(n/df) / ln n, for each of the tags' names. */
  tagWeights: Float64Array;
  /** ln(1 + mentions of its title) per article. */
  named: Float64Array;
  /** Links within the texts. */
  linked: LinkedPlaces;
  /** Share of the articles that have a date. */
  datedShare: number;
  recency: Recency;
}

export interface Ranked {
  doc: number;
  /** Grows with relatedness; comparable within one list only. */
  value: number;
  /** Where it stands among the candidates. */
  entry: number;
}

/** value = (text + mention + tags + named + linked) × recency. */
export interface RankParts {
  text: number;
  mention: number;
  tags: number;
  named: number;
  linked: number;
  /** 1 without dates. */
  recency: number;
}

export function observe(
  articles: readonly Article[],
  candidates: Candidates,
  mentions: Mentions,
  recency: Recency = { weight: RECENCY_WEIGHT, days: RECENCY_DAYS },
): Circumstances {
  const tags = shareNames(articles.map(({ tags }) => [...new Set(tags.map((tag) => tag.toLowerCase()))]));
  const days = shareDoubles(articles.length);
  articles.forEach(({ date }, i) => {
    days[i] = date === undefined ? Number.NaN : Date.parse(date) / 86_400_000;
  });
  return {
    days,
    tags,
    tagWeights: weighTags(tags),
    named: countNamers(candidates, mentions),
    linked: findLinks(articles),
    datedShare: articles.filter(({ date }) => date !== undefined).length / Math.max(1, articles.length),
    recency,
  };
}

/** Ranks the candidates of article `i`. */
export class CandidateRanker {
  readonly #linked: ReadonlyMap<number, number>;

  constructor(
    private readonly i: number,
    private readonly candidates: Candidates,
    private readonly mentions: Mentions,
    private readonly circumstances: Circumstances,
  ) {
    this.#linked = weighLinked(i, candidates, circumstances.linked);
  }

  /** Those that the article's text is like enough, best first; equals in order of their place. */
  list(): Ranked[] {
    const { docs, scores, counts, width } = this.candidates;
    const ranked: Ranked[] = [];
    const row = this.i * width;
    for (let entry = row; entry < row + counts[this.i]!; entry++) {
      if (scores[entry]! < LEAST_LIKENESS) break;
      const { text, mention, tags, named, linked, recency } = this.partsOf(entry);
      const value = (text + mention + tags + named + linked) * recency;
      ranked.push({ doc: docs[entry]!, value, entry });
    }
    return ranked.sort((a, b) => b.value - a.value || a.doc - b.doc);
  }

  /** What the value of a candidate is made of. */
  partsOf(entry: number): RankParts {
    const { i, candidates, mentions, circumstances } = this;
    const { days, named, datedShare, recency } = circumstances;
    const doc = candidates.docs[entry]!;
    const apart = Math.abs(days[i]! - days[doc]!);
    const ownScale = candidates.scales[i]!;
    const damping = Number.isNaN(apart) ? 1 : (ownScale / candidates.scales[doc]!) ** ROUND_UP_POWER;
    return {
      text: (candidates.scores[entry]! / ownScale) * damping,
      mention: weighMentions(mentions.here[entry]!, mentions.there[entry]!),
      tags: TAG_WEIGHT * sumSharedTags(i, doc, circumstances),
      named: NAMED_WEIGHT * named[doc]!,
      linked: this.#linked.get(doc) ?? 0,
      recency: toRecency(apart, recency, datedShare),
    };
  }
}

// --- internal ---

function sumSharedTags(i: number, j: number, { tags, tagWeights }: Circumstances): number {
  const { starts, numbers } = tags;
  let sum = 0;
  for (let k = starts[i]!; k < starts[i + 1]!; k++) {
    for (let l = starts[j]!; l < starts[j + 1]!; l++) {
      if (numbers[k] === numbers[l]) sum += tagWeights[numbers[k]!]!;
    }
  }
  return sum;
}

function weighTags({ names, starts, numbers }: SharedNames): Float64Array {
  const counts = new Int32Array(names.length);
  for (const tag of numbers) counts[tag]!++;
  const { corpus, frequency } = classifyCounts(starts.length - 1);
  const most = Math.log(Math.max(2, corpus));
  const weights = shareDoubles(names.length);
  counts.forEach((count, tag) => {
    weights[tag] = Math.log(corpus / frequency(count)) / most;
  });
  return weights;
}

function countNamers({ width, counts }: Candidates, { here, there }: Mentions): Float64Array {
  const sums = Float64Array.from(counts, (count, i) => {
    let sum = 0;
    for (let k = i * width; k < i * width + count; k++) {
      const mention = Math.max(here[k]!, there[k]!);
      if (mention > NAMED_LEAST) sum += mention;
    }
    return sum;
  });
  return sums.map((sum) => Math.log(1 + sum));
}
