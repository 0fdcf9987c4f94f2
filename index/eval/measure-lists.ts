/**
 * What an editor asks of lists beside their nDCG: is every article named, does each link say why, is every text there once,
 * does an article that has nothing to do with the site stay without links. Everything is asked of the build's own relating.
 */
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import type { Progress } from '../progress.ts';
import { REACH } from '../related/place-orphans.ts';
import { type RelateOptions, relateArticles } from '../related/relate-articles.ts';
import type { RelatedLink, Relations } from '../related/relations.ts';
import { countThreads, createPool } from '../workers/pool.ts';
import { editCopies } from './edited-copies.ts';
import { type Judgements, measure } from './metrics.ts';

/** Links that a reader sees. */
const SEEN = 5;
/** Articles of another site that are mixed in. */
const STRANGERS = 20;
/** What sites put under every article. */
const BOILERPLATE =
  /^(sign up|subscribe|newsletter|share this|related|read more|follow us|learn more|click here)$/i;

/** JSON names are kept for good. */
export interface ListMeasures {
  articles: number;
  /** Links among the first five that are shown; lists without any. */
  links: number;
  emptyLists: number;
  /** Articles that no list names among its first ten, without and with places kept for them; what those places cost. */
  orphansBefore: number;
  orphansAfter: number;
  ndcg10Before?: number;
  ndcg10After?: number;
  /** Words and phrases that are given as reasons; those that are stop words, numbers or boilerplate; links without any. */
  reasons: number;
  emptyReasons: string[];
  unexplained: number;
  /** Edited copies put beside their articles; how many were joined to them, by edit; and joined to any other text. */
  copies: number;
  /** Copies, and texts made of halves of two articles. */
  made: number;
  copiesFound: number;
  copiesByEdit: Record<string, { made: number; found: number }>;
  joinedWrongly: number;
  /** Articles of another site, mixed in: how many got links to this one, how many links, and how many links led to them. */
  strangers?: { articles: number; withLinks: number; links: number; named: number };
}

export interface MeasureListsOptions {
  related: RelateOptions;
  /** What people linked. */
  links?: ReadonlyMap<string, Judgements> | undefined;
  /** Articles of another site. */
  strangers?: readonly Article[] | undefined;
}

export async function measureLists(
  articles: readonly Article[],
  { related, links, strangers }: MeasureListsOptions,
  progress: Progress,
): Promise<ListMeasures> {
  const pool = createPool(countThreads());
  const relate = async (all: readonly Article[], placeOrphans = true) =>
    (await relateArticles(all, { related: { ...related, placeOrphans } }, progress, { pool })).relations;
  try {
    const before = await relate(articles, false);
    const after = await relate(articles);
    const shown = articles.map((_, i) => shownOf(after, i).slice(0, SEEN));
    return {
      articles: articles.length,
      links: shown.flat().length,
      emptyLists: shown.filter(({ length }) => length === 0).length,
      orphansBefore: before.orphans.length,
      orphansAfter: after.orphans.length,
      ...(links && {
        ndcg10Before: judge(articles, before, links),
        ndcg10After: judge(articles, after, links),
      }),
      ...judgeReasons(articles, shown.flat()),
      ...(await measureCopies(articles, after, relate)),
      ...(strangers && { strangers: await measureStrangers(articles, strangers, relate) }),
    };
  } finally {
    await pool.close();
  }
}

// --- internal ---

type Relate = (articles: readonly Article[]) => Promise<Relations>;

function shownOf({ lists, threshold }: Relations, i: number): RelatedLink[] {
  return lists[i]!.filter(({ score, pinned }) => pinned || score >= threshold).slice(0, REACH);
}

function judge(
  articles: readonly Article[],
  relations: Relations,
  links: ReadonlyMap<string, Judgements>,
): number {
  const ids = (i: number) => shownOf(relations, i).map(({ doc }) => articles[doc]!.id);
  return measure(new Map(articles.map(({ id }, i) => [id, ids(i)])), links).ndcg10;
}

function judgeReasons(articles: readonly Article[], links: readonly RelatedLink[]) {
  const found = links.map(({ reasons }) => reasons.find(({ kind }) => kind === 'terms')?.values ?? []);
  const empty = links.flatMap(({ doc }, k) => {
    const { id, lang } = articles[doc]!;
    return found[k]!.filter((words) => isEmpty(words, lang)).map((words) => `${id}: ${words}`);
  });
  return {
    reasons: found.flat().length,
    emptyReasons: empty,
    unexplained: links.filter(({ reasons }) => reasons.length === 0).length,
  };
}

/** Whether words tell nothing: stop words, single letters and numbers alone, or what stands under every article. */
function isEmpty(words: string, lang: string): boolean {
  const analyzer = analyzerFor(lang);
  const forms = analyzer.tokenize(words).map(({ form }) => form);
  return (
    BOILERPLATE.test(words) || forms.every((one) => analyzer.isStopWord(one) || /^[\p{N}.,]+$/u.test(one))
  );
}

async function measureCopies(articles: readonly Article[], { clusters }: Relations, relate: Relate) {
  // What has a copy already cannot tell whose copy is found.
  const taken = new Set(clusters.flat().map((doc) => articles[doc]!.id));
  const made = editCopies(articles, taken);
  const all = inOrderOfIds([...articles, ...made.map(({ article }) => article)]);
  const joined = (await relate(all)).clusters.map((cluster) => cluster.map((doc) => all[doc]!.id));
  const clusterOf = new Map(joined.flatMap((cluster) => cluster.map((id) => [id, cluster])));
  const byEdit: ListMeasures['copiesByEdit'] = {};
  let [found, wrong] = [0, 0];
  for (const { article, copyOf, edit } of made) {
    const others = (clusterOf.get(article.id) ?? []).filter((id) => id !== article.id);
    if (others.some((id) => id !== copyOf)) wrong++;
    if (copyOf === undefined) continue;
    byEdit[edit] ??= { made: 0, found: 0 };
    byEdit[edit].made++;
    if (!others.includes(copyOf)) continue;
    byEdit[edit].found++;
    found++;
  }
  const copies = made.filter(({ copyOf }) => copyOf !== undefined).length;
  return { copies, made: made.length, copiesFound: found, copiesByEdit: byEdit, joinedWrongly: wrong };
}

async function measureStrangers(articles: readonly Article[], others: readonly Article[], relate: Relate) {
  const step = Math.max(1, others.length / STRANGERS);
  const names = Array.from({ length: Math.min(STRANGERS, others.length) }, (_, k) => `stranger~${k}`);
  const strangers = names.map((id, k): Article => {
    // They shall be no company to one another.
    const block = names.filter((name) => name !== id);
    return { ...others[Math.floor(k * step)]!, id, url: `/${id}/`, related: { block } };
  });
  const all = inOrderOfIds([...articles, ...strangers]);
  const relations = await relate(all);
  const isStranger = (doc: number) => names.includes(all[doc]!.id);
  let [withLinks, links, named] = [0, 0, 0];
  for (let i = 0; i < all.length; i++) {
    const seen = shownOf(relations, i).slice(0, SEEN);
    if (isStranger(i)) {
      links += seen.length;
      withLinks += seen.length > 0 ? 1 : 0;
    } else {
      named += seen.filter(({ doc }) => isStranger(doc)).length;
    }
  }
  return { articles: names.length, withLinks, links, named };
}

const inOrderOfIds = (articles: Article[]) => articles.sort((a, b) => (a.id < b.id ? -1 : 1));
