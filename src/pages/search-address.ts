/**
 * The address of a search page for a request: what a facet, a page number or a sort order links to. The form's field
 * names are the API's parameter names.
 */
import type { Filter, SearchRequest } from '../answers.ts';

/** What `/search` shows when its address says nothing else. */
export const RESULTS_PER_PAGE = 10;

/** One filter as the `filter` parameter spells it. */
export function toFilterParameter({ field, value }: Filter): string {
  return `${field}:${/[,"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`;
}

/** The same search with other values; whatever is at its default is left out of the address. */
export function toSearchAddress(request: SearchRequest, change: Partial<SearchRequest> = {}): string {
  const { q, filters, since, until, sort, lang, limit, offset } = { ...request, ...change };
  const address = new URLSearchParams();
  address.set('q', q);
  for (const filter of filters) address.append('filter', toFilterParameter(filter));
  if (since !== undefined) address.set('since', since);
  if (until !== undefined) address.set('until', until);
  if (sort !== 'relevance') address.set('sort', sort);
  if (lang !== undefined) address.set('lang', lang);
  if (limit !== RESULTS_PER_PAGE) address.set('limit', String(limit));
  if (offset > 0) address.set('offset', String(offset));
  return `?${address}`;
}

/** The request's filters with this one added, or taken away when it was among them. */
export function toggleFilter(filters: readonly Filter[], toggled: Filter): Filter[] {
  const others = filters.filter(({ field, value }) => field !== toggled.field || value !== toggled.value);
  return others.length < filters.length ? others : [...filters, toggled];
}
