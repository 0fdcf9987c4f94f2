/**
 * A corpus of any size as JSON lines: the real articles first, in a seeded order, then generated ones. A smaller
 * corpus of the same seed is the beginning of a mixture with the same shares, so that sizes can be compared.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type GenerateOptions, generateArticle } from './generate-article.ts';
import { createRandom, shuffleNumbers } from './random.ts';
import type { CorpusRecord } from './source-pool.ts';

export interface CorpusPlan extends GenerateOptions {
  articles: number;
  /** Share of real articles that the mixture has, as far as there are enough. */
  realShare: number;
}

/** The articles of a plan, one at a time: memory holds the pool alone. */
export function* planCorpus(pool: readonly CorpusRecord[], plan: CorpusPlan): Generator<CorpusRecord> {
  const order = shuffleNumbers(pool.length, plan.seed);
  const random = createRandom(plan.seed);
  let real = 0;
  for (let i = 0; i < plan.articles; i++) {
    if (real < pool.length && random() < plan.realShare) yield pool[order[real++]!]!;
    else yield generateArticle(pool, i, plan);
  }
}

/** Writes a plan's articles to a file; waits for the disk, so that no more than a buffer is held. */
export async function writeCorpus(
  pool: readonly CorpusRecord[],
  plan: CorpusPlan,
  file: string,
): Promise<void> {
  const out = createWriteStream(file);
  for (const record of planCorpus(pool, plan)) {
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
