/** Profiles of articles to blocks, and the outlines by which the blocks for a text are chosen. */
import {
  encodeOutlines,
  encodeProfiles,
  type OutlineGroup,
  type Posting,
  type Profile,
  TAG_SCALE,
  tagKey,
  toCountClass,
  toWeightClass,
} from '../../src/format/profiles.ts';
import { toDivisor, toIdf, weigh } from '../../src/related/weights.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import type { Feature, Holdings, ProfileGroup, ProfileTable } from '../related/profile-articles.ts';
import { giveTurn } from '../workers/in-order.ts';
import { KeptOutlines, type OutlineTerm } from './kept-outlines.ts';
import { type FileSink, SectionWriter } from './section-writer.ts';

/**
 * A block ends between two clusters from the first size on, and anywhere at the second; about, in bytes. Blocks twice as
 * large take less in all, since words recur, but the nearest articles are then spread over fewer that can be read.
 */
const LEAST_BYTES = 48_000;
const MOST_BYTES = 56_000;
/** What a term or pair of one article costs, and an article without them. */
const BYTES_PER_FEATURE = 2;
const BYTES_PER_ARTICLE = 24;
/** Terms that all outlines together name, so that one request can read them, and one part of a block. */
const OUTLINE_TERMS = 36_000;
const MOST_TERMS = 160;
const LEAST_TERMS = 16;
/** Parts of a block that are outlined by themselves, of some thirty articles, where each may name so many terms. */
const PARTS = 4;
const TERMS_FOR_PARTS = 64;
/** Terms of more than this share of a group's articles are told with their idf, so many at most. */
const COMMON_SHARE = 0.005;
const MOST_COMMON = 3000;

/** @param cache What the build before left: a block is encoded where it lacks it. */
export async function packProfiles(
  groups: readonly ProfileGroup[],
  files: FileSink,
  cache?: BuildCache,
): Promise<SectionWriter[]> {
  const profiles = new SectionWriter('profiles', files, cache);
  const outlines = new SectionWriter('outlines', files);
  const kept = cache && new KeptOutlines(cache);
  const grouped = groups.map((group) => ({ group, blocks: [...splitProfiles(group.articles)] }));
  const { parts, most } = planOutlines(grouped.reduce((sum, { blocks }) => sum + blocks.length, 0));
  const collected = new Postings();
  const common = new Postings();
  const outlined: OutlineGroup[] = [];
  let firstCluster = 0;
  let row = 0;
  for (const { group, blocks } of grouped) {
    for (const feature of listCommon(group)) common.add(feature, 0, 0);
    const sizes: number[] = [];
    for (const block of blocks) {
      await giveTurn();
      const own = listProfiles(block, group, firstCluster);
      const first = { start: firstCluster + group.articles.clusterOf(block.from) };
      const source = listSource(block, group, own);
      sizes.push(profiles.addMade(source, () => encodeBlock(block, group, own), first));
      for (const part of splitEvenly(block, parts)) {
        const prints = kept && listPrints(part, group);
        const make = () => outline(part, group, most);
        const terms = prints ? kept.findOrMake([prints, most], make) : make();
        for (const [key, idf, weightClass] of terms) collected.add({ key, idf }, row, weightClass);
        row++;
      }
    }
    const { lang, documents, meanTermLength, meanPairLength, meanWords, datedShare, recency } = group;
    outlined.push({
      lang,
      documents,
      meanTermLength,
      meanPairLength,
      meanWords,
      datedShare,
      recency,
      blocks: sizes,
      parts,
    });
    const { articles } = group;
    if (articles.length > 0) firstCluster += articles.clusterOf(articles.length - 1) + 1;
  }
  kept?.keep();
  if (row > 0) outlines.add(encodeOutlines(outlined, collected.list(), common.list()));
  return [profiles, outlines];
}

// --- internal ---

/** Places in a group's table. */
interface Places {
  from: number;
  to: number;
}

/** Where blocks begin and end. */
function* splitProfiles(articles: ProfileTable): Generator<Places> {
  let from = 0;
  let size = 0;
  for (let to = 0; to < articles.length; to++) {
    const isNewCluster = to === 0 || articles.clusterOf(to - 1) !== articles.clusterOf(to);
    if (to > from && (size >= MOST_BYTES || (size >= LEAST_BYTES && isNewCluster))) {
      yield { from, to };
      from = to;
      size = 0;
    }
    size += BYTES_PER_ARTICLE + BYTES_PER_FEATURE * articles.countFeatures(to);
  }
  if (articles.length > from) yield { from, to: articles.length };
}

const listPlaces = ({ from, to }: Places) => Array.from({ length: to - from }, (_, row) => from + row);

function listProfiles(block: Places, { articles }: ProfileGroup, firstCluster: number): Profile[] {
  return listPlaces(block).map((place) => {
    const profile = articles.profileOf(place);
    return { ...profile, near: profile.near.map((cluster) => firstCluster + cluster) };
  });
}

