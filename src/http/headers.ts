/** Headers that every response carries: who may read it from a browser, what a page may do, what the request cost. */
import type { MiddlewareHandler } from 'hono';
import { CONTENT_SECURITY_POLICY } from '../pages/static-files.ts';
import { createCosts } from '../store/costs.ts';
import type { AppEnv } from './context.ts';

const DATA_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Adds `nosniff`, a referrer policy and a Content-Security-Policy without `unsafe-inline`. */
export const secureResponse: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  c.header('Content-Security-Policy', isPage ? CONTENT_SECURITY_POLICY : DATA_SECURITY_POLICY);
};

/**
 * Lets other origins read: every one, or those that `CORS_ORIGINS` names. No credentials are ever involved. A
 * preflight is answered here.
 */
export const shareWithOrigins: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header('Origin');
  const allowed = splitOrigins(c.env?.CORS_ORIGINS);
  const open = allowed.includes('*');
  const shared = open ? '*' : origin !== undefined && allowed.includes(origin) ? origin : undefined;
  const isPreflight =
    c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined;
  if (isPreflight) c.res = new Response(null, { status: 204 });
  else await next();
  if (!open) c.header('Vary', 'Origin', { append: true });
  if (shared === undefined) return;
  c.header('Access-Control-Allow-Origin', shared);
  c.header('Timing-Allow-Origin', shared);
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  if (isPreflight) {
    c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, OPTIONS');
    c.header('Access-Control-Allow-Headers', 'Content-Type, If-None-Match');
    c.header('Access-Control-Max-Age', '86400');
  } else {
    c.header('Access-Control-Expose-Headers', 'ETag, Retry-After, Server-Timing');
  }
};

/** Tells what a request cost: counts, not times, so that they can be compared from one day to the next. */
export const tellCosts: MiddlewareHandler<AppEnv> = async (c, next) => {
  const costs = createCosts();
  c.set('costs', costs);
  await next();
  const told = [
    ['blocks', costs.blocksFetched, 'blocks fetched'],
    ['bytes', costs.bytesFetched, 'bytes fetched'],
    ['postings', costs.postingsScanned, 'postings scanned'],
    ['candidates', costs.candidatesRanked, 'candidates ranked'],
    ['held', costs.bytesHeld, 'bytes held'],
  ] as const;
  c.header(
    'Server-Timing',
    told.map(([name, count, words]) => `${name};dur=${count};desc="${words}"`).join(', '),
  );
};

// --- internal ---

function splitOrigins(origins = '*'): string[] {
  return origins
    .split(',')
    .map((origin) => origin.trim().replace(/\/$/, ''))
    .filter((origin) => origin !== '');
}
