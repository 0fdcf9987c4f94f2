/**
 * Articles in, everything the build knows of how they relate out: related lists with reasons, the nearest by text,
 * near-copies, orphans. This file is the order of the steps; each step is a module of its own.
 */
import { join, relative } from 'node:path';
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import { MOST_ARTICLES_WITH_NEIGHBOURS } from '../../src/format/columns.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { hashArticle } from '../cache/hash-article.ts';
import type { RelatedOptions } from '../config/config.ts';
import type { Problem } from '../corpus/problem.ts';
import type { ChoicePlaces, LeftOut } from '../corpus/settle-drafts.ts';
import type { Progress } from '../progress.ts';
import { handled, inOrder } from '../workers/in-order.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { classifyCounts } from './count-classes.ts';
import { CANDIDATES, type Candidates, createCandidates } from './find-candidates.ts';
import { type CopyPair, joinCopies } from './find-copies.ts';
import { createMentions, prepareMentions } from './find-mentions.ts';
import { type Fingerprints, takeFingerprints } from './fingerprints.ts';
import { KeptRelations, openRelations } from './kept-relations.ts';
import { LinkTable, MOST_LINKS } from './link-table.ts';
import { findSeries } from './make-lists.ts';
import { nameLists } from './name-lists.ts';
import { findOrphans, placeOrphans } from './place-orphans.ts';
import { type ProfileGroup, profileArticles } from './profile-articles.ts';
import { observe } from './rank-candidates.ts';
import type { Relations } from './relations.ts';
import { type Choices, resolveChoices } from './resolve-choices.ts';
import { readSiteRules, type SiteRules } from './rules.ts';
import { DEFAULT_THRESHOLD } from './score-scale.ts';
import { type ChosenLink, ChosenLists, ReserveTable } from './side-by-side/chosen-lists.ts';
import { toTermCorpus, withoutWords } from './side-by-side/joined-corpus.ts';
import { readTerms } from './side-by-side/read-terms.ts';
import type { RankBasis, RelateBasis } from './side-by-side/relate-tasks.ts';
import type { Range } from './side-by-side/reserves.ts';
import { shareFacts } from './side-by-side/shared-facts.ts';
import { type Limits, makeTextIndex, type TextMeasures } from './text-index.ts';

const NEIGHBOURS = 5;
/** Above so many articles of one language the work is bounded; below, every shared term counts. */
const EXACT_UP_TO = 20_000;
const BOUNDED: Limits = { heaviest: 64, mostPostings: 60_000 };
/** Above so many the rarest words are enough, which cost next to nothing of quality and most of the time. */
const CLOSELY_BOUNDED_ABOVE = 400_000;
const CLOSELY_BOUNDED: Limits = { ...BOUNDED, mostPostings: 6000 };
const EXACT: Limits = {
  heaviest: Number.POSITIVE_INFINITY,
  mostPostings: Number.POSITIVE_INFINITY,
};
/** Articles that a thread works on at a time. */
const STEP = 256;
/** Pairs of so many articles are weighed by another thread; what it makes is then held longer than it must be. */
const WEIGHED_ASIDE = 20_000;
/** What is known of more articles of one language would be a file that cannot be read at once. */
const MOST_KEPT = 200_000;