/** Hashes of all that the terms, pairs and titles of some articles are; undefined where nothing is kept. */
function listPrints(places: Places, { articles }: ProfileGroup) {
  const prints = listPlaces(places).map((place) => articles.printOf(place));
  return prints.includes(undefined) ? undefined : prints;
}

/** All that a block is made of, terms and pairs by their hashes; undefined where nothing is kept. */
function listSource(block: Places, group: ProfileGroup, profiles: readonly Profile[]) {
  const prints = listPrints(block, group);
  if (prints === undefined) return undefined;
  const { articles, tagWeights } = group;
  const tags = listPlaces(block).map((place) =>
    articles.tagsOf(place).map((tag) => [tag, tagWeights.get(tag)]),
  );
  return { profiles, prints, tags };
}

function encodeBlock(block: Places, group: ProfileGroup, profiles: readonly Profile[]) {
  const terms = new Postings();
  const pairs = new Postings();
  const tags = new Postings();
  listPlaces(block).forEach((place, row) => {
    const titles = group.articles.titleOf(place);
    each(group.articles.termsOf(place), (feature, count) => {
      terms.add(group.terms[feature]!, row, toCountClass(count), titles.has(feature));
    });
    each(group.articles.pairsOf(place), (feature, count) => {
      pairs.add(group.pairOf(feature), row, toCountClass(count));
    });
    for (const tag of group.articles.tagsOf(place)) {
      tags.add({ key: tagKey(tag), idf: group.tagWeights.get(tag)! * TAG_SCALE }, row, 0);
    }
  });
  return encodeProfiles(profiles, { terms: terms.list(), pairs: pairs.list(), tags: tags.list() });
}

/** In how many parts each of so many blocks is outlined, and the most terms that one names. */
function planOutlines(blockCount: number): { parts: number; most: number } {
  const terms = Math.floor(OUTLINE_TERMS / Math.max(1, blockCount));
  const parts = Math.max(1, Math.min(PARTS, Math.floor(terms / TERMS_FOR_PARTS)));
  return { parts, most: Math.max(LEAST_TERMS, Math.min(MOST_TERMS, Math.floor(terms / parts))) };
}

/** So many runs of nearly the same length; some are empty where there is less. */
function splitEvenly({ from, to }: Places, count: number): Places[] {
  const boundary = (i: number) => from + Math.floor((i * (to - from)) / count);
  return Array.from({ length: count }, (_, i) => ({ from: boundary(i), to: boundary(i + 1) }));
}

/** The heaviest terms of a part's articles with their mean weight. */
function outline(part: Places, group: ProfileGroup, most: number): OutlineTerm[] {
  const sums = new Map<number, number>();
  for (const place of listPlaces(part)) {
    const divisor = toDivisor(group.articles.termLengthOf(place), group.meanTermLength);
    each(group.articles.termsOf(place), (feature, count) => {
      // A text without a word weighs nothing.
      const weight = divisor > 0 ? weigh(count, group.terms[feature]!.idf) / divisor : 0;
      sums.set(feature, (sums.get(feature) ?? 0) + weight);
    });
  }
  // Numbers of terms are given anew in each build: equals are told apart by what they are.
  return [...sums]
    .map(([feature, sum]) => ({ ...group.terms[feature]!, sum }))
    .sort((a, b) => b.sum - a.sum || a.key - b.key || a.idf - b.idf)
    .slice(0, most)
    .map(({ key, idf, sum }) => [key, idf, toWeightClass(sum / (part.to - part.from))]);
}

/** The commonest terms of a group. */
function listCommon({ terms, documents }: ProfileGroup): Feature[] {
  const most = toIdf(Math.max(2, COMMON_SHARE * documents), documents);
  return terms
    .filter(({ idf }) => idf <= most)
    .sort((a, b) => a.idf - b.idf || a.key - b.key)
    .slice(0, MOST_COMMON);
}

function each({ features, counts }: Holdings, visit: (feature: number, count: number) => void): void {
  for (let place = 0; place < features.length; place++) visit(features[place]!, counts[place]!);
}

/** Postings as rows tell of them one after the other; features of one key are one. */
class Postings {
  readonly #byKey = new Map<number, Posting>();

  add({ key, idf }: Feature, row: number, found: number, inTitle?: boolean): void {
    let posting = this.#byKey.get(key);
    if (!posting) {
      posting = { key, idf, rows: [], classes: [], ...(inTitle !== undefined && { inTitle: [] }) };
      this.#byKey.set(key, posting);
    }
    if (posting.rows.at(-1) === row) return;
    posting.rows.push(row);
    posting.classes.push(found);
    if (inTitle !== undefined) posting.inTitle!.push(inTitle);
  }

  list(): Posting[] {
    return [...this.#byKey.values()].map((posting) => {
      if (posting.inTitle?.some((is, i) => is && posting.classes[i]! > 0)) return posting;
      const { inTitle: _, ...untitled } = posting;
      return untitled;
    });
  }
}
