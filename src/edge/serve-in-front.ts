/**
 * The Worker in front of a site (`ORIGIN`): every page passes through, and those of the corpus's articles get their
 * related links on the way. Whatever goes wrong with the links, the page comes as the site sent it.
 */
import type { Answer } from '../answers.ts';
import { RequestError, toProblemResponse } from '../http/problem.ts';
import { canInsert, insertLinks } from './insert-links.ts';
import type { EdgeSettings } from './settings.ts';

/** A page is not kept waiting for its links any longer than this. */
const PATIENCE_MS = 1000;

/** Stands between the site's own ETag and the index's version in the ETag of a page with links. */
const MARK = '~alongside-';

/** Finds the links of the article at an address, path and query; undefined when the corpus has none there. */
export type FindLinks = (address: string) => Promise<Answer | undefined>;

export async function serveInFront(
  request: Request,
  settings: EdgeSettings,
  findLinks: FindLinks,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const links = request.method === 'GET' ? findInTime(findLinks, pathname + search) : undefined;
  try {
    const page = await fetchPage(request, settings, true);
    const answer = await links;
    if (!answer || answer.hits.length === 0) return page;
    const version = answer.index.version;
    if (page.status !== 304) return withLinks(page, answer, settings);
    // The visitor's copy is the site's newest, and perhaps also has the newest links.
    const seen = request.headers.get('If-None-Match') ?? '';
    if (seen.includes(`${MARK}${version}"`)) return withEtag(page, version);
    return withLinks(await fetchPage(request, settings, false), answer, settings);
  } catch (error) {
    console.error(error);
    return toProblemResponse(
      new RequestError('origin_unreachable', 'The site behind this address does not answer.'),
    );
  }
}

// --- internal ---

/** Never rejects: without its links a page is still a page. */
async function findInTime(findLinks: FindLinks, address: string): Promise<Answer | undefined> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const impatience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([findLinks(address), impatience]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** The site's response; one that redirects to the site's own host leads to this one instead. */
async function fetchPage(
  request: Request,
  { origin }: EdgeSettings,
  conditional: boolean,
): Promise<Response> {
  const { pathname, search, host, protocol, origin: own } = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.set('X-Forwarded-Host', host);
  headers.set('X-Forwarded-Proto', protocol.replace(':', ''));
  headers.set('Accept-Encoding', keepReadable(headers.get('Accept-Encoding')));
  const seen = headers.get('If-None-Match');
  if (!conditional) {
    headers.delete('If-None-Match');
    headers.delete('If-Modified-Since');
  } else if (seen?.includes(MARK)) {
    headers.set('If-None-Match', seen.replace(new RegExp(`${MARK}[^"]*`, 'g'), ''));
  }
  const response = await fetch(origin + pathname + search, {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'manual',
  });
  const location = response.headers.get('Location');
  if (!location?.startsWith(`${origin}/`) || origin === own) return response;
  const moved = new Response(response.body, response);
  moved.headers.set('Location', own + location.slice(origin.length));
  return moved;
}

/** Of the encodings that a visitor understands, those that the Worker can look into. */
function keepReadable(accepted: string | null): string {
  const readable = (accepted ?? '').split(',').filter((coding) => /^\s*(?:gzip|br)\s*(?:;|$)/i.test(coding));
  return readable.length > 0 ? readable.join(',') : 'identity';
}

function withLinks(page: Response, answer: Answer, settings: EdgeSettings): Response {
  if (!canInsert(page)) return page;
  try {
    return withEtag(insertLinks(page, answer, settings), answer.index.version);
  } catch (error) {
    // Nothing of the page has been read yet: a selector that is none, most likely.
    console.error(error);
    return page;
  }
}

/** The page's own validators, made to change with the links too. */
function withEtag(page: Response, version: string): Response {
  const changed = new Response(page.body, page);
  const etag = page.headers.get('ETag');
  changed.headers.delete('Last-Modified');
  changed.headers.delete('Content-Length');
  if (etag !== null) changed.headers.set('ETag', etag.replace(/"$/, `${MARK}${version}"`));
  return changed;
}
