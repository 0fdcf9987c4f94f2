/** How counted costs and CPU grow with the corpus: the same mixture of articles in several sizes. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../src/article.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { createCosts } from '../../src/store/costs.ts';
import { buildIndex } from '../build.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { FolderStore } from '../pack/folder-store.ts';
import type { Progress } from '../progress.ts';
import { FIRST_TEN } from './contestants/alongside.ts';
import { type BenchCorpus, DATA_SETS, makeQueries } from './corpora.ts';
import { writeCorpus } from './corpus/make-corpus.ts';
import { readSourcePool } from './corpus/source-pool.ts';
import { type CountedCosts, countByWords, countCosts } from './count-costs.ts';

export interface GrowthPoint {
  articles: number;
  /** The beginning of the largest corpus on which other libraries are measured as well. */
  corpus: BenchCorpus;
  indexBytes: number;
  files: number;
  /** Seconds of the build, and of these of which CPU, all threads together. */
  buildSeconds: number;
  buildCpuSeconds: number;
  costs: CountedCosts[];
  byWords: CountedCosts[];
  /** CPU milliseconds of one cold search. */
  cpu: { median: number; p95: number };
  /** Most bytes that an isolate held under `HELD_QUERIES` mixed requests. */
  mostHeld: number;
}

/** Share of real articles in the mixture, and how long generated ones are. */
const MIXTURE = { realShare: 0.72, seed: 1, words: [80, 700] as [number, number] };
/** Requests under which the bytes held are watched. */
const HELD_QUERIES = 1000;

/** Builds a corpus of so many articles in `dir` and measures it. An index that is there already is measured as it is. */
export async function measureGrowth(articles: number, dir: string, progress: Progress): Promise<GrowthPoint> {
  const file = join(dir, `${articles}.jsonl`);
  const out = join(dir, `index-${articles}`);
  if (!existsSync(file)) {
    progress(`Writing ${articles} articles`);
    await writeCorpus(await readSourcePool(DATA_SETS), { articles, ...MIXTURE }, file);
  }
  const config = { ...(await loadConfig(dir, { sources: [file], out })), lenient: true };
  const built = await findOrBuild(config, progress);
  const store = new FolderStore(out);
  const queries = makeQueries(built.articles);
  progress('Counting costs');
  return {
    ...built.facts,
    articles: built.articles.length,
    corpus: { name: `${articles.toLocaleString('en')} articles`, articles: built.articles, queries },
    costs: await countCosts(store, queries, built.articles),
    byWords: await countByWords(store, queries),
    cpu: await measureCpu(store, queries),
    mostHeld: await watchBytesHeld(store, queries, built.articles),
  };
}

// --- internal ---

type BuildFacts = Pick<GrowthPoint, 'indexBytes' | 'files' | 'buildSeconds' | 'buildCpuSeconds'>;

/** Builds the index, or takes one of an earlier bench, whose facts lie beside it. */
async function findOrBuild(
  config: Config,
  progress: Progress,
): Promise<{ articles: Article[]; facts: BuildFacts }> {
  const file = `${config.out}.json`;
  if (!existsSync(file)) await build(config, file, progress);
  const { articles } = await readCorpus(config, progress);
  return { articles, facts: JSON.parse(await readFile(file, 'utf8')) as BuildFacts };
}

/** Builds the index and writes down what that took. */
async function build(config: Config, file: string, progress: Progress): Promise<void> {
  await rm(config.out, { recursive: true, force: true });
  const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
  const { written } = await buildIndex(config, progress, { partial: true });
  const cpu = process.cpuUsage(cpuBegan);
  const facts: BuildFacts = {
    indexBytes: written!.bytes,
    files: written!.files,
    buildSeconds: (performance.now() - began) / 1000,
    buildCpuSeconds: (cpu.user + cpu.system) / 1e6,
  };
  await writeFile(file, JSON.stringify(facts));
}

/** CPU of a cold search: a new engine every time; the process itself is warm. */
async function measureCpu(store: FolderStore, queries: readonly string[]): Promise<GrowthPoint['cpu']> {
  const times: number[] = [];
  for (const [round, asked] of [queries.slice(0, 50), queries].entries()) {
    for (const q of asked) {
      const began = process.cpuUsage();
      await (await openEngine(store)).search({ ...FIRST_TEN, q }, createCosts());
      const { user, system } = process.cpuUsage(began);
      if (round === 1) times.push((user + system) / 1000);
    }
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, p95: times[Math.floor(0.95 * (times.length - 1))]! };
}

/** The most that one isolate holds, asked for searches, lists and suggestions in turn. */
async function watchBytesHeld(
  store: FolderStore,
  queries: readonly string[],
  articles: readonly { id: string }[],
): Promise<number> {
  const engine = await openEngine(store);
  const plain = { limit: 10, offset: 0, filters: [], exclude: [], explain: false };
  let most = 0;
  for (let i = 0; i < HELD_QUERIES; i++) {
    const costs = createCosts();
    const q = queries[(i * 7) % queries.length]!;
    if (i % 4 === 0) await engine.suggest(q.slice(0, 5), 10, costs);
    else if (i % 4 === 1)
      await engine.related({ ...plain, id: articles[(i * 97) % articles.length]!.id }, costs);
    else await engine.search({ ...FIRST_TEN, q, ...(i % 4 === 3 && { sort: 'date:desc' as const }) }, costs);
    most = Math.max(most, costs.bytesHeld);
  }
  return most;
}
