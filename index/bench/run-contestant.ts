/** Writes the indexes of contestants and measures each contestant in a fresh process. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Contestant } from './contestants/contestant.ts';
import type { BenchCorpus } from './corpora.ts';
import type { Measurement } from './measure.ts';

export interface Run {
  name: string;
  /** Bytes on disk. */
  bytes: number;
  files: number;
  /** Undefined when there was nothing to measure. */
  measurement: Measurement | undefined;
  /** Why not. */
  failure?: string;
}

/** A contestant that could not make or open its index. */
export function toFailedRun(name: string, error: Error): Run {
  const [failure = ''] = error.message.split('\n').filter((line) => /error|memory|length/i.test(line));
  return {
    name,
    bytes: 0,
    files: 0,
    measurement: undefined,
    failure: failure.trim().slice(0, 120) || error.name,
  };
}

/** Writes the index of a contestant, or of several, into an empty folder within `dir`. */
export async function writeIndex(
  write: Contestant['write'],
  corpus: BenchCorpus,
  dir: string,
): Promise<void> {
  const index = join(dir, 'index');
  await mkdir(index);
  await write(corpus.articles, index);
}

/** Each contestant starts from an empty process. */
export async function runContestant(contestant: Contestant, corpus: BenchCorpus, dir: string): Promise<Run> {
  const index = join(dir, 'index');
  const queries = join(dir, 'queries.json');
  await writeFile(queries, JSON.stringify(corpus.queries));
  const script = fileURLToPath(new URL('measure.ts', import.meta.url));
  const args = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx', script];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, contestant.name, index, queries], {
    maxBuffer: 1 << 28,
  });
  const sizes = await Promise.all(
    (await readdir(index)).map(async (name) => (await stat(join(index, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { name: contestant.name, bytes, files: sizes.length, measurement: JSON.parse(stdout) };
}

/** A folder that is gone when the work in it is done. */
export async function inTemporaryFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'alongside-bench-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
