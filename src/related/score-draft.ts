/**
 * How the articles of a site relate to a text that is not among them: the formulas of the stored lists (`weights.ts`)
 * over profiles, block by block. What the text does not say, its date and its tags, is taken from the articles that it
 * is most like: news of one month and of one subject belong together, whoever wrote the text.
 */
import { NO_DATE } from '../format/columns.ts';
import {
  fromCountClass,
  fromWeightClass,
  type OutlineGroup,
  type Profile,
  readOutlines,
  readProfiles,
  TAG_SCALE,
  tagKey,
} from '../format/profiles.ts';
import { weighBestPassage } from '../search/best-passage.ts';
import type { Draft, DraftFeature, DraftTerm } from './read-draft.ts';
import {
  LEAST_LIKENESS,
  MENTION_WINDOW,
  NAMED_WEIGHT,
  OTHER_TITLE_HERE,
  PAIR_WEIGHT,
  ROUND_UP_POWER,
  TAG_WEIGHT,
  TITLE_IN_OTHER,
  toDivisor,
  toHolding,
  toIdf,
  toMention,
  toRecency,
  toScale,
  toScore,
  weigh,
  weighMentions,
  weighUnseenPairs,
} from './weights.ts';

/** Nearest articles by text that are compared in every way. */
const CANDIDATES = 100;
/** Best articles that speak for what the text does not say. */
const SPEAKERS = 8;
/** A block with one part that is much like the draft comes before one with several that are somewhat like it. */
const PART_POWER = 3;
/**
 * Texts speak of what has been, so the latest year that one names is likely its own, an earlier one less so, and years
 * before the latest less than those after it: how often a speaker of such a year counts.
 */
const LATEST_YEAR_NAMED = 10;
const EARLIER_YEAR_NAMED = 2;
const BEFORE_LATEST_YEAR = 0.5;
const YEAR = /^(?:19|20)\d\d$/;
/** Of a title, what a word counts that stands in an article, but not beside a neighbour of the title. */
const SCATTERED = 0.5;

/** One article's share of one of the draft's terms or pairs. */
interface Match {
  /** Place among the draft's terms or pairs. */
  feature: number;
  count: number;
  inTitle: boolean;
}

export interface DraftLink {
  profile: Profile;
  /** 0–100. */
  score: number;
  /** Grows with relatedness. */
  value: number;
  parts: { text: number; mention: number; tags: number; named: number; recency: number };
  /** Shared terms and pairs with what each adds to the likeness of the texts, the greatest first. */
  shared: { feature: DraftFeature; weight: number }[];
  /** `tagKey` of every tag. */
  tags: ReadonlyMap<number, number>;
}

/** What outlines tell of a draft. */
export interface OutlineScores {
  groups: OutlineGroup[];
  /** Per block of all groups, how much its articles seem to be like the draft: 1 is the most. */
  likeness: Float64Array;
  /** Per block, the most terms of the draft that one of its parts knows. */
  known: Float64Array;
  /** Per term of the draft; NaN where outlines tell none. */
  idfs: Float64Array;
}

export function scoreOutlines(payload: Uint8Array, draft: Draft): OutlineScores {
  const idfs = new Float64Array(draft.terms.length).fill(Number.NaN);
  const found: { place: number; row: number; weight: number }[] = [];
  const keys = keysOf(draft.terms);
  const groups = readOutlines(payload, {
    terms: {
      keys,
      onEntry: (place, idf, row, weight) => {
        idfs[place] = idf;
        found.push({ place, row, weight: fromWeightClass(weight) });
      },
    },
    common: {
      keys,
      onEntry: (place, idf) => {
        idfs[place] = idf;
      },
    },
  });
  const blockOfPart = listParts(groups);
  const likenessOfPart = new Float64Array(blockOfPart.length);
  const knownOfPart = new Float64Array(blockOfPart.length);
  for (const { place, row, weight } of found) {
    likenessOfPart[row]! += weigh(draft.terms[place]!.count, idfs[place]!) * weight;
    knownOfPart[row]! += 1;
  }
  const best = likenessOfPart.reduce((most, one) => Math.max(most, one), 0) || 1;
  const blocks = (blockOfPart.at(-1) ?? -1) + 1;
  const likeness = new Float64Array(blocks);
  const known = new Float64Array(blocks);
  blockOfPart.forEach((block, part) => {
    likeness[block]! += (likenessOfPart[part]! / best) ** PART_POWER;
    known[block] = Math.max(known[block]!, knownOfPart[part]!);
  });
  return { groups, likeness, known, idfs };
}

