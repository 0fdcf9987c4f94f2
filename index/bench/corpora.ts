/** What the bench runs on: a corpus with queries, from the data sets beside the project or its own sample. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/article.ts';
import { findPackageRoot } from '../commands/wrangler.ts';
import { loadConfig } from '../config/load-config.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { readArticles } from '../eval/index-in-memory.ts';
import type { Judgements } from '../eval/metrics.ts';
import { readDataSet } from '../eval/read-data-set.ts';
import type { Progress } from '../progress.ts';

export interface BenchCorpus {
  name: string;
  articles: Article[];
  queries: string[];
}

export interface JudgedCorpus extends BenchCorpus {
  /** By query, in the order of `queries`. */
  judgements: Judgements[];
}

/** Where data sets stand, beside the project. */
export const DATA_SETS = join(findPackageRoot(), '..', 'shared', 'datasets');

/** How many queries are made from titles. */
const QUERIES = 300;

/** The corpus that costs are measured on. */
export async function readCostCorpus(name: string, progress: Progress): Promise<BenchCorpus> {
  const dir = join(DATA_SETS, name);
  if (existsSync(dir)) {
    const { articles } = await readArticles(dir, undefined, progress);
    return { name, articles, queries: makeQueries(articles) };
  }
  const root = findPackageRoot();
  const { articles } = await readCorpus(
    await loadConfig(root, { sources: [join(root, 'index', 'sample')] }),
    progress,
  );
  return { name: `the sample corpus (${name} is not there)`, articles, queries: makeQueries(articles) };
}

/** A test collection; undefined where it is not there. */
export async function readJudgedCorpus(name: string, progress: Progress): Promise<JudgedCorpus | undefined> {
  const dir = join(DATA_SETS, name);
  if (!existsSync(dir)) return undefined;
  const { articles } = await readArticles(dir, undefined, progress);
  const { queries = [], qrels } = (await readDataSet(dir)).dataSet;
  const judged = queries.filter(({ qid }) => qrels?.has(qid));
  return {
    name,
    articles,
    queries: judged.map(({ text }) => text),
    judgements: judged.map(({ qid }) => qrels!.get(qid)!),
  };
}

/** One to four words that stand together in titles, spread over the corpus: the same for the same articles. */
export function makeQueries(articles: readonly Pick<Article, 'title'>[]): string[] {
  const queries: string[] = [];
  const step = Math.max(1, Math.floor(articles.length / QUERIES));
  for (let i = 0; i < articles.length && queries.length < QUERIES; i += step) {
    const words = articles[i]!.title.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    const length = 1 + (queries.length % 4);
    const start = Math.max(0, Math.min(words.length - length, queries.length % 3));
    const query = words.slice(start, start + length).join(' ');
    if (query !== '') queries.push(query);
  }
  return queries;
}
