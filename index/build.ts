/**
 * The whole build: a corpus in, an index in a folder out. Every step is a module of its own; this file is their
 * order and what happens when one of them finds a fault.
 */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../src/article.ts';
import { MANIFEST_FILE, type Manifest } from '../src/format/manifest.ts';
import type { BuildCache, Taken } from './cache/build-cache.ts';
import type { Config } from './config/config.ts';
import type { CorpusSummary } from './corpus/corpus-summary.ts';
import type { Problem } from './corpus/problem.ts';
import { putTextsAside } from './corpus/put-aside.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { type InvertedCorpus, invertAhead } from './invert/invert-corpus.ts';
import { IndexFolder, type WrittenIndex } from './pack/index-folder.ts';
import { type PackedFiles, type PackedIndex, packIndex, packInto } from './pack/pack-index.ts';
import { type PackedAhead, packAhead } from './pack/pack-unrelated.ts';
import { checkPlan, type Plan } from './pack/plan-limits.ts';
import type { FileSink } from './pack/section-writer.ts';
import type { Progress } from './progress.ts';
import { type Beside, relateArticles } from './related/relate-articles.ts';
import type { Relations } from './related/relations.ts';
import { handled } from './workers/in-order.ts';
import { countThreads, createPool, isWorthThreads, type Pool } from './workers/pool.ts';

export interface BuildResult {
  /** Their texts, and the lists, can be read for ever only where the corpus is small: see `whileReadable`. */
  articles: Article[];
  relations: Relations;
  problems: Problem[];
  summary: CorpusSummary;
  manifest: Manifest;
  /** Undefined when problems kept the index that was there in its place. */
  written: WrittenIndex | undefined;
  /** What was there from the build before, by kind. */
  taken: ReadonlyMap<string, Taken>;
}

export interface BuildOptions {
  /** Replace an index by one that lacks the articles with problems. @default false */
  partial?: boolean;
  /** Refuse an index that is beyond this plan's limits. @default any index is written */
  plan?: Plan | undefined;
  /** @default as many as the machine has cores, one for a small corpus */
  threads?: number | undefined;
  /** What the build before left; small sites leave nothing. @default nothing is taken or kept */
  cache?: BuildCache | undefined;
  /** Told the result while the texts and lists of a large corpus can still be read: they lie in a temporary folder. */
  whileReadable?: ((result: BuildResult) => void) | undefined;
}

/**
 * Builds `config.out` from `config.sources`. An index that is there already is only replaced by one without
 * problems, unless `partial` says otherwise; where there is none, what could be read is written.
 */
export async function buildIndex(
  config: Config,
  progress: Progress,
  { partial = false, plan, threads, cache, whileReadable }: BuildOptions = {},
): Promise<BuildResult> {
  const work = await startWork(threads);
  try {
    const { articles, problems, summary, ...known } = await readCorpus(config, progress, work.pool, cache);
    const fit = fitWork(work, articles, cache);
    if (fit.folder !== undefined) putTextsAside(articles, join(fit.folder, 'articles'));
    const ahead = new Ahead(articles, fit);
    const settings = { ...config, ...known };
    const related = await relateArticles(articles, settings, progress, { ...fit, beside: ahead });
    const { relations, synonyms, problems: ruleProblems } = related;
    const allProblems = [...problems, ...ruleProblems];
    const replace = allProblems.length === 0 || partial || !(await exists(join(config.out, MANIFEST_FILE)));
    const taken = cache?.taken ?? new Map();
    const built = { articles, relations, problems: allProblems, summary, taken };
    const pack = (files: FileSink) =>
      packInto(files, articles, relations, {
        ...toPackOptions(synonyms, fit, progress),
        ahead: ahead.packed,
      });
    const index = replace
      ? await writeIndex(config.out, pack, plan)
      : { manifest: (await pack(NOWHERE)).manifest, written: undefined };
    await cache?.settle();
    if (replace) cache?.tidy();
    const result = { ...built, ...index };
    whileReadable?.(result);
    return result;
  } finally {
    await work.end();
  }
}

/** Articles to the files of an index, in memory. */
export async function makeIndex(
  articles: readonly Article[],
  config: Pick<Config, 'related' | 'rules'>,
  progress: Progress,
): Promise<{ relations: Relations; packed: PackedIndex; problems: Problem[] }> {
  const work = await startWork();
  try {
    const fit = fitWork(work, articles);
    const { relations, synonyms, problems } = await relateArticles(articles, config, progress, fit);
    const packed = await packIndex(articles, relations, toPackOptions(synonyms, fit, progress));
    return { relations, packed, problems };
  } finally {
    await work.end();
  }
}

// --- internal ---

/** Threads, and a place for what they make. */
interface Work {
  pool: Pool;
  folder: string;
  end(): Promise<void>;
}

async function startWork(threads = countThreads()): Promise<Work> {
  const pool = createPool(threads);
  const folder = await mkdtemp(join(tmpdir(), 'alongside-build-'));
  return {
    pool,
    folder,
    async end() {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Who packs, where runs wait (in memory without a folder), and what is kept. */
interface Fit {
  pool: Pool;
  folder: string | undefined;
  cache?: BuildCache | undefined;
}

/** The same work in this thread and in memory, where the corpus is too small for anything else. */
function fitWork({ pool, folder }: Work, articles: readonly Article[], cache?: BuildCache): Fit {
  const isLarge = isWorthThreads(articles.map(({ text }) => text));
  return isLarge ? { pool, folder, cache } : { pool: createPool(1), folder: undefined };
}

/** What is done while articles are being related: the first of their languages begins it. */
class Ahead implements Beside {
  packed: Promise<PackedAhead | undefined> | undefined;
  #inverted: Promise<InvertedCorpus | undefined> | undefined;

  constructor(
    private readonly articles: readonly Article[],
    private readonly fit: Fit,
  ) {}

  onTermsRead(): Promise<unknown> {
    this.#inverted ??= handled(invertAhead(this.articles, this.fit));
    return this.#inverted;
  }

  onRanking(): void {
    if (this.#inverted) this.packed ??= handled(packAhead(this.articles, this.#inverted, this.fit.pool));
  }
}

function toPackOptions(synonyms: Record<string, string[]>, fit: Fit, progress: Progress) {
  return {
    builtAt: builtAtFromEnvironment(),
    synonyms,
    ...fit,
    onProgress: (step: string, done: number, of: number) =>
      progress(step === 'index' ? 'Indexing' : 'Packing', done, of),
  };
}

/** For an index that is only weighed. */
const NOWHERE: FileSink = { set() {} };

/** Writes an index whole or not at all. */
async function writeIndex(
  out: string,
  pack: (files: FileSink) => Promise<PackedFiles>,
  plan: Plan | undefined,
): Promise<{ manifest: Manifest; written: WrittenIndex }> {
  const folder = new IndexFolder(out);
  try {
    const { manifest } = await pack(folder);
    if (plan) checkPlan(plan, { ...folder.written, manifest });
    return { manifest, written: folder.commit() };
  } catch (error) {
    folder.discard();
    throw error;
  }
}

/** `SOURCE_DATE_EPOCH`, the convention of reproducible builds, as an instant. */
function builtAtFromEnvironment(): string | undefined {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH ?? Number.NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
