/**
 * Articles in, everything the build knows of how they relate out: related lists with reasons, the nearest by text,
 * near-copies, orphans. This file is the order of the steps; each step is a module of its own.
 */
import { relative } from 'node:path';
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { hashArticle } from '../cache/hash-article.ts';
import type { RelatedOptions } from '../config/config.ts';
import type { Problem } from '../corpus/problem.ts';
import type { ChoicePlaces, LeftOut } from '../corpus/settle-drafts.ts';
import type { Progress } from '../progress.ts';
import { inOrder } from '../workers/in-order.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { classifyCounts } from './count-classes.ts';
import { CANDIDATES, type Candidates } from './find-candidates.ts';
import { findCopies } from './find-copies.ts';
import { takeFingerprints } from './fingerprints.ts';
import { KeptRelations } from './kept-relations.ts';
import { LinkTable } from './link-table.ts';
import { findSeries } from './make-lists.ts';
import { nameLists } from './name-lists.ts';
import { findOrphans, findUnnamed, placeOrphans } from './place-orphans.ts';
import { type ProfileGroup, profileArticles } from './profile-articles.ts';
import { observe } from './rank-candidates.ts';
import type { Relations } from './relations.ts';
import { type Choices, resolveChoices } from './resolve-choices.ts';
import { readSiteRules, type SiteRules } from './rules.ts';
import { DEFAULT_THRESHOLD } from './score-scale.ts';
import { joinTerms, toTermCorpus } from './side-by-side/joined-corpus.ts';
import { readTerms } from './side-by-side/read-terms.ts';
import {
  type ChosenLink,
  listReserved,
  type Range,
  type RankBasis,
  RESERVE,
  type RelateBasis,
  type Reserves,
  readReserve,
} from './side-by-side/relate-tasks.ts';
import { shareCandidates, shareIndex, shareMentions, toTextIndex } from './side-by-side/shared-index.ts';
import { shareTexts } from './side-by-side/shared-texts.ts';
import { type Limits, makeTextIndex, type TextIndex } from './text-index.ts';

/** Links stored per article. */
const MOST_LINKS = 20;
const NEIGHBOURS = 5;
/** Above so many articles of one language the work is bounded; below, every shared term counts. */
const EXACT_UP_TO = 20_000;
const BOUNDED: Limits = { maxShare: 0.1, heaviest: 64, mostPostings: 60_000 };
const EXACT: Limits = {
  maxShare: 1,
  heaviest: Number.POSITIVE_INFINITY,
  mostPostings: Number.POSITIVE_INFINITY,
};
/** Articles that a thread works on at a time. */
const STEP = 256;

export interface RelateOptions extends RelatedOptions {
  /** Bounds the work whatever the number of articles. @default above 20,000 articles */
  bounded?: boolean;
  /** Gives articles that no list names a place in one. @default true */
  placeOrphans?: boolean;
  /** Classes stand for the numbers of the corpus: see `count-classes.ts`. @default from 4,096 articles on */
  coarse?: boolean;
}

export interface RelateConfig {
  related: RelateOptions;
  /** Path of the rules file. */
  rules?: string;
  /** Folder from which problems name that file. @default its own path is named */
  cwd?: string;
  /** Articles that rules may name, but that are not in the index. @default none are known */
  leftOut?: LeftOut;
  /** Where the articles themselves pin and block. @default problems name the article alone */
  choicePlaces?: ChoicePlaces;
}

