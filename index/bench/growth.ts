/** How counted costs and CPU grow with the corpus: the same mixture of articles in several sizes. */
import { createReadStream, existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

export interface GrowthPoint extends BuildFacts {
  articles: number;
  costs: CountedCosts[];
  byWords: CountedCosts[];
  /** CPU milliseconds of one cold search. */
  cpu: { median: number; p95: number };
  /** Most bytes that an isolate held under `HELD_QUERIES` mixed requests. */
  mostHeld: number;
}

export interface BuildFacts {
  indexBytes: number;
  files: number;
  largestFile: number;
  /** Seconds of the build, and of these of which CPU, all threads together. */
  buildSeconds: number;
  buildCpuSeconds: number;
  /** Most memory that the process held, all threads together. */
  buildMemory: number;
}

/** Share of real articles in the mixture, as far as there are enough, and how long generated ones are. */
export const MIXTURE = { realShare: 0.72, seed: 1, words: [80, 700] as [number, number] };
/** Where articles are a million, generated ones are as long as notes and news items are. */
export const SHORT_MIXTURE = { ...MIXTURE, words: [120, 200] as [number, number], paragraph: 45 };
/** Requests under which the bytes held are watched. */
const HELD_QUERIES = 1000;

/** Builds a corpus of so many articles in `dir` and measures it. An index that is there already is measured as it is. */
export async function measureGrowth(
  articles: number,
  dir: string,
  progress: Progress,
  mixture = MIXTURE,
): Promise<GrowthPoint> {
  const file = corpusFile(dir, articles);
  const out = join(dir, `index-${articles}`);
  if (!existsSync(file)) {
    progress(`Writing ${articles} articles`);
    await writeCorpus(await readSourcePool(DATA_SETS), { articles, ...mixture }, file);
  }
  const facts = await findOrBuild(await configure(dir, file, out), progress);
  progress('Counting costs');
  const store = new FolderStore(out);
  const asked = await readTitles(file);
  const queries = makeQueries(asked);
  return {
    ...facts,
    articles: asked.length,
    costs: await countCosts(store, queries, asked),
    byWords: await countByWords(store, queries),
    cpu: await measureCpu(store, queries),
    mostHeld: await watchBytesHeld(store, queries, asked),
  };
}

/** The articles of a corpus that was measured, on which other libraries are measured as well. */
export async function readGrowthCorpus(
  articles: number,
  dir: string,
  progress: Progress,
): Promise<BenchCorpus> {
  const config = await configure(dir, corpusFile(dir, articles), join(dir, `index-${articles}`));
  const corpus = await readCorpus(config, progress);
  const name = `${articles.toLocaleString('en')} articles`;
  return { name, articles: corpus.articles, queries: makeQueries(corpus.articles) };
}

// --- internal ---

const corpusFile = (dir: string, articles: number) => join(dir, `${articles}.jsonl`);

async function configure(dir: string, file: string, out: string): Promise<Config> {
  return { ...(await loadConfig(dir, { sources: [file], out })), lenient: true };
}

/** Ids and titles, sorted as the build sorts them: a million whole articles would take all memory. */
async function readTitles(file: string): Promise<{ id: string; title: string }[]> {
  const found: { id: string; title: string }[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { id, title } = JSON.parse(line) as { id: string; title: string };
    found.push({ id, title });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Builds the index, or takes one of an earlier bench, whose facts lie beside it. */
async function findOrBuild(config: Config, progress: Progress): Promise<BuildFacts> {
  const file = `${config.out}.json`;
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as BuildFacts;
  await rm(config.out, { recursive: true, force: true });
  const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
  const { written } = await buildIndex(config, progress, { partial: true });
  const cpu = process.cpuUsage(cpuBegan);
  const facts: BuildFacts = {
    indexBytes: written!.bytes,
    files: written!.files,
    largestFile: written!.largestFile,
    buildSeconds: (performance.now() - began) / 1000,
    buildCpuSeconds: (cpu.user + cpu.system) / 1e6,
    buildMemory: process.resourceUsage().maxRSS * 1024,
  };
  await writeFile(file, JSON.stringify(facts));
  return facts;
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
