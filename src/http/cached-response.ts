/**
 * Responses that browsers and caches may keep: the ETag carries the index's version, so that it changes exactly when
 * an answer may. A request that has the answer already gets 304 before anything is read.
 */
import type { AppContext } from './context.ts';

/** Counted up when the Worker answers the same index in another way, so that no cache keeps the old answers. */
const RENDERING = 1;

export const PAGE_TYPE = 'text/html; charset=utf-8';

const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400';

/** The ETag of every answer that depends on the index alone. */
export function toEtag(version: string): string {
  return `"${version}-${RENDERING}"`;
}

/** Sets ETag and Cache-Control; answers 304 when the request has this version already. */
export function respondUnchanged(c: AppContext, etag: string): Response | undefined {
  c.header('ETag', etag);
  c.header('Cache-Control', CACHE_CONTROL);
  return matchesEtag(c.req.header('If-None-Match'), etag) ? c.body(null, 304) : undefined;
}

/** A response whose ETag is made from its content: for what depends on more than the index. */
export async function respondByContent(c: AppContext, body: string, type: string): Promise<Response> {
  const unchanged = respondUnchanged(c, await hashToEtag(body));
  return unchanged ?? c.body(body, 200, { 'Content-Type': type });
}

// --- internal ---

/** Compares weakly, as If-None-Match demands: a proxy that compresses makes a strong ETag weak. */
function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

async function hashToEtag(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const hex = [...new Uint8Array(digest, 0, 10)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `"${hex.join('')}"`;
}
