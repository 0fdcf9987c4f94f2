/**
 * What the Worker needs to relate a text that is not in the corpus as the build would: every article's terms, pairs and
 * numbers, articles that are alike next to each other. Knows nothing of blocks.
 */
import type { Article } from '../../src/article.ts';
import { NO_DATE } from '../../src/format/columns.ts';
import { hashKey } from '../../src/format/ids.ts';
import { type Profile, pairKey, profileKey } from '../../src/format/profiles.ts';
import { type Recency, toDivisor, weigh } from '../../src/related/weights.ts';
import type { Candidates } from './find-candidates.ts';
import type { RowHashes } from './fingerprints.ts';
import type { Circumstances } from './rank-candidates.ts';
import { namesOf } from './side-by-side/shared-facts.ts';
import type { TermCorpus, TermField } from './term-corpus.ts';
import type { Measures, TextIndex, TextMeasures } from './text-index.ts';

/**
 * Terms and pairs that weigh less are left out, terms of titles excepted: half of the bytes for 1 to 3 % of nDCG@10. Sites
 * whose profiles one request can read whole keep everything; from twice of that on nothing more is left out.
 */
const LEAST_TERM_WEIGHT = 0.03;
const LEAST_PAIR_WEIGHT = 0.05;
const READ_WHOLE = 450_000;
const BYTES_PER_FEATURE = 2;
/** One article in so many, by a hash of its id, is the head of a cluster; the nearest head is every article's own … */
const HEADS = 8;
/** … and one in so many leads heads, so that clusters that are alike stand side by side. */
const LEADERS = 128;
/** Articles whose clusters are named as near. */
const NEAR = 10;
const MOST_NEAR = 6;

/** One column of a channel as it is stored. */
export interface Feature {
  key: number;
  idf: number;
}

/** How often one article holds which features. */
export interface Holdings {
  /** Places in the group's features. */
  features: Uint32Array;
  counts: Float32Array;
}

/** Profiles, clusters one after the other; each part is made when it is asked for. */
export interface ProfileTable {
  readonly length: number;
  /** Number of an article's cluster; ascending from one article to the next. */
  clusterOf(place: number): number;
  /** How many terms and pairs it has. */
  countFeatures(place: number): number;
  /** The same by the articles' own order. */
  readonly featureCounts: Uint32Array;
  /** Two hashes of its terms, pairs and title; undefined where nothing is kept. */
  printOf(place: number): readonly [number, number] | undefined;
  profileOf(place: number): Profile;
  termsOf(place: number): Holdings;
  termLengthOf(place: number): number;
  /** The terms that its title holds. */
  titleOf(place: number): ReadonlySet<number>;
  pairsOf(place: number): Holdings;
  tagsOf(place: number): readonly string[];
}

/** The articles of one language, or all where languages may mix. */
export interface ProfileGroup {
  lang: string;
  documents: number;
  meanTermLength: number;
  meanPairLength: number;
  meanWords: number;
  datedShare: number;
  recency: Recency;
  terms: Feature[];
  pairOf: (pair: number) => Feature;
  /** ln(n/df) / ln n per tag. */
  tagWeights: ReadonlyMap<string, number>;
  articles: ProfileTable;
}

/** What is known of profiles before they are measured. */
export interface KnownProfiles {
  /** Two hashes of what the profile of each article is made of. */
  prints: RowHashes;
  /** How many features the build before counted for an article that is as it was. */
  countOf(i: number): number | undefined;
}

/** How much of what weighs little is left out of profiles, 0–1. */
export const pruneBy = ({ features }: TextMeasures): number =>
  Math.min(1, Math.max(0, (BYTES_PER_FEATURE * features) / READ_WHOLE - 1));

/**
 * @param group The articles' places in the whole corpus. @param originals Who stands for each, itself unless a copy.
 * @param listRanked The articles that relate to one most, best first. @param known Where profiles are kept.
 */
