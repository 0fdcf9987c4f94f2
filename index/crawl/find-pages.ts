/**
 * A source on the web to the addresses of its pages: follows sitemaps and their indexes, reads lists of addresses, and
 * finds that it is a feed. Fetches no page.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config, CrawlOptions, Source } from '../config/config.ts';
import { createFilter } from '../corpus/find-files.ts';
import type { Problem } from '../corpus/problem.ts';
import { CrawlFault } from './crawl-fault.ts';
import type { KeptPage } from './page-cache.ts';
import { CrawlOver, type PoliteFetcher, type Refusal } from './polite-fetcher.ts';
import { MAX_SITEMAP_BYTES, readAddresses } from './read-addresses.ts';

/** What one crawl knows of itself. */
export interface Crawl {
  source: Source & { crawl: CrawlOptions };
  config: Config;
  report(problem: Problem): void;
  fetcher: PoliteFetcher;
  ownHost: string;
}

/** Where a crawl begins. */
export interface Start {
  /** Host, with its port, that the source belongs to. */
  ownHost: string;
  /** Addresses of sitemaps, lists or a feed; none when `content` is there. */
  addresses: string[];
  /** What a file on the disk holds. */
  content?: Uint8Array;
  /** A site's first page: its sitemaps are looked for. */
  isSite: boolean;
}

/** Reads a source's own file, if it is one. Throws a `CrawlFault` when that cannot be read. */
export async function findStart({ path }: Source, config: Config): Promise<Start> {
  if (/^https?:/i.test(path)) {
    const url = new URL(path);
    const isSite = url.pathname === '/' && url.search === '';
    return { ownHost: url.host, addresses: [url.href], isSite };
  }
  const content = await readFile(resolve(config.cwd, path)).catch((error) => {
    throw new CrawlFault(`It cannot be read (${error.code}).`, 'Correct the path of the source.');
  });
  const { pages, sitemaps } = await readAddresses(content, config.site);
  // Without a configured site, the address that the list begins with tells whose it is.
  const own = config.site ?? pages[0] ?? sitemaps[0];
  return { ownHost: own === undefined ? '' : new URL(own).host, addresses: [], content, isSite: false };
}

/** Finds the addresses of all pages that are wanted, or a feed; faults of single sitemaps are reported. */
export async function findPages(
  { source, config, report, fetcher, ownHost }: Crawl,
  start: Start,
): Promise<{ pages: string[] } | { feed: KeptPage }> {
  const isWanted = createFilter(source);
  const pages = new Set<string>();
  const seen = new Set<string>();
  const queue = start.isSite ? await findSitemaps(fetcher, start.addresses[0]!) : [...start.addresses];
  const read = async (content: Uint8Array, base: string | undefined, file: string) => {
    const addresses = await readAddresses(content, base);
    for (const { line, what } of addresses.faults) {
      report({ file, line, what, remedy: 'Correct it, or take it out.' });
    }
    for (const page of addresses.pages) if (isWanted(toPath(new URL(page), ownHost))) pages.add(page);
    for (const sitemap of addresses.sitemaps) queue.push(sitemap);
  };
  if (start.content) await read(start.content, config.site, source.path);
  for (let at = 0; at < queue.length; at++) {
    const address = queue[at]!;
    if (seen.has(address)) continue;
    seen.add(address);
    if (seen.size > MAX_SITEMAPS) {
      throw new CrawlFault(`There are more than ${MAX_SITEMAPS} sitemaps.`, 'Name those that are meant.');
    }
    try {
      const fetched = await fetcher.fetch(address, MAX_SITEMAP_BYTES);
      if ('refused' in fetched) throw toRefusalFault(fetched.refused, address);
      const { page } = fetched;
      if (at === 0 && isFeed(page.body)) return { feed: page };
      await read(page.body, page.url, address);
    } catch (error) {
      if (!(error instanceof CrawlFault) || error instanceof CrawlOver) throw error;
      report({ file: address, what: error.what, remedy: error.remedy });
    }
    if (pages.size > source.crawl.pages) break;
  }
  if (pages.size > source.crawl.pages) {
    report({
      file: source.path,
      what: `It names more than ${source.crawl.pages} pages; the others are not read.`,
      remedy: 'Leave pages out with "include" and "exclude", or raise "crawl.pages".',
    });
  }
  return { pages: [...pages].slice(0, source.crawl.pages) };
}

/** A page's path as globs and ids see it: `blog/tea`, `index` for the first page, the host before it if another's. */
export function toPath({ host, pathname, search }: URL, ownHost: string): string {
  const path = safeDecode(pathname).replace(/^\/+|\/+$/g, '') || 'index';
  return `${host === ownHost ? '' : `${host}/`}${path}${search}`;
}

// --- internal ---

/** Most sitemaps of one source: a sitemap index may name more than anybody means. */
const MAX_SITEMAPS = 1000;

/** The sitemaps that a site's robots.txt names, else the usual one. */
async function findSitemaps(fetcher: PoliteFetcher, site: string): Promise<string[]> {
  const { sitemaps } = await fetcher.robotsOf(new URL(site));
  return sitemaps.length > 0 ? sitemaps : [new URL('/sitemap.xml', site).href];
}

function toRefusalFault(refused: Refusal, address: string): CrawlFault {
  if (refused === 'robots') {
    return new CrawlFault('robots.txt forbids to fetch it.', 'Allow it there for "Alongside".');
  }
  const { host } = new URL(address);
  return new CrawlFault(
    `It is, or leads to, an address of another host than the source's.`,
    `Add the host to "crawl.hosts" if it is meant${host ? ` (this one is ${host})` : ''}.`,
  );
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const isFeed = (body: Uint8Array) =>
  /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)?<(rss|feed|rdf:RDF)[\s>]|^\s*\{[\s\S]{0,2000}jsonfeed\.org\/version/.test(
    new TextDecoder().decode(body.subarray(0, 8192)),
  );
