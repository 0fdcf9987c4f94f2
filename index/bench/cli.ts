/**
 * `npm run bench`: measures, prints the tables and writes them to docs/bench.md. With names of contestants, such as
 * `npm run bench -- Alongside MiniSearch`, measures those alone and writes nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { makeIndex } from '../build.ts';
import { showProgress } from '../commands/show-progress.ts';
import { openTerminal } from '../commands/terminal.ts';
import { findPackageRoot } from '../commands/wrangler.ts';
import { ndcg } from '../eval/metrics.ts';
import { writeFiles } from '../pack/index-folder.ts';
import type { Progress } from '../progress.ts';
import { alongside } from './contestants/alongside.ts';
import { CONTESTANTS } from './contestants/contestants.ts';
import { readCostCorpus, readJudgedCorpus } from './corpora.ts';
import { countCosts } from './count-costs.ts';
import { type CostFigures, type QualityFigures, renderBench } from './render-bench.ts';
import { inTemporaryFolder, type Run, runContestant } from './run-contestant.ts';
import { weighIndex } from './weigh-index.ts';

const only = process.argv.slice(2);
const contestants = CONTESTANTS.filter(({ name }) => only.length === 0 || only.includes(name));
const terminal = openTerminal();
const { progress, end } = showProgress(terminal);
const costs = await measureCosts(progress);
const quality = await measureQuality(progress);
end();
const machine = `Node ${process.versions.node}, ${cpus().length} cores`;
const page = renderBench(costs, quality, machine);
terminal.print(page);
if (only.length === 0) {
  await mkdir(join(findPackageRoot(), 'docs'), { recursive: true });
  await writeFile(join(findPackageRoot(), 'docs', 'bench.md'), page);
}

async function measureCosts(progress: Progress): Promise<CostFigures> {
  const corpus = await readCostCorpus('mdn', progress);
  const { relations, packed } = await makeIndex(corpus.articles, { related: {} }, progress);
  progress('Counting costs');
  return {
    corpus: corpus.name,
    articles: corpus.articles.length,
    textBytes: corpus.articles.reduce((sum, { title, text }) => sum + Buffer.byteLength(title + text), 0),
    weight: await weighIndex(packed, corpus.articles, relations),
    costs: await countCosts(new MemoryStore(packed.files), corpus.queries, corpus.articles),
    runs: await runAll(corpus, progress, async (dir) => writeFiles(packed.files, dir)),
  };
}

async function measureQuality(progress: Progress): Promise<QualityFigures | undefined> {
  const corpus = await readJudgedCorpus('scifact', progress);
  if (!corpus) return undefined;
  const runs = await runAll(corpus, progress);
  const rows = runs.map(({ name, measurement: { hits } }) => {
    const scores = hits.map((ids, i) => ndcg(ids, corpus.judgements[i]!, 10));
    return { name, ndcg10: scores.reduce((sum, score) => sum + score, 0) / scores.length };
  });
  return { corpus: corpus.name, queries: corpus.queries.length, rows };
}

/** One after the other, so that none disturbs another; `writeOurs` spares a second build of the same index. */
async function runAll(
  corpus: Parameters<typeof runContestant>[1],
  progress: Progress,
  writeOurs?: (dir: string) => Promise<unknown>,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const contestant of contestants) {
    progress(`${contestant.name} on ${corpus.name}`);
    const write = async (_articles: unknown, dir: string) => void (await writeOurs?.(dir));
    const spared = contestant === alongside && writeOurs ? { ...contestant, write } : contestant;
    runs.push(await inTemporaryFolder((dir) => runContestant(spared, corpus, dir)));
  }
  return runs;
}
