/**
 * A source that stands on the web to files for the readers: finds the addresses of its pages, fetches them, and counts
 * those that it leaves out. A feed is one file. Knows nothing of what the readers make of them.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config, CrawlOptions, Source } from '../config/config.ts';
import { createFilter } from '../corpus/find-files.ts';
import type { Problem } from '../corpus/problem.ts';
import type { SourceFile } from '../readers/source-file.ts';
import { CrawlFault } from './crawl-fault.ts';
import type { KeptPage } from './page-cache.ts';
import { CrawlOver, PoliteFetcher, type Refusal } from './polite-fetcher.ts';
import { MAX_SITEMAP_BYTES, readAddresses } from './read-addresses.ts';
import { toUtf8 } from './to-utf8.ts';

/** How many pages were left out, by reason; `kind`: of another kind than HTML. */
export type LeftPages = Partial<Record<Refusal | 'kind' | 'copy', number>>;

export interface Crawled {
  /** In the order of their addresses, each with its `page`. */
  files: SourceFile[];
  left: LeftPages;
}

/** Most sitemaps of one source: a sitemap index may name more than anybody means. */
const MAX_SITEMAPS = 1000;

/** Fetches a source; what is wrong with single pages is reported, and the others are read all the same. */
export async function crawlSource(
  source: Source & { crawl: CrawlOptions },
  config: Config,
  report: (problem: Problem) => void,
  progress: (done: number, total: number) => void = () => {},
): Promise<Crawled> {
  const left: LeftPages = {};
  let fetcher: PoliteFetcher | undefined;
  try {
    const start = await findStart(source, config);
    fetcher = new PoliteFetcher(source.crawl, start.ownHost);
    const crawl: Crawl = { source, config, report, fetcher, ownHost: start.ownHost, left };
    const found = await findPages(crawl, start);
    const files = 'feed' in found ? [found.feed] : await fetchPages(crawl, found.pages, progress);
    return { files, left };
  } catch (error) {
    if (!(error instanceof CrawlFault)) throw error;
    report({ file: source.path, what: error.what, remedy: error.remedy });
    return { files: [], left };
  } finally {
    fetcher?.close();
  }
}

// --- internal ---

interface Crawl {
  source: Source & { crawl: CrawlOptions };
  config: Config;
  report(problem: Problem): void;
  fetcher: PoliteFetcher;
  ownHost: string;
  left: LeftPages;
}

interface Start {
  /** Host, with its port, that the source belongs to. */
  ownHost: string;
  /** Addresses of sitemaps, lists or a feed; none when `content` is there. */
  addresses: string[];
  /** What a file on the disk holds. */
  content?: Uint8Array;
  /** A site's first page: its sitemaps are looked for. */
  isSite: boolean;
}

async function findStart({ path }: Source, config: Config): Promise<Start> {
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

async function findPages(crawl: Crawl, start: Start): Promise<{ pages: string[] } | { feed: SourceFile }> {
  const { source, config, report, fetcher, ownHost } = crawl;
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
      if (at === 0 && isFeed(page.body)) return { feed: toFile(page, 'feed.xml', fetcher) };
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

async function fetchPages(
  { source, config, report, fetcher, ownHost, left }: Crawl,
  pages: string[],
  progress: (done: number, total: number) => void,
): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>();
  let next = 0;
  let done = 0;
  let over: CrawlOver | undefined;
  const fetchOne = async (address: string) => {
    try {
      const fetched = await fetcher.fetch(address, config.maxFileBytes);
      if ('refused' in fetched) {
        left[fetched.refused] = (left[fetched.refused] ?? 0) + 1;
        return;
      }
      const { url, type, noindex } = fetched.page;
      if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) left.kind = (left.kind ?? 0) + 1;
      else if (!files.has(url)) {
        const path = `${toPath(new URL(url), ownHost)}.html`;
        files.set(url, { ...toFile(fetched.page, path, fetcher), page: { url, noindex } });
      }
    } catch (error) {
      if (error instanceof CrawlOver) over ??= error;
      else if (error instanceof CrawlFault) {
        report({ file: address, what: error.what, remedy: error.remedy });
      } else throw error;
    }
  };
  const work = async () => {
    while (next < pages.length && !over) {
      await fetchOne(pages[next++]!);
      progress(++done, pages.length);
    }
  };
  await Promise.all(Array.from({ length: source.crawl.concurrency }, work));
  if (over) {
    const missing = `${pages.length - files.size} of ${pages.length} pages are not read.`;
    report({ file: source.path, what: `${over.what} ${missing}`, remedy: over.remedy });
  }
  return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A page's path as globs and ids see it: `blog/tea`, `index` for the first page, the host before it if another's. */
function toPath({ host, pathname, search }: URL, ownHost: string): string {
  const path = safeDecode(pathname).replace(/^\/+|\/+$/g, '') || 'index';
  return `${host === ownHost ? '' : `${host}/`}${path}${search}`;
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

/** Its bytes are read from the disk again when a reader wants them: a site's pages together may be gigabytes. */
function toFile({ url, type, body }: KeptPage, path: string, fetcher: PoliteFetcher): SourceFile {
  return {
    file: url,
    path,
    size: toUtf8(body, type).length,
    async *bytes() {
      yield toUtf8((await fetcher.reread(url)).body, type);
    },
  };
}