export interface RelateOptions extends RelatedOptions {
  /** Bounds the work as on a site of so many articles. @default as many as there are */
  asLargeAs?: number;
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

export interface RelateMeans {
  /** Who does the work. @default this thread */
  pool?: Pool;
  /** What the build before left. */
  cache?: BuildCache | undefined;
  /** Where lies what would take much memory; the answer is read from there. @default in memory */
  folder?: string | undefined;
  beside?: Beside;
}

/** What else a build has to do. */
export interface Beside {
  /** Called when terms are read: threads have less to do. Answers when this thread is not asked for any more. */
  onTermsRead(): Promise<unknown>;
  /** Called when threads rank: this one has less to do. */
  onRanking(): void;
}

/** Relates articles, which must be sorted by id: the places in that order name them in the answer. */
export async function relateArticles(
  articles: readonly Article[],
  { related, rules: rulesFile, cwd, leftOut, choicePlaces }: RelateConfig,
  progress: Progress = () => {},
  { pool = createPool(1), cache, folder, beside }: RelateMeans = {},
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
    links: new LinkTable(articles.length, folder && join(folder, 'links')),
    neighbours: articles.map(() => NO_NEIGHBOURS),
    profiles: [],
    clusters: [],
  };
  const threshold = related.threshold ?? DEFAULT_THRESHOLD;
  const limit = Math.min(related.limit ?? MOST_LINKS, MOST_LINKS);
  const task: Task = { articles, choices, site, related, threshold, limit, found, cache, folder, beside };
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

const NO_NEIGHBOURS: Relations['neighbours'][number] = [];
const NO_PINS: readonly number[] = [];
const NO_BLOCKS: ReadonlySet<number> = new Set();

interface Found {
  links: LinkTable;
  neighbours: Relations['neighbours'];
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
  folder: string | undefined;
  beside: Beside | undefined;
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
  const { basis, measures, prints, kept } = await prepare(articles, lang, task, pool);
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
  const { index, candidates, mentions } = basis;
  const corpus = toTermCorpus(basis.terms);
  pool.share('mentionBasis', prepareMentions(corpus, index.idf, candidates));
  await eachStep(steps, pool, (range) => pool.run('findMentions', range));
  pool.share('mentionBasis', undefined);
  onStep(0.6);
  const pairs: CopyPair[] = [];
  await eachStep(
    steps,
    pool,
    (range) => pool.run('findCopies', range),
    (found) => void pairs.push(...found),
  );
  const copies = joinCopies(articles, pairs);
  const rules = localRules(group, articles, copies, task);
  const ranks: RankBasis = {
    circumstances: observe(articles, candidates, mentions, related.recency),
    rules,
    separate: task.site.separate,
    olderOnly: related.olderOnly ?? false,
  };
  pool.share('rankBasis', ranks);
  task.beside?.onRanking();
  const reserves = new ReserveTable(articles.length, task.folder && join(task.folder, `parts-${lang}`));
  await eachStep(
    steps,
    pool,
    (range) => pool.run('rank', range),
    (answer, range) => reserves.add(answer, range),
  );
  pool.share('rankBasis', undefined);
  onStep(0.8);
  const lists = chooseLists(group, reserves, task);
  const named = await nameLists(
    group,
    { lists, reserves, limit: task.limit },
    steps,
    pool,
    found.links,
    kept !== undefined,
  );
  task.cache?.count('reasons', named.known, named.all);
  if (task.articles.length <= MOST_ARTICLES_WITH_NEIGHBOURS) {
    articles.forEach((_, i) => {
      found.neighbours[group[i]!] = listNeighbours(i, candidates, group);
    });
  }
  const profiles = profileArticles(
    lang,
    articles,
    group,
    corpus,
    index,
    measures,
    candidates,
    ranks.circumstances,
    rules.original,
    (i) => reserves.docsOf(i),
    prints && { prints: prints.measured, countOf: (i) => kept?.featuresOf(i) },
  );
  found.profiles.push(profiles);
  kept?.keep(pool, candidates, mentions, pairs, named, profiles.articles.featureCounts);
  found.clusters.push(...copies.map((cluster) => cluster.map((i) => group[i]!)));
  // The next language has its own; this one's memory is let go.
  pool.share('relateBasis', undefined);
  reserves.drop();
}

interface Prepared {
  basis: RelateBasis;
  measures: TextMeasures;
  /** Where something is kept from one build to the next. */
  prints: Fingerprints | undefined;
  kept: KeptRelations | undefined;
}

/** Everything that threads read, once the terms of all segments are known. */
async function prepare(
  articles: readonly Article[],
  lang: string,
  { related, cache, folder, beside }: Task,
  pool: Pool,
): Promise<Prepared> {
  const { asLargeAs = articles.length, coarse } = related;
  const limits = limitsFor(asLargeAs);
  const keeper = articles.length <= MOST_KEPT ? cache : undefined;
  const opened = keeper && handled(openRelations(keeper, [lang, JSON.stringify(limits)], pool));
  const terms = await readTerms(articles, pool, cache);
  const pairs =
    articles.length <= WEIGHED_ASIDE
      ? handled(pool.run('weighPairs', { terms: withoutWords(terms), limits, coarse }))
      : undefined;
  // Between terms and pairs this thread sees to what others have begun.
  const begun = beside?.onTermsRead();
  const weighed = pairs && handled(Promise.all([pairs, begun]).then(([weighed]) => weighed));
  const classes = classifyCounts(articles.length, coarse);
  const weights = handled(makeTextIndex(toTermCorpus(terms), limits, classes, weighed));
  const facts = shareFacts(articles, folder && join(folder, `texts-${lang}`));
  // Large tables, made while this thread would only wait for the other.
  const early = weighed && createTables(articles.length);
  const { index, measures } = await weights;
  const { candidates, mentions } = early ?? createTables(articles.length);
  const prints = opened && takeFingerprints(terms, index, measures);
  const kept =
    prints &&
    new KeptRelations(await opened, {
      ids: articles.map(({ id }) => id),
      contents: articles.map((one) => hashArticle(one) + (one.date === undefined ? '' : ' dated')),
      prints,
    });
  const basis = {
    terms,
    facts,
    index,
    limits,
    candidates,
    mentions,
    known: kept?.fill(index, candidates, mentions),
    reasons: kept?.reasons,
  };
  return { basis, measures, prints, kept };
}

function createTables(articles: number): Pick<RelateBasis, 'candidates' | 'mentions'> {
  const candidates = createCandidates(articles, CANDIDATES);
  return { candidates, mentions: createMentions(candidates) };
}

function limitsFor(articles: number): Limits {
  if (articles <= EXACT_UP_TO) return EXACT;
  return articles <= CLOSELY_BOUNDED_ABOVE ? BOUNDED : CLOSELY_BOUNDED;
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
function chooseLists(group: readonly number[], reserves: ReserveTable, task: Task): ChosenLists {
  const lists = new ChosenLists(group, reserves, (i) => listPins(group[i]!, task));
  if (task.related.placeOrphans !== false) {
    placeOrphans(lists, (i, isWanted) => lists.listWanted(i, isWanted), group, task.threshold);
  }
  return lists;
}

function listPins(place: number, { choices }: Task): readonly ChosenLink[] {
  const pins = choices.pins[place]!;
  if (choices.off[place] || pins.length === 0) return [];
  return pins
    .slice(0, MOST_LINKS)
    .map((doc, n) => ({ doc, local: -1, score: 100, pinned: true, slot: -1 - n }));
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
  { choices }: Task,
): RankBasis['rules'] {
  const local = new Map(group.map((place, i) => [place, i]));
  const toLocal = (places: Iterable<number>) =>
    [...places].flatMap((place) => (local.has(place) ? [local.get(place)!] : []));
  const original = Int32Array.from(articles, (_, i) => i);
  for (const [head, ...others] of copies) for (const other of others) original[other] = head!;
  return {
    pins: group.map((place) => (choices.pins[place]!.length > 0 ? toLocal(choices.pins[place]!) : NO_PINS)),
    blocks: group.map((place) =>
      choices.blocks[place]!.size > 0 ? new Set(toLocal(choices.blocks[place]!)) : NO_BLOCKS,
    ),
    off: group.map((place) => choices.off[place]!),
    original,
    series: findSeries(articles),
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
