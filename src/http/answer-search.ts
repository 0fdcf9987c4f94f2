/** `/v1/search` and `/search`: full-text results as JSON, as a feed, and as a page that needs no JavaScript. */
import type { FacetField, SearchRequest } from '../answers.ts';
import { renderSearchPage } from '../pages/search-page.ts';
import { PAGE_TYPE, respondByContent, respondUnchanged, toEtag } from './cached-response.ts';
import type { AppContext } from './context.ts';
import { countQuery } from './count-query.ts';
import { FEED_TYPE, renderFeed } from './feed.ts';
import { ANSWER_FORMATS } from './parameters.ts';
import { isNarrowed, readFormat, readParameters, toSearchRequest } from './read-parameters.ts';
import { readSite } from './site.ts';

/** The facets that the page offers. */
const PAGE_FACETS: FacetField[] = ['section', 'tag', 'author', 'year', 'lang'];

export async function answerSearch(c: AppContext): Promise<Response> {
  const values = readParameters(c.req.url);
  const format = readFormat(values, ANSWER_FORMATS);
  const request = toSearchRequest(values);
  if (format === 'html') return showResults(c, request);
  const engine = await c.var.openIndex();
  const unchanged = format === 'json' ? respondUnchanged(c, toEtag(engine.version)) : undefined;
  if (unchanged) return unchanged;
  const answer = await engine.search(request, c.var.costs);
  countQuery(c.env, request, answer);
  return format === 'json' ? c.json(answer) : respondByContent(c, renderFeed(c, answer), FEED_TYPE);
}

/** The page: the empty form before the first search, and every problem within the page. */
export async function showSearchPage(c: AppContext): Promise<Response> {
  const site = readSite(c);
  const empty = toSearchRequest({ q: 'x' });
  c.set('renderProblem', ({ detail }) =>
    renderSearchPage({ request: { ...empty, q: readTyped(c) }, site, problem: detail }),
  );
  const values = readParameters(c.req.url);
  readFormat(values, ['html']);
  if (values.q?.trim() || isNarrowed(values)) return showResults(c, toSearchRequest(values));
  return respondByContent(c, renderSearchPage({ request: { ...empty, q: '' }, site }), PAGE_TYPE);
}

// --- internal ---

async function showResults(c: AppContext, asked: SearchRequest): Promise<Response> {
  const request = { ...asked, facets: PAGE_FACETS };
  const engine = await c.var.openIndex();
  const answer = await engine.search(request, c.var.costs);
  countQuery(c.env, request, answer);
  return respondByContent(c, renderSearchPage({ request, answer, site: readSite(c) }), PAGE_TYPE);
}

/** What stands in the search box again after a refusal, at most as much as the box takes. */
function readTyped(c: AppContext): string {
  return (c.req.query('q') ?? '').slice(0, 256);
}