/** Relates articles, which must be sorted by id: the places in that order name them in the answer. */
export async function relateArticles(
  articles: readonly Article[],
  { related, rules: rulesFile, cwd, leftOut, choicePlaces }: RelateConfig,
  progress: Progress = () => {},
  pool: Pool = createPool(1),
  cache?: BuildCache,
): Promise<{ relations: Relations; synonyms: Record<string, string[]>; problems: Problem[] }> {
  const problems: Problem[] = [];
  const shown = (file: string) => (cwd !== undefined && file === rulesFile ? relative(cwd, file) : file);
  const report = (problem: Problem) => void problems.push({ ...problem, file: shown(problem.file) });
  const sections = new Set(articles.flatMap(({ section }) => (section === undefined ? [] : [section])));
  const languages = [...new Set(articles.map(({ lang }) => lang))].sort();
  const analyzers = [...new Set([...languages, 'und'].map(analyzerFor))];
  const site = readSiteRules(rulesFile, sections, analyzers, report);
  const choices = resolveChoices(
    articles,
    { file: rulesFile, text: site.text, places: choicePlaces },
    report,
    leftOut,
  );

  const found: Found = {
    links: new LinkTable(articles.length),
    neighbours: articles.map(() => []),
    profiles: [],
    clusters: [],
  };
  const threshold = related.threshold ?? DEFAULT_THRESHOLD;
  const limit = Math.min(related.limit ?? MOST_LINKS, MOST_LINKS);
  const task: Task = { articles, choices, site, related, threshold, limit, found, cache };
  const groups = related.acrossLanguages ? [articles.map((_, i) => i)] : groupByLanguage(articles);
  let done = 0;
  for (const group of groups) {
    // Threads are for work that is worth a message.
    const own = group.length > STEP ? pool : createPool(1);
    await relateGroup(group, task, own, (share) => {
      progress('Relating', done + Math.floor(share * group.length), articles.length);
    });
    done += group.length;
  }

  const { links } = found;
  let all: Relations['lists'] | undefined;
  return {
    relations: {
      links,
      get lists() {
        all ??= links.readAll();
        return all;
      },
      neighbours: found.neighbours,
      profiles: found.profiles,
      clusters: found.clusters.sort((a, b) => a[0]! - b[0]!),
      orphans: findOrphans(links, threshold),
      threshold,
    },
    synonyms: site.synonyms,
    problems,
  };
}

// --- internal ---

interface Found {
  links: LinkTable;
  neighbours: { doc: number; similarity: number }[][];
  profiles: ProfileGroup[];
  clusters: number[][];
}

interface Task {
  articles: readonly Article[];
  choices: Choices;
  site: SiteRules;
  related: RelateOptions;
  threshold: number;
  /** Links a list. */
  limit: number;
  found: Found;
  cache: BuildCache | undefined;
}

/** Relates the articles of one language; `group` names their places in the whole corpus. */
async function relateGroup(
  group: readonly number[],
  task: Task,
  pool: Pool,
  onStep: (share: number) => void,
): Promise<void> {
  const { found, related } = task;
  const articles = group.map((place) => task.articles[place]!);
  const steps = cutSteps(articles.length);
  const lang = related.acrossLanguages ? '' : (articles[0]?.lang ?? '');
  const { basis, measures, kept } = await prepare(articles, lang, task, pool);
  pool.share('relateBasis', basis);
  onStep(0.2);
  let known = 0;
  await eachStep(
    steps,
    pool,
    (range) => pool.run('findCandidates', range),
    (count) => {
      known += count;
    },
  );
  task.cache?.count('articles', known, articles.length);
  onStep(0.5);
  await eachStep(steps, pool, (range) => pool.run('findMentions', range));
  onStep(0.6);
  const { candidates, mentions } = basis;
  const corpus = toTermCorpus(basis.terms, articles);
  const copies = findCopies(corpus, candidates);
  const rules = localRules(group, articles, copies, task);
  const ranks: RankBasis = {
    circumstances: observe(articles, candidates, mentions, related.recency),
    rules,
    separate: task.site.separate,
  };
  pool.share('rankBasis', ranks);
  const reserves: Reserves[] = [];
  await eachStep(
    steps,
    pool,
    (range) => pool.run('rank', range),
    (answer) => void reserves.push(answer),
  );
  onStep(0.8);
  const lists = chooseLists(group, reserves, task).map((list) => list.slice(0, task.limit));
  const named = await nameLists(group, lists, steps, pool, found.links, kept);
  task.cache?.count('reasons', named.known, named.all);
  kept?.keep(candidates, mentions, named.links);
  articles.forEach((_, i) => {
    found.neighbours[group[i]!] = listNeighbours(i, candidates, group);
  });
  found.profiles.push(
    profileArticles(
      lang,
      group,
      corpus,
      { ...toTextIndex(basis.index), measures },
      candidates,
      ranks.circumstances,
      rules.original,
      (i) => listReserved(reserves[Math.floor(i / STEP)]!, i % STEP),
    ),
  );
  found.clusters.push(...copies.map((cluster) => cluster.map((i) => group[i]!)));
  // The next language has its own; this one's memory is let go.
  pool.share('relateBasis', undefined);
  pool.share('rankBasis', undefined);
}

