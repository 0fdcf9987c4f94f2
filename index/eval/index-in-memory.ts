/**
 * The articles of a data set to an opened index, in memory: the build's own readers, cleaning, relating and
 * packing, and the Worker's own engine. Only what a measurement must not lose is treated otherwise: drafts and
 * hidden articles stay, odd dates are absent, and an address that two articles share is left to the first.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/article.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import type { Engine } from '../../src/engine.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { makeIndex } from '../build.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Problem } from '../corpus/problem.ts';
import { readSources } from '../corpus/read-sources.ts';
import { settleDrafts } from '../corpus/settle-drafts.ts';
import { Fault } from '../fault.ts';
import type { Progress } from '../progress.ts';

/** Room for the whole index: blocks of a data set need not be let go. */
const BUDGET = 1 << 30;

/** Reads `docs.jsonl` of a data set. Throws a `Fault` when there is none. */
export async function readArticles(
  dir: string,
  config: string | undefined,
  progress: Progress,
): Promise<{ articles: Article[]; problems: Problem[]; config: Config }> {
  const docs = join(dir, 'docs.jsonl');
  if (!existsSync(docs)) {
    throw new Fault(
      `${dir} has no docs.jsonl.`,
      'Give a folder with docs.jsonl and related.jsonl, or queries.jsonl and qrels.tsv.',
    );
  }
  const settings = await loadConfig(dir, { sources: [docs], config, lenient: true });
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const { found } = await readSources(settings, report, (done, total) => progress('Reading', done, total));
  progress('Cleaning');
  keepEveryArticle(found.map(({ draft }) => draft));
  const { articles } = settleDrafts(found, { config: settings, report });
  return { articles, problems, config: settings };
}

/** Relates, packs and opens. */
export async function indexInMemory(
  articles: readonly Article[],
  config: Pick<Config, 'related' | 'rules'>,
  progress: Progress,
): Promise<Engine> {
  const { packed } = await makeIndex(articles, config, progress);
  return openEngine(new MemoryStore(packed.files), { budget: BUDGET });
}

// --- internal ---

function keepEveryArticle(drafts: Draft[]): void {
  const taken = new Set<string>();
  for (const draft of drafts) {
    delete draft.draft;
    delete draft.search;
    const address = draft.url?.replace(/#.*$/, '').replace(/\/+(?=$|\?)/, '');
    if (address !== undefined && taken.has(address)) delete draft.url;
    else if (address !== undefined) taken.add(address);
  }
}
