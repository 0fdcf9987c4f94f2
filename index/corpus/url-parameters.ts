/** Which parameters of URLs' queries tell articles apart, as `p` does in `/?p=1` and `/?p=2`. */
import type { Article } from '../../src/article.ts';
import { normalizeUrl } from '../../src/format/url-key.ts';

/** What programs that send newsletters and buy advertisements add: it tells where a visitor comes from. */
const TRACKING = /^(?:utm_\w+|mc_[ce]id|\w*clid)$/i;

/** Names of all parameters in which two articles of one path differ, sorted. */
export function findUrlParameters(articles: readonly Pick<Article, 'url' | 'canonical'>[]): string[] {
  const hasQuery = (url: string | undefined) => url?.includes('?') ?? false;
  if (!articles.some(({ url, canonical }) => hasQuery(url) || hasQuery(canonical))) return [];
  const queriesByPath = new Map<string, URLSearchParams[]>();
  const add = (url: string) => {
    const path = normalizeUrl(url, []);
    const queries = queriesByPath.get(path);
    const query = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '');
    if (queries) queries.push(query);
    else queriesByPath.set(path, [query]);
  };
  for (const { url, canonical } of articles) {
    add(url);
    // Two addresses of one article, which need not be told apart.
    const isSamePath = canonical !== undefined && normalizeUrl(canonical, []) === normalizeUrl(url, []);
    if (canonical !== undefined && !isSamePath) add(canonical);
  }
  const names = new Set<string>();
  for (const queries of queriesByPath.values()) {
    if (queries.length > 1) for (const name of namesThatDiffer(queries)) names.add(name);
  }
  return [...names].filter((name) => !TRACKING.test(name)).sort();
}

// --- internal ---

function namesThatDiffer(queries: readonly URLSearchParams[]): string[] {
  const names = new Set(queries.flatMap((query) => [...query.keys()]));
  const toValue = (query: URLSearchParams, name: string) => JSON.stringify(query.getAll(name));
  return [...names].filter((name) => new Set(queries.map((query) => toValue(query, name))).size > 1);
}