/** Everything that threads read, once the terms of all segments are known. */
async function prepare(
  articles: readonly Article[],
  lang: string,
  { related, cache }: Task,
  pool: Pool,
): Promise<{ basis: RelateBasis; measures: TextIndex['measures']; kept: KeptRelations | undefined }> {
  const { bounded = articles.length > EXACT_UP_TO, coarse } = related;
  const terms = joinTerms(await readTerms(articles, pool, cache));
  const limits = bounded ? BOUNDED : EXACT;
  const own = makeTextIndex(toTermCorpus(terms, articles), limits, classifyCounts(articles.length, coarse));
  const index = shareIndex(own);
  const candidates = shareCandidates(articles.length, CANDIDATES);
  const mentions = shareMentions(candidates);
  const kept =
    cache &&
    new KeptRelations(cache, [lang, JSON.stringify(limits)], {
      ids: articles.map(({ id }) => id),
      contents: articles.map(hashArticle),
      prints: takeFingerprints(terms, own),
    });
  const basis = {
    terms,
    texts: shareTexts(articles.map(({ text }) => text)),
    facts: articles.map(({ text: _text, ...facts }) => facts),
    index,
    limits,
    candidates,
    mentions,
    known: kept?.fill(own, candidates, mentions),
  };
  return { basis, measures: own.measures, kept };
}

function cutSteps(count: number): Range[] {
  return Array.from({ length: Math.ceil(count / STEP) }, (_, i) => ({
    from: i * STEP,
    to: Math.min(count, (i + 1) * STEP),
  }));
}

function eachStep<O>(
  steps: readonly Range[],
  pool: Pool,
  work: (range: Range) => Promise<O>,
  take: (answer: O, range: Range) => void = () => {},
): Promise<void> {
  return inOrder(steps, 2 * pool.size, work, take);
}

/** The first links of every list, orphans placed. */
function chooseLists(group: readonly number[], reserves: readonly Reserves[], task: Task): ChosenLink[][] {
  const reserveOf = (i: number) => reserves[Math.floor(i / STEP)]!;
  const read = (i: number, slot: number): ChosenLink => {
    const link = readReserve(reserveOf(i), i % STEP, slot);
    return { ...link, doc: group[link.local]!, pinned: false };
  };
  const readAll = (i: number, isWanted: (doc: number) => boolean, most: number) =>
    listReserved(reserveOf(i), i % STEP)
      .flatMap((local, slot) => (isWanted(group[local]!) ? [slot] : []))
      .slice(0, most)
      .map((slot) => read(i, slot));
  const lists = group.map((place, i) => {
    const pins = listPins(place, task).slice(0, MOST_LINKS);
    return [...pins, ...readAll(i, () => true, MOST_LINKS - pins.length)];
  });
  if (task.related.placeOrphans === false) return lists;
  const orphans = new Set(findUnnamed(lists, group, task.threshold));
  // Of the reserves only these matter.
  const offers = group.map((_, i) => readAll(i, (doc) => orphans.has(doc), RESERVE));
  placeOrphans(lists, offers, group, task.threshold);
  return lists;
}

function listPins(place: number, { choices }: Task): ChosenLink[] {
  if (choices.off[place]) return [];
  return choices.pins[place]!.map((doc) => ({ doc, local: -1, score: 100, pinned: true, parts: {} }));
}

function listNeighbours(i: number, { docs, scores, counts, width }: Candidates, group: readonly number[]) {
  return Array.from({ length: Math.min(NEIGHBOURS, counts[i]!) }, (_, k) => ({
    doc: group[docs[i * width + k]!]!,
    similarity: Math.min(1, scores[i * width + k]!),
  }));
}

/** The rules with the group's own places. Pins of another language stand in the list, but not here. */
function localRules(
  group: readonly number[],
  articles: readonly Article[],
  copies: readonly (readonly number[])[],
  { choices, related }: Task,
): RankBasis['rules'] {
  const local = new Map(group.map((place, i) => [place, i]));
  const toLocal = (places: Iterable<number>) =>
    [...places].flatMap((place) => (local.has(place) ? [local.get(place)!] : []));
  const original = Int32Array.from(articles, (_, i) => i);
  for (const [head, ...others] of copies) for (const other of others) original[other] = head!;
  return {
    pins: group.map((place) => toLocal(choices.pins[place]!)),
    blocks: group.map((place) => new Set(toLocal(choices.blocks[place]!))),
    off: group.map((place) => choices.off[place]!),
    original,
    series: findSeries(articles),
    olderOnly: related.olderOnly ?? false,
  };
}

function groupByLanguage(articles: readonly Article[]): number[][] {
  const groups = new Map<string, number[]>();
  articles.forEach(({ lang }, i) => {
    const group = groups.get(lang);
    if (group) group.push(i);
    else groups.set(lang, [i]);
  });
  return [...groups.values()];
}
