/**
 * Articles in, everything the build knows of how they relate out: related lists with reasons, the nearest by text,
 * near-copies, orphans. This file is the order of the steps; each step is a module of its own.
 */
import { relative } from 'node:path';
import type { Article } from '../../src/article.ts';
import { toScore } from '../../src/related/weights.ts';
import type { RelatedOptions } from '../config/config.ts';
import type { Problem } from '../corpus/problem.ts';
import type { Progress } from '../progress.ts';
import { type Candidates, createCandidates, findCandidates } from './find-candidates.ts';
import { findCopies } from './find-copies.ts';
import { createMentions, findMentions } from './find-mentions.ts';
import { chooseLinks, findSeries, type ListRules } from './make-lists.ts';
import { createReasoner } from './name-reasons.ts';
import { findOrphans, type Placed, placeOrphans } from './place-orphans.ts';
import { observe, type RankParts, rankCandidates } from './rank-candidates.ts';
import type { RelatedLink, Relations } from './relations.ts';
import { type Choices, resolveChoices } from './resolve-choices.ts';
import { mayMix, readSiteRules, type SiteRules } from './rules.ts';
import { DEFAULT_THRESHOLD } from './score-scale.ts';
import { readTermCorpus } from './term-corpus.ts';
import { type Limits, makeTextIndex } from './text-index.ts';

/** Links stored per article. */
const MOST_LINKS = 20;
/** Links kept in reserve, from which orphans take their place. */
const RESERVE = 40;
const NEIGHBOURS = 5;
/** Above so many articles of one language the work is bounded; below, every shared term counts. */
const EXACT_UP_TO = 20_000;
const BOUNDED: Limits = { maxShare: 0.1, heaviest: 64 };
const EXACT: Limits = { maxShare: 1, heaviest: Number.POSITIVE_INFINITY };
/** Articles scored between two signs of life. */
const STEP = 250;

export interface RelateOptions extends RelatedOptions {
  /** Bounds the work whatever the number of articles. @default above 20,000 articles */
  bounded?: boolean;
}

export interface RelateConfig {
  related: RelateOptions;
  /** Path of the rules file. */
  rules?: string;
  /** Folder from which problems name that file. @default its own path is named */
  cwd?: string;
}

/** Relates articles, which must be sorted by id: the places in that order name them in the answer. */
export async function relateArticles(
  articles: readonly Article[],
  { related, rules: rulesFile, cwd }: RelateConfig,
  progress: Progress = () => {},
): Promise<{ relations: Relations; synonyms: Record<string, string[]>; problems: Problem[] }> {
  const problems: Problem[] = [];
  const shown = (file: string) => (cwd !== undefined && file === rulesFile ? relative(cwd, file) : file);
  const report = (problem: Problem) => void problems.push({ ...problem, file: shown(problem.file) });
  const sections = new Set(articles.flatMap(({ section }) => (section === undefined ? [] : [section])));
  const site = readSiteRules(rulesFile, sections, report);
  const choices = resolveChoices(articles, { file: rulesFile, text: site.text }, report);

  const found: Found = {
    lists: articles.map(() => []),
    neighbours: articles.map(() => []),
    clusters: [],
  };
  const threshold = related.threshold ?? DEFAULT_THRESHOLD;
  const limit = Math.min(related.limit ?? MOST_LINKS, MOST_LINKS);
  const task: Task = { articles, choices, site, related, threshold, limit, found };
  const groups = related.acrossLanguages ? [articles.map((_, i) => i)] : groupByLanguage(articles);
  let done = 0;
  for (const group of groups) {
    await relateGroup(group, task, (count) => {
      progress('Relating', done + count, articles.length);
    });
    done += group.length;
  }

  return {
    relations: {
      lists: found.lists,
      neighbours: found.neighbours,
      clusters: found.clusters.sort((a, b) => a[0]! - b[0]!),
      orphans: findOrphans(found.lists, threshold),
      threshold,
    },
    synonyms: site.synonyms,
    problems,
  };
}

// --- internal ---

interface Found {
  lists: RelatedLink[][];
  neighbours: { doc: number; similarity: number }[][];
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
}

/** Relates the articles of one language; `group` names their places in the whole corpus. */
async function relateGroup(
  group: readonly number[],
  task: Task,
  onStep: (done: number) => void,
): Promise<void> {
  const { found, related, threshold } = task;
  const articles = group.map((place) => task.articles[place]!);
  const corpus = readTermCorpus(articles);
  const bounded = related.bounded ?? articles.length > EXACT_UP_TO;
  const index = makeTextIndex(corpus, bounded ? BOUNDED : EXACT);
  const candidates = createCandidates(articles.length);
  for (let from = 0; from < articles.length; from += STEP) {
    findCandidates(index, from, Math.min(from + STEP, articles.length), candidates);
    onStep(from);
    await new Promise(setImmediate);
  }
  const mentions = createMentions(candidates);
  findMentions(corpus, index.idf, candidates, 0, articles.length, mentions);
  const circumstances = observe(articles, candidates, mentions, related.recency);
  const copies = findCopies(corpus, candidates);
  const rules = localRules(group, articles, copies, task);

  const reserves = articles.map((_, i) => {
    const ranked = rankCandidates(i, candidates, mentions, circumstances);
    return chooseLinks(i, ranked, rules, articles, RESERVE).map(({ doc, value, parts }) => {
      return {
        doc: group[doc]!,
        local: doc,
        score: toScore(value, candidates.scales[i]!),
        pinned: false,
        parts,
      };
    });
  });
  const lists: Draft[][] = reserves.map((links, i) =>
    [...listPins(group[i]!, task), ...links].slice(0, MOST_LINKS),
  );
  placeOrphans(lists, reserves, group, threshold);

  const reasoner = createReasoner(corpus, index);
  lists.forEach((list, i) => {
    const name = reasoner(i);
    found.lists[group[i]!] = list.slice(0, task.limit).map(({ doc, local, score, pinned, parts }) => {
      const named = local === undefined ? [] : name(local);
      const reasons = pinned ? [{ kind: 'pinned' as const, values: [] }, ...named] : named;
      return { doc, score, pinned, reasons, parts: { ...parts } };
    });
    found.neighbours[group[i]!] = listNeighbours(i, candidates, group);
  });
  found.clusters.push(...copies.map((cluster) => cluster.map((i) => group[i]!)));
}

/** A link whose reasons are still unnamed; `local` is its place in the group, if it is of the same language. */
interface Draft extends Placed {
  local?: number;
  pinned: boolean;
  parts: Partial<RankParts>;
}

function listPins(place: number, { choices }: Task): Draft[] {
  if (choices.off[place]) return [];
  return choices.pins[place]!.map((doc) => ({ doc, score: 100, pinned: true, parts: {} }));
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
  { choices, site, related }: Task,
): ListRules {
  const local = new Map(group.map((place, i) => [place, i]));
  const toLocal = (places: Iterable<number>) =>
    [...places].flatMap((place) => (local.has(place) ? [local.get(place)!] : []));
  const original = Int32Array.from(articles, (_, i) => i);
  for (const [head, ...others] of copies) for (const other of others) original[other] = head!;
  return {
    pins: group.map((place) => toLocal(choices.pins[place]!)),
    blocks: group.map((place) => new Set(toLocal(choices.blocks[place]!))),
    off: group.map((place) => choices.off[place]!),
    mayMix: (a, b) => mayMix(site, articles[a]!.section, articles[b]!.section),
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
