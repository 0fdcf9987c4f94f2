/** All sources of a configuration to drafts, file after file. Knows nothing of what makes a draft an article. */
import { extname } from 'node:path';
import type { Config, Source } from '../config/config.ts';
import { crawlSource, type LeftPages } from '../crawl/crawl-source.ts';
import type { Reader } from '../readers/reader.ts';
import { readerFor } from '../readers/readers.ts';
import type { SourceFile } from '../readers/source-file.ts';
import type { Draft } from './draft.ts';
import { findFiles } from './find-files.ts';
import type { Problem } from './problem.ts';

/** A draft and where it was found. */
export interface FoundDraft {
  draft: Draft;
  source: Source;
  format: Reader['name'];
  /** Path of its file below the source, without extension. */
  path: string;
  /** Whether its file holds no other draft, so that the file's name is the draft's. */
  isAlone: boolean;
}

export interface FoundDrafts {
  found: FoundDraft[];
  files: number;
  unknownFiles: Record<string, number>;
  leftPages: LeftPages;
}

/** Reads every file of every source, pages from the web first; `progress` is told how many are done. */
export async function readSources(
  config: Config,
  report: (problem: Problem) => void,
  progress: (done: number, total: number) => void = () => {},
): Promise<FoundDrafts> {
  if (config.sources.length === 0) report(NO_SOURCES);
  const sources: { source: Source; files: SourceFile[] }[] = [];
  const leftPages: LeftPages = {};
  for (const source of config.sources) {
    const { crawl } = source;
    if (!crawl) {
      sources.push({ source, files: await findFiles(source, config.cwd, config.out, report) });
      continue;
    }
    const { files, left } = await crawlSource({ ...source, crawl }, config, report, progress);
    sources.push({ source, files });
    for (const [why, number] of Object.entries(left) as [keyof LeftPages, number][]) {
      leftPages[why] = (leftPages[why] ?? 0) + number;
    }
  }
  const total = sources.reduce((sum, { files }) => sum + files.length, 0);
  const found: FoundDraft[] = [];
  const unknown = new Map<string, number>();
  let files = 0;
  let done = 0;
  for (const { source, files: filesOfSource } of sources) {
    const originals = createOriginals(filesOfSource);
    for (const file of filesOfSource) {
      const drafts = await readFile(file, source, config, report);
      if (file.page && drafts?.some(({ draft }) => !originals.take(draft, file.page!))) {
        leftPages.copy = (leftPages.copy ?? 0) + 1;
        drafts.length = 0;
      }
      if (drafts) {
        files++;
        for (const draft of drafts) found.push(draft);
      } else {
        const extension = extname(file.path).toLowerCase() || '(none)';
        unknown.set(extension, (unknown.get(extension) ?? 0) + 1);
      }
      progress(++done, total);
    }
  }
  const byCount = [...unknown].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { found, files, unknownFiles: Object.fromEntries(byCount), leftPages };
}

// --- internal ---

/** Formats whose files are lists, also when a single article stands in them. */
const LISTS = new Set<Reader['name']>(['jsonl', 'feed', 'wordpress']);

const NO_SOURCES: Problem = {
  file: 'alongside.config.json',
  what: 'No source is named.',
  remedy: 'Give a folder of articles on the command line, or name it under "sources".',
};

/**
 * Gives the drafts of fetched pages their addresses. A page that names another page of its site as its original is
 * left to that one; where nobody fetched the original, the page stands for it.
 */
function createOriginals(files: readonly SourceFile[]) {
  const taken = new Set(files.flatMap(({ page }) => (page ? [page.url] : [])));
  return {
    /** Whether the page is one of its own. */
    take(draft: Draft, { url, noindex }: NonNullable<SourceFile['page']>): boolean {
      if (noindex) draft.search = false;
      draft.url ??= url;
      const canonical =
        draft.canonical && URL.canParse(draft.canonical, url) && new URL(draft.canonical, url);
      if (!canonical || canonical.host !== new URL(url).host) return true;
      canonical.hash = '';
      delete draft.canonical;
      if (canonical.href === url) return true;
      if (taken.has(canonical.href)) return false;
      taken.add(canonical.href);
      draft.url = canonical.href;
      return true;
    },
  };
}

/** The drafts of one file; undefined when no reader knows it. */
async function readFile(
  file: SourceFile,
  source: Source,
  config: Config,
  report: (problem: Problem) => void,
): Promise<FoundDraft[] | undefined> {
  const drafts: Draft[] = [];
  const context = {
    report: (problem: Omit<Problem, 'file'>) => report({ file: file.file, ...problem }),
    fields: source.fields,
    maxBytes: config.maxFileBytes,
  };
  let reader: Reader | undefined;
  try {
    reader = await readerFor(file, source.format);
    if (!reader) return undefined;
    for await (const draft of reader.load(file, context)) drafts.push(draft);
  } catch (error) {
    // The disk, or a fault of a library: the other files are still read, and the build still fails.
    const what = `The file could not be read: ${(error as Error).message.split('\n')[0]}.`;
    context.report({ what, remedy: 'Check the file, or exclude it.' });
  }
  if (!reader) return undefined;
  const path = file.path.replace(/\.[^./]+$/, '');
  const { name } = reader;
  return drafts.map((draft) => ({
    draft,
    source,
    format: name,
    path,
    isAlone: drafts.length === 1 && !LISTS.has(name),
  }));
}
