/**
 * A data set in, measures out: builds the index in memory through the build's own pipeline, asks it through the
 * Worker's own engine, and judges the lists.
 */

import type { Article } from '../../src/article.ts';
import type { Problem } from '../corpus/problem.ts';
import type { Progress } from '../progress.ts';
import { indexInMemory, readArticles } from './index-in-memory.ts';
import { type ListMeasures, measureLists } from './measure-lists.ts';
import { type Judgements, type Measures, measure } from './metrics.ts';
import { type Rankings, rankAsDrafts, rankRelated, rankSearch } from './rank-with-engine.ts';
import { type DataSetFiles, readDataSet } from './read-data-set.ts';

/** What was measured; a part that the data set does not judge is absent. JSON names are kept for good. */
export interface Evaluation {
  related?: Measures;
  search?: Measures;
  /** Known-item queries made from the words of links. */
  anchors?: Measures;
  /** Every judged article posted as unsaved text; `share` is its nDCG@10 over that of the stored lists. */
  drafts?: Measures & { share: number };
  lists?: ListMeasures;
}

export interface EvaluationRun {
  evaluation: Evaluation;
  /** The lists that were measured, for another scorer. */
  rankings: { related: Rankings; search?: Rankings; anchors?: Rankings };
  documents: number;
}

export interface EvaluateOptions extends DataSetFiles {
  /** A configuration whose options of cleaning and related lists are to be measured. @default DIR's own, if any */
  config?: string | undefined;
  /** Also measure unsaved text. @default false */
  drafts?: boolean;
  /** Judge about so many articles' lists, evenly chosen. @default all that are judged */
  sample?: number | undefined;
  /** Rank every article, judged or not, so that the lists can be written. @default false */
  everyList?: boolean;
  /** Relate with the bounds of a site of so many articles. @default as many as there are */
  asLargeAs?: number | undefined;
  /** Give articles their judged links as if these stood in the texts. @default false */
  links?: boolean;
  /** Measure the lists themselves: orphans, reasons, copies. @default false */
  lists?: boolean;
  /** Another data set, articles of which are mixed in for that. @default none */
  strangers?: string | undefined;
}

/** Measures the data set in `dir`, or tells what is wrong with its files. */
export async function evaluate(
  dir: string,
  options: EvaluateOptions,
  progress: Progress,
): Promise<EvaluationRun | { problems: Problem[] }> {
  const { articles, problems, config } = await readArticles(dir, options.config, progress);
  const { dataSet, problems: judgementProblems } = await readDataSet(dir, options);
  problems.push(...judgementProblems);
  if (problems.length > 0) return { problems };
  const { queries, qrels, anchors } = dataSet;
  if (options.links && dataSet.links) addLinks(articles, dataSet.links);
  const links = dataSet.links && thinOut(dataSet.links, options.sample);
  const related = { ...config.related, ...(options.asLargeAs && { asLargeAs: options.asLargeAs }) };
  const engine = await indexInMemory(articles, { ...config, related }, progress);

  const evaluation: Evaluation = {};
  const judgedIds = links ? [...links.keys()] : [];
  const listed = options.everyList ? articles.map(({ id }) => id) : judgedIds;
  const rankings: EvaluationRun['rankings'] = { related: await rankRelated(engine, listed, progress) };
  if (links) evaluation.related = measure(rankings.related, links);
  if (links && options.drafts) {
    const judged = articles.filter(({ id }) => links.has(id));
    const measures = measure(await rankAsDrafts(engine, judged, progress), links);
    evaluation.drafts = { ...measures, share: measures.ndcg10 / (evaluation.related?.ndcg10 || 1) };
  }
  if (options.lists) {
    const strangers = options.strangers && (await readArticles(options.strangers, undefined, progress));
    evaluation.lists = await measureLists(
      articles,
      { related, links, ...(strangers && { strangers: strangers.articles }) },
      progress,
    );
  }
  if (queries) {
    const asked = options.everyList ? queries : queries.filter(({ qid }) => qrels?.has(qid));
    rankings.search = await rankSearch(engine, asked, progress);
    if (qrels) {
      const asks = new Set(queries.map(({ qid }) => qid));
      evaluation.search = measure(rankings.search, new Map([...qrels].filter(([qid]) => asks.has(qid))));
    }
  }
  if (anchors) {
    rankings.anchors = await rankSearch(engine, anchors.queries, progress);
    evaluation.anchors = measure(rankings.anchors, anchors.qrels);
  }
  return { evaluation, rankings, documents: articles.length };
}

// --- internal ---

/** No link counts for the lists of the two articles that it joins, so those are judged by what they do not know. */
function addLinks(articles: readonly Article[], judged: ReadonlyMap<string, Judgements>): void {
  const urls = new Map(articles.map(({ id, url }) => [id, url]));
  for (const article of articles) {
    const linked = [...(judged.get(article.id)?.keys() ?? [])].flatMap((id) => urls.get(id) ?? []);
    article.links = [...article.links, ...linked];
  }
}

/** About `count` of the judged articles, every n-th by id. */
function thinOut(links: ReadonlyMap<string, Judgements>, count = links.size): Map<string, Judgements> {
  const step = Math.max(1, Math.floor(links.size / Math.max(1, count)));
  const sorted = [...links].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.filter((_, i) => i % step === 0));
}
