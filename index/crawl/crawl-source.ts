/**
 * A source that stands on the web to files for the readers: finds the addresses of its pages, fetches them, and counts
 * those that it leaves out. A feed is one file. Knows nothing of what the readers make of them.
 */
import type { Config, CrawlOptions, Source } from '../config/config.ts';
import type { Problem } from '../corpus/problem.ts';
import type { SourceFile } from '../readers/source-file.ts';
import { CrawlFault } from './crawl-fault.ts';
import { type Crawl, findPages, findStart, toPath } from './find-pages.ts';
import type { KeptPage } from './page-cache.ts';
import { CrawlOver, PoliteFetcher, type Refusal } from './polite-fetcher.ts';
import { toUtf8 } from './to-utf8.ts';

/** How many pages were left out, by reason; `kind`: of another kind than HTML. */
export type LeftPages = Partial<Record<Refusal | 'kind' | 'copy', number>>;

export interface Crawled {
  /** In the order of their addresses, each with its `page`. */
  files: SourceFile[];
  left: LeftPages;
}

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
    const crawl: Crawl = { source, config, report, fetcher, ownHost: start.ownHost };
    const found = await findPages(crawl, start);
    const files =
      'feed' in found
        ? [toFile(found.feed, 'feed.xml', fetcher)]
        : await fetchPages(crawl, found.pages, left, progress);
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

async function fetchPages(
  { source, config, report, fetcher, ownHost }: Crawl,
  pages: string[],
  left: LeftPages,
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