export function profileArticles(
  lang: string,
  articles: readonly Article[],
  group: readonly number[],
  corpus: TermCorpus,
  index: TextIndex,
  measures: TextMeasures,
  candidates: Candidates,
  circumstances: Circumstances,
  originals: Int32Array,
  listRanked: (i: number) => Int32Array,
  known?: KnownProfiles,
): ProfileGroup {
  const { vocabulary } = corpus;
  const nearestOf = (i: number) => [listRanked(i), listCandidates(i, candidates)] as const;
  const clusters = cluster(articles, nearestOf);
  const near = new NearTable(articles.length);
  for (let i = 0; i < articles.length; i++) near.set(i, nameNear(clusters.numbers, i, nearestOf(i)));
  const { tags, tagWeights } = circumstances;
  return {
    lang,
    documents: index.articleCount,
    meanTermLength: measures.terms.meanLength,
    meanPairLength: measures.pairs.meanLength,
    meanWords: measures.meanWords,
    datedShare: circumstances.datedShare,
    recency: circumstances.recency,
    terms: vocabulary.map((term, t) => ({ key: profileKey(term), idf: measures.terms.idf[t]! })),
    pairOf: createPairNamer(vocabulary, index, measures.pairs),
    tagWeights: new Map(tags.names.map((tag, number) => [tag, tagWeights[number]!])),
    articles: new MeasuredProfiles({
      group: Uint32Array.from(group),
      clusters,
      near,
      titles: corpus.titles,
      idf: index.idf,
      measures,
      scales: candidates.scales,
      circumstances,
      originals,
      known,
    }),
  };
}

// --- internal ---

/** What profiles are made of: no more than that is held until they are packed. */
interface Sources {
  group: Uint32Array;
  clusters: ReturnType<typeof cluster>;
  near: NearTable;
  titles: TermField;
  idf: Float64Array;
  measures: TextMeasures;
  scales: Float64Array;
  circumstances: Circumstances;
  originals: Int32Array;
  known: KnownProfiles | undefined;
}