export class DraftScorer {
  readonly #draft: Draft;
  readonly #group: OutlineGroup;
  readonly #profiles: Profile[] = [];
  readonly #tags: Map<number, number>[] = [];
  /** Per article. */
  readonly #terms: Match[][] = [];
  readonly #pairs: Match[][] = [];
  readonly #termIdfs: Float64Array;
  readonly #pairIdfs: Float64Array;
  readonly #titleTerms: DraftTerm[];
  /** That the draft names. */
  readonly #years: ReadonlySet<number>;

  /** @param idfs Per term of the draft, as far as outlines tell; NaN where they do not. */
  constructor(draft: Draft, group: OutlineGroup, idfs: Float64Array) {
    this.#draft = draft;
    this.#group = group;
    this.#termIdfs = idfs.slice();
    this.#pairIdfs = new Float64Array(draft.pairs.length);
    this.#titleTerms = [...new Set(draft.title)].filter((term) => term !== undefined);
    this.#years = new Set(
      draft.terms.flatMap(({ written }) => (YEAR.test(written) ? [Number(written)] : [])),
    );
  }

  get articleCount(): number {
    return this.#profiles.length;
  }

  /** Reads a block of profiles. */
  add(payload: Uint8Array): void {
    const first = this.#profiles.length;
    const { terms, pairs } = this.#draft;
    const toVisitor = (features: readonly DraftFeature[], idfs: Float64Array, matches: Match[][]) => ({
      keys: keysOf(features),
      onEntry: (feature: number, idf: number, row: number, found: number, inTitle: boolean) => {
        idfs[feature] = idf;
        matches[first + row] ??= [];
        matches[first + row]!.push({ feature, count: fromCountClass(found), inTitle });
      },
    });
    const profiles = readProfiles(payload, {
      terms: toVisitor(terms, this.#termIdfs, this.#terms),
      pairs: toVisitor(pairs, this.#pairIdfs, this.#pairs),
      tags: {
        onEntry: (tag, weight, row) => {
          this.#tags[first + row] ??= new Map();
          this.#tags[first + row]!.set(tag, weight / TAG_SCALE);
        },
      },
    });
    for (const profile of profiles) this.#profiles.push(profile);
  }

  /** Clusters near the best allowed articles so far, each with how much speaks for it. */
  nearClusters(count: number, isAllowed: (doc: number) => boolean): Map<number, number> {
    const { scores } = this.#compareTexts(isAllowed);
    const votes = new Map<number, number>();
    for (const article of this.#best(scores, count)) {
      for (const cluster of this.#profiles[article]!.near) {
        votes.set(cluster, (votes.get(cluster) ?? 0) + scores[article]!);
      }
    }
    return votes;
  }

  /**
   * The articles that relate to the draft most, best first.
   *
   * @param isAllowed By article number. @param day Days since 1970, where the draft says its date. @param tags Its tags.
   */
  rank(isAllowed: (doc: number) => boolean, day: number | undefined, tags: readonly string[]): DraftLink[] {
    const { scores, shared } = this.#compareTexts(isAllowed);
    const nearest = this.#best(scores, CANDIDATES);
    const scale = toScale(nearest.map((article) => scores[article]!));
    const candidates = nearest.filter((article) => scores[article]! >= LEAST_LIKENESS);
    const own = new Set(tags.map(tagKey));
    const links = candidates.map((article): DraftLink => {
      const profile = this.#profiles[article]!;
      const dated = profile.day !== NO_DATE && (day !== undefined || this.#group.datedShare > 0.5);
      const held = this.#tags[article] ?? new Map<number, number>();
      const parts = {
        text: (scores[article]! / scale) * (dated ? (scale / profile.scale) ** ROUND_UP_POWER : 1),
        mention: weighMentions(this.#mentionHere(article), this.#mentionThere(article)),
        tags: TAG_WEIGHT * sumOf([...held].map(([tag, weight]) => (own.has(tag) ? weight : 0))),
        named: NAMED_WEIGHT * profile.named,
        recency: 1,
      };
      return { profile, score: 0, value: sumParts(parts), parts, shared: shared(article), tags: held };
    });
    const speakers = [...links].sort((a, b) => b.value - a.value).slice(0, SPEAKERS);
    for (const link of links) {
      if (tags.length === 0) link.parts.tags = TAG_WEIGHT * guessTags(link, speakers);
      link.parts.recency = this.#recencyOf(link, speakers, day);
    }
    for (const link of links) {
      link.value = sumParts(link.parts) * link.parts.recency;
      link.score = toScore(link.value, scale);
    }
    return links.sort((a, b) => b.value - a.value || a.profile.doc - b.profile.doc);
  }

  /** Likeness of every article's text, 0 where it is not allowed. */
  #compareTexts(isAllowed: (doc: number) => boolean) {
    const { terms, pairs, words } = this.#draft;
    const { documents, meanTermLength, meanPairLength, meanWords } = this.#group;
    const unknown = toIdf(1, documents);
    const idfs = this.#termIdfs.map((idf) => (Number.isNaN(idf) ? unknown : idf));
    const termWeights = weighOwn(terms, idfs, 0, meanTermLength);
    const pairWeights = weighOwn(pairs, this.#pairIdfs, weighUnseenPairs(documents), meanPairLength);
    const titleIdf = sumOf(this.#titleTerms.map((term) => idfs[terms.indexOf(term)]!));
    const ownTitle = new Set(this.#titleTerms.map((term) => terms.indexOf(term)));
    const termDivisors = this.#profiles.map(({ termLength }) => toDivisor(termLength, meanTermLength));
    const pairDivisors = this.#profiles.map(({ pairLength }) => toDivisor(pairLength, meanPairLength));

    const weighTerm = (article: number, { feature, count }: Match) =>
      (termWeights[feature]! * weigh(count, idfs[feature]!)) / termDivisors[article]!;
    const weighPair = (article: number, { feature, count }: Match) =>
      (PAIR_WEIGHT * pairWeights[feature]! * weigh(count, this.#pairIdfs[feature]!)) / pairDivisors[article]!;

    const scores = Float64Array.from(this.#profiles, (profile, article) => {
      if (!isAllowed(profile.doc)) return 0;
      let score = 0;
      for (const match of this.#terms[article] ?? []) {
        const { feature, count, inTitle } = match;
        const idf = idfs[feature]!;
        score += weighTerm(article, match);
        if (ownTitle.has(feature)) {
          score += ((TITLE_IN_OTHER * idf) / titleIdf) * toHolding(count, profile.words, meanWords);
        }
        if (inTitle) {
          const here = toHolding(terms[feature]!.count, words, meanWords);
          score += ((OTHER_TITLE_HERE * idf) / profile.titleIdf) * here;
        }
      }
      for (const match of this.#pairs[article] ?? []) score += weighPair(article, match);
      return score;
    });
    const shared = (article: number) =>
      [
        ...(this.#terms[article] ?? []).map((match) => ({
          feature: terms[match.feature]! as DraftFeature,
          weight: weighTerm(article, match),
        })),
        ...(this.#pairs[article] ?? []).map((match) => ({
          feature: pairs[match.feature]! as DraftFeature,
          weight: weighPair(article, match),
        })),
      ].sort((a, b) => b.weight - a.weight || a.feature.key - b.feature.key);
    return { scores, shared };
  }

  #best(scores: Float64Array, count: number): number[] {
    return [...scores.keys()]
      .filter((article) => scores[article]! > 0)
      .sort((a, b) => scores[b]! - scores[a]! || this.#profiles[a]!.doc - this.#profiles[b]!.doc)
      .slice(0, count);
  }

  /** How clearly the draft's body names the article's title. */
  #mentionHere(article: number): number {
    const title = (this.#terms[article] ?? []).filter(({ inTitle }) => inTitle);
    const idfs = title.map(({ feature }) => this.#termIdfs[feature]!);
    const places = title.map(({ feature }) => ({ positions: this.#draft.terms[feature]!.places, forms: [] }));
    const found = weighBestPassage(idfs, (i) => places[i], MENTION_WINDOW);
    return toMention(found, this.#profiles[article]!.titleIdf);
  }

  /** How clearly the article names the draft's title: words beside each other in both count in full. */
  #mentionThere(article: number): number {
    const { terms, pairs, title } = this.#draft;
    const held = new Set<DraftTerm>();
    for (const { feature } of this.#terms[article] ?? []) held.add(terms[feature]!);
    const joined = new Set<DraftTerm>(this.#titleTerms.length === 1 ? this.#titleTerms : []);
    for (const { feature } of this.#pairs[article] ?? []) {
      const { left, right } = pairs[feature]!;
      if (title.some((term, i) => term === left && title[i + 1] === right)) joined.add(left).add(right);
    }
    let whole = 0;
    let found = 0;
    for (const term of this.#titleTerms) {
      const known = this.#termIdfs[terms.indexOf(term)]!;
      const idf = Number.isNaN(known) ? toIdf(1, this.#group.documents) : known;
      whole += idf;
      if (held.has(term)) found += joined.has(term) ? idf : SCATTERED * idf;
    }
    return toMention(found, whole);
  }

  /**
   * @param day The draft's. Without one: what each speaker's would give, by how much the draft is like it and how well
   * the years that the draft names fit the speaker's.
   */
  #recencyOf({ profile }: DraftLink, speakers: readonly DraftLink[], day: number | undefined): number {
    const { recency, datedShare } = this.#group;
    const apart = (other: number) =>
      other === NO_DATE || profile.day === NO_DATE ? Number.NaN : Math.abs(other - profile.day);
    if (day !== undefined) return toRecency(apart(day), recency, datedShare);
    const dated = speakers.filter((speaker) => speaker.profile.day !== NO_DATE);
    const years = dated.map((speaker) => yearOf(speaker.profile.day));
    const fits = weighYears(years, this.#years);
    const weights = dated.map((speaker, i) => speaker.value ** 2 * fits[i]!);
    if (dated.length === 0) return 1;
    const given = dated.map((speaker) =>
      speaker.profile === profile
        ? 1 + recency.weight / 2
        : toRecency(apart(speaker.profile.day), recency, datedShare),
    );
    return sumOf(given.map((factor, i) => factor * weights[i]!)) / sumOf(weights);
  }
}

// --- internal ---

/** The block of every part. */
function listParts(groups: readonly OutlineGroup[]): number[] {
  const blocks: number[] = [];
  let block = 0;
  for (const group of groups) {
    for (const _ of group.blocks) {
      for (let part = 0; part < group.parts; part++) blocks.push(block);
      block++;
    }
  }
  return blocks;
}

const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

/** How well each year fits a text that names some. Of these, what no article near it is of says nothing: a goal, a law. */
function weighYears(years: readonly number[], named: ReadonlySet<number>): number[] {
  const latest = Math.max(...years.filter((year) => named.has(year)), Number.NEGATIVE_INFINITY);
  return years.map((year) => {
    if (year === latest) return LATEST_YEAR_NAMED;
    if (named.has(year)) return EARLIER_YEAR_NAMED;
    return year < latest ? BEFORE_LATEST_YEAR : 1;
  });
}

const keysOf = (features: readonly DraftFeature[]) => Uint32Array.from(features, ({ key }) => key);

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const sumParts = ({ text, mention, tags, named }: DraftLink['parts']) => text + mention + tags + named;

/** The draft's weights, divided by its length. `unseen`: a squared length besides. */
function weighOwn(
  features: readonly DraftFeature[],
  idfs: Float64Array,
  unseen: number,
  meanLength: number,
): Float64Array {
  const weights = Float64Array.from(features, ({ count }, i) => weigh(count, idfs[i]!));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, unseen));
  const divisor = toDivisor(length, meanLength);
  return weights.map((weight) => (divisor > 0 ? weight / divisor : 0));
}

/** The weight of the tags that a link shares with what the draft is like. */
function guessTags(link: DraftLink, speakers: readonly DraftLink[]): number {
  const whole = sumOf(speakers.map(({ value }) => value ** 2));
  return sumOf(
    speakers.map((speaker) =>
      speaker === link || whole === 0
        ? 0
        : (speaker.value ** 2 / whole) *
          sumOf([...link.tags].map(([tag, weight]) => (speaker.tags.has(tag) ? weight : 0))),
    ),
  );
}
