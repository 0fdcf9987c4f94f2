/** An answer as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), so that any feed reader can follow a search. */
import type { Answer, Hit } from '../answers.ts';
import type { AppContext } from './context.ts';
import { readSite, toAbsoluteUrl } from './site.ts';

export const FEED_TYPE = 'application/feed+json; charset=utf-8';

export function renderFeed(c: AppContext, answer: Answer): string {
  const site = readSite(c);
  const next = answer.offset + answer.limit;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: answer.query === '' ? site.name : `${site.name}: ${answer.query}`,
    home_page_url: site.url ?? new URL('/', c.req.url).href,
    feed_url: c.req.url,
    ...(next < answer.totalHits ? { next_url: toPageAddress(c.req.url, next) } : {}),
    items: answer.hits.map((hit) => toItem(c, hit)),
  });
}

// --- internal ---

function toItem(c: AppContext, hit: Hit): Record<string, unknown> {
  const url = toAbsoluteUrl(c, hit.url);
  return {
    id: url,
    url,
    title: hit.title,
    content_text: hit.plain_excerpt === '' ? hit.title : hit.plain_excerpt,
    ...(hit.image === null ? {} : { image: toAbsoluteUrl(c, hit.image) }),
    // A feed's date is an instant (RFC 3339), an article's a day.
    ...(hit.date_published === null
      ? {}
      : { date_published: `${hit.date_published.slice(0, 10)}T00:00:00Z` }),
    ...(hit.authors.length === 0 ? {} : { authors: hit.authors.map((name) => ({ name })) }),
    ...(hit.tags.length === 0 ? {} : { tags: hit.tags }),
    language: hit.lang,
    _alongside: { id: hit.id, score: hit.score, position: hit.position, reasons: hit.reasons },
  };
}

function toPageAddress(address: string, offset: number): string {
  const url = new URL(address);
  url.searchParams.set('offset', String(offset));
  return url.href;
}
