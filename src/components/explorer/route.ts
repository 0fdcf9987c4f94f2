/**
 * What the address says is to be shown, and the addresses of everything that can be shown. The state of the explorer
 * is its address and nothing else, so that Back, reload and a shared link all work.
 */
import type { Filter, Sort } from '../../answers.ts';
import { toFilterParameter } from '../../pages/search-address.ts';

export interface Route {
  q: string;
  filters: Filter[];
  sort: Sort;
  offset: number;
  /** Id or URL of the article to show. */
  article?: string;
  draft: boolean;
  unanswered: boolean;
}

export function readRoute(address: { search: string; hash: string }): Route {
  const query = new URLSearchParams(address.search);
  const hash = address.hash;
  const sort = query.get('sort');
  const route: Route = {
    q: query.get('q') ?? '',
    filters: query.getAll('filter').flatMap(readFilter),
    sort: sort === 'date:desc' || sort === 'date:asc' ? sort : 'relevance',
    offset: Math.max(0, Number.parseInt(query.get('offset') ?? '0', 10) || 0),
    draft: hash === '#/draft',
    unanswered: hash === '#/not-found',
  };
  if (hash.startsWith('#/article/')) route.article = decode(hash.slice('#/article/'.length));
  return route;
}

/** The part of the address that says what was searched. */
export function toQuery({
  q,
  filters,
  sort,
  offset,
}: Pick<Route, 'q' | 'filters' | 'sort' | 'offset'>): URLSearchParams {
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  for (const filter of filters) query.append('filter', toFilterParameter(filter));
  if (sort !== 'relevance') query.set('sort', sort);
  if (offset > 0) query.set('offset', String(offset));
  return query;
}

/** The address of a search; of the start when nothing is searched. */
export function toAddress(route: Partial<Pick<Route, 'q' | 'filters' | 'sort' | 'offset'>>): string {
  const query = String(toQuery({ q: '', filters: [], sort: 'relevance', offset: 0, ...route }));
  return query === '' ? location.pathname : `?${query}`;
}

/** The fragment that shows an article; the search beside it stays in the address. */
export function toArticle(name: string): string {
  return `#/article/${encodeURIComponent(name).replaceAll('%2F', '/')}`;
}

function readFilter(parameter: string): Filter[] {
  const colon = parameter.indexOf(':');
  if (colon < 1) return [];
  const value = parameter.slice(colon + 1);
  const unquoted = /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value;
  return [{ field: parameter.slice(0, colon) as Filter['field'], value: unquoted }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