class MeasuredProfiles implements ProfileTable {
  readonly #sources: Sources;
  readonly #pruning: number;
  readonly featureCounts: Uint32Array;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#pruning = pruneBy(sources.measures);
    this.featureCounts = new Uint32Array(sources.clusters.order.length);
    sources.clusters.order.forEach((i, place) => {
      this.featureCounts[i] =
        sources.known?.countOf(i) ??
        this.termsOf(place).features.length + this.pairsOf(place).features.length;
    });
  }

  get length(): number {
    return this.featureCounts.length;
  }

  clusterOf(place: number): number {
    return this.#sources.clusters.numbers[this.#at(place)]!;
  }

  countFeatures(place: number): number {
    return this.featureCounts[this.#at(place)]!;
  }

  printOf(place: number): [number, number] | undefined {
    const prints = this.#sources.known?.prints;
    const i = this.#at(place);
    return prints && [prints[2 * i]!, prints[2 * i + 1]!];
  }

  profileOf(place: number): Profile {
    const { group, near, idf, measures, scales, circumstances, originals } = this.#sources;
    const i = this.#at(place);
    return {
      doc: group[i]!,
      ...(originals[i] !== i && { original: group[originals[i]!]! }),
      day: Number.isNaN(circumstances.days[i]!) ? NO_DATE : circumstances.days[i]!,
      scale: scales[i]!,
      named: circumstances.named[i]!,
      termLength: measures.terms.lengths[i]!,
      pairLength: measures.pairs.lengths[i]!,
      words: measures.words[i]!,
      titleIdf: [...this.titleOf(place)].reduce((sum, t) => sum + (t < 0 ? 0 : idf[t]!), 0),
      near: near.get(i),
    };
  }

  titleOf(place: number): Set<number> {
    return new Set(this.#sources.titles.termsOf(this.#at(place)));
  }

  termsOf(place: number): Holdings {
    const titles = this.titleOf(place);
    const least = this.#pruning * LEAST_TERM_WEIGHT;
    const { terms } = this.#sources.measures;
    return hold(terms, this.#at(place), (weight, term) => weight >= least || titles.has(term));
  }

  termLengthOf(place: number): number {
    return this.#sources.measures.terms.lengths[this.#at(place)]!;
  }

  pairsOf(place: number): Holdings {
    const least = this.#pruning * LEAST_PAIR_WEIGHT;
    return hold(this.#sources.measures.pairs, this.#at(place), (weight) => weight > least);
  }

  tagsOf(place: number): string[] {
    return namesOf(this.#sources.circumstances.tags, this.#at(place));
  }

  #at(place: number): number {
    return this.#sources.clusters.order[place]!;
  }
}

/** Up to `MOST_NEAR` numbers an article. */
class NearTable {
  readonly #numbers: Uint32Array;
  readonly #counts: Uint8Array;

  constructor(size: number) {
    this.#numbers = new Uint32Array(size * MOST_NEAR);
    this.#counts = new Uint8Array(size);
  }

  set(i: number, numbers: readonly number[]): void {
    this.#numbers.set(numbers, i * MOST_NEAR);
    this.#counts[i] = numbers.length;
  }

  get(i: number): number[] {
    return [...this.#numbers.subarray(i * MOST_NEAR, i * MOST_NEAR + this.#counts[i]!)];
  }
}

function createPairNamer(
  vocabulary: readonly string[],
  { pairLefts, pairRights }: TextIndex,
  { idf }: Measures,
): ProfileGroup['pairOf'] {
  return (pair) => ({
    key: pairKey(vocabulary[pairLefts[pair]!]!, vocabulary[pairRights[pair]!]!),
    idf: idf[pair]!,
  });
}

/** What of an article's row is kept, by its weight. */
function hold(
  { counts: { starts, columns, values }, idf, lengths, meanLength }: Measures,
  i: number,
  isKept: (weight: number, column: number) => boolean,
): Holdings {
  const [start, end] = [starts[i]!, starts[i + 1]!];
  const features = new Uint32Array(end - start);
  const counts = new Float32Array(end - start);
  const divisor = toDivisor(lengths[i]!, meanLength);
  let size = 0;
  for (let k = start; k < end; k++) {
    const column = columns[k]!;
    const weight = divisor > 0 ? weigh(values[k]!, idf[column]!) / divisor : 0;
    if (!isKept(weight, column)) continue;
    features[size] = column;
    counts[size++] = values[k]!;
  }
  return { features: features.subarray(0, size), counts: counts.subarray(0, size) };
}

const listCandidates = (i: number, { docs, counts, width }: Candidates) =>
  docs.subarray(i * width, i * width + counts[i]!);

/** What stands in an article's list, best first, then what its text is like. */
type Nearest = readonly [ranked: Int32Array, candidates: Int32Array];

/**
 * Every article to the head that is nearest to it, every head to its leader; near is what stands in its list, where dates
 * and tags count too, and then what its text is like. Who is a head is said by the hash of its id, so that a change of
 * one article leaves the others' clusters alone.
 */
function cluster(articles: readonly Article[], nearestOf: (i: number) => Nearest) {
  const hashes = Uint32Array.from(articles, ({ id }) => hashKey(id)[0]);
  const nearest = (i: number, isWanted: (doc: number) => boolean) => {
    if (isWanted(i)) return i;
    const [ranked, candidates] = nearestOf(i);
    return ranked.find(isWanted) ?? candidates.find(isWanted) ?? -1;
  };
  const heads = Int32Array.from(articles, (_, i) => nearest(i, (doc) => hashes[doc]! % HEADS === 0));
  const leaders = Int32Array.from(heads, (head) =>
    head < 0 ? -1 : nearest(head, (doc) => hashes[doc]! % LEADERS === 0),
  );
  const order = articles
    .map((_, i) => i)
    .sort((a, b) => leaders[a]! - leaders[b]! || heads[a]! - heads[b]! || a - b);
  const numbers = new Uint32Array(articles.length);
  order.forEach((i, place) => {
    const before = order[place - 1];
    const same = before !== undefined && heads[before] === heads[i];
    numbers[i] = before === undefined ? 0 : numbers[before]! + (same ? 0 : 1);
  });
  return { order, numbers };
}

function nameNear(numbers: Uint32Array, i: number, [ranked, candidates]: Nearest): number[] {
  const nearest = [...ranked.subarray(0, NEAR), ...candidates.subarray(0, NEAR)].slice(0, NEAR);
  const near = new Set(nearest.map((doc) => numbers[doc]!));
  near.delete(numbers[i]!);
  return [...near].slice(0, MOST_NEAR).sort((a, b) => a - b);
}
