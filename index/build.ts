/**
 * The whole build: a corpus in, an index in a folder out. Every step is a module of its own; this file is their
 * order and what happens when one of them finds a fault.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../src/article.ts';
import { MANIFEST_FILE, type Manifest } from '../src/format/manifest.ts';
import type { Config } from './config/config.ts';
import type { CorpusSummary } from './corpus/corpus-summary.ts';
import type { Problem } from './corpus/problem.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { type PackedIndex, packIndex } from './pack/pack-index.ts';
import { type WrittenIndex, writeIndex } from './pack/write-index.ts';
import type { Progress } from './progress.ts';
import { relateArticles } from './related/relate-articles.ts';
import type { Relations } from './related/relations.ts';

export interface BuildResult {
  articles: Article[];
  relations: Relations;
  problems: Problem[];
  summary: CorpusSummary;
  manifest: Manifest;
  /** Undefined when problems kept the index that was there in its place. */
  written: WrittenIndex | undefined;
}

export interface BuildOptions {
  /** Replace an index by one that lacks the articles with problems. @default false */
  partial?: boolean;
}

/**
 * Builds `config.out` from `config.sources`. An index that is there already is only replaced by one without
 * problems, unless `partial` says otherwise; where there is none, what could be read is written.
 */
export async function buildIndex(
  config: Config,
  progress: Progress,
  { partial = false }: BuildOptions = {},
): Promise<BuildResult> {
  const { articles, problems, summary } = await readCorpus(config, progress);
  const { relations, packed, problems: ruleProblems } = await makeIndex(articles, config, progress);
  const allProblems = [...problems, ...ruleProblems];
  const replace = allProblems.length === 0 || partial || !(await exists(join(config.out, MANIFEST_FILE)));
  if (replace) progress('Writing');
  return {
    articles,
    relations,
    problems: allProblems,
    summary,
    manifest: packed.manifest,
    written: replace ? await writeIndex(packed.files, config.out) : undefined,
  };
}

/** Articles to the files of an index, in memory. */
export async function makeIndex(
  articles: readonly Article[],
  config: Pick<Config, 'related' | 'rules'>,
  progress: Progress,
): Promise<{ relations: Relations; packed: PackedIndex; problems: Problem[] }> {
  const { relations, synonyms, problems } = await relateArticles(articles, config, progress);
  const builtAt = builtAtFromEnvironment();
  const packed = await packIndex(articles, relations, {
    ...(builtAt === undefined ? {} : { builtAt }),
    synonyms,
    onProgress: (step, done, of) => progress(step === 'index' ? 'Indexing' : 'Packing', done, of),
  });
  return { relations, packed, problems };
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
