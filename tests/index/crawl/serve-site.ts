/** A site on this machine for the tests of crawling: addresses to answers, and a record of what was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer =
  | string
  | Uint8Array
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Site {
  /** `http://localhost:1234`, without a slash at its end. */
  url: string;
  port: number;
  /** Paths in the order that they were asked for, with what was said beside. */
  asked: { path: string; headers: IncomingMessage['headers']; at: number }[];
  /** Most requests that were under way at a time. */
  most: number;
  answers: Record<string, Answer>;
}

/** Serves until the test is over; what is not named is 404. `HOST` in an answer becomes the site's address. */
export async function serveSite(answers: Record<string, Answer>): Promise<Site> {
  const site: Site = { url: '', port: 0, asked: [], most: 0, answers };
  let underWay = 0;
  const server = createServer((request, response) => {
    site.asked.push({ path: request.url!, headers: request.headers, at: Date.now() });
    site.most = Math.max(site.most, ++underWay);
    response.on('close', () => underWay--);
    answer(site, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  site.port = (server.address() as AddressInfo).port;
  site.url = `http://localhost:${site.port}`;
  return site;
}

export const page = (title: string, more = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${more}</head><body><main><h1>${title}</h1><p>What there is to know of ${title}.</p></main></body></html>`;

export const sitemap = (...paths: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
    .map((path) => `<url><loc>${path.startsWith('http') ? path : `HOST${path}`}</loc></url>`)
    .join('')}</urlset>`;

// --- internal ---

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const found = site.answers[request.url!];
  if (typeof found === 'function') {
    found(request, response);
    return;
  }
  if (found === undefined) {
    response.writeHead(404).end('nothing');
    return;
  }
  const isPlain = typeof found === 'string' || found instanceof Uint8Array;
  const { status = 200, headers = {}, body = '' } = isPlain ? { body: found } : found;
  const type = request.url!.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...fill(headers, site) });
  response.end(typeof body === 'string' ? body.replaceAll('HOST', site.url) : body);
}

const fill = (headers: Record<string, string>, site: Site) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll('HOST', site.url)]),
  );
