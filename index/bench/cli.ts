/**
 * `npm run bench`: measures, prints the tables and writes them to docs/bench.md. With names of contestants, such as
 * `npm run bench -- Alongside MiniSearch`, measures those alone and writes nothing. `--full` measures the growth from
 * 1,000 to 100,000 articles instead, with every contestant at every size (give it memory:
 * NODE_OPTIONS=--max-old-space-size=12000), and writes docs/growth.md and docs/growth.svg; `--sizes 1000,5000` names other
 * sizes and writes nothing. `--million` builds and measures a million articles (with as much memory) and writes
 * docs/million.md. `--dir DIR` keeps corpora and indexes there and takes those that are there.
 */
import { cp, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { makeIndex } from '../build.ts';
import { showProgress } from '../commands/show-progress.ts';
import { openTerminal } from '../commands/terminal.ts';
import { findPackageRoot } from '../commands/wrangler.ts';
import { ndcg } from '../eval/metrics.ts';
import { writeFiles } from '../pack/index-folder.ts';
import type { Progress } from '../progress.ts';
import { alongside } from './contestants/alongside.ts';
import type { Contestant } from './contestants/contestant.ts';
import { CONTESTANTS } from './contestants/contestants.ts';
import { type BenchCorpus, readCostCorpus, readJudgedCorpus } from './corpora.ts';
import { countCosts } from './count-costs.ts';
import { drawGrowth } from './draw-growth.ts';
import { measureGrowth, readGrowthCorpus, SHORT_MIXTURE } from './growth.ts';
import { type CostFigures, type QualityFigures, renderBench } from './render-bench.ts';
import { type GrowthFigures, renderGrowth, renderMillion } from './render-growth.ts';
import { inTemporaryFolder, type Run, runContestant, toFailedRun, writeIndex } from './run-contestant.ts';
import { weighIndex } from './weigh-index.ts';

const FULL_SIZES = [1000, 10_000, 100_000];
const MILLION = 1_000_000;

const { values, positionals: only } = parseArgs({
  options: {
    full: { type: 'boolean' },
    million: { type: 'boolean' },
    sizes: { type: 'string' },
    dir: { type: 'string' },
  },
  allowPositionals: true,
});
const sizes = values.sizes?.split(',').map(Number) ?? (values.full ? FULL_SIZES : []);
const contestants = CONTESTANTS.filter(({ name }) => only.length === 0 || only.includes(name));
const terminal = openTerminal();
const { progress, end } = showProgress(terminal);
const machine = `Node ${process.versions.node}, ${cpus().length} cores`;
const isWhole = only.length === 0 && values.sizes === undefined;
const pages = values.million
  ? await makeMillionPage()
  : sizes.length > 0
    ? await makeGrowthPages()
    : await makeBenchPage();
end();
for (const [name, page] of Object.entries(pages)) {
  if (name.endsWith('.md')) terminal.print(page);
  if (isWhole) await writeFile(join(findPackageRoot(), 'docs', name), page);
}

async function makeBenchPage(): Promise<Record<string, string>> {
  const costs = await measureCosts(progress);
  const quality = await measureQuality(progress);
  return { 'bench.md': renderBench({ costs, quality, machine }) };
}

async function makeGrowthPages(): Promise<Record<string, string>> {
  const growth = await measureSizes(progress);
  return {
    'growth.md': renderGrowth(growth, machine),
    'growth.svg': drawGrowth(growth.map(({ point }) => point)),
  };
}

/** `--sizes` names another number of as short articles. */
async function makeMillionPage(): Promise<Record<string, string>> {
  let page = '';
  await inTemporaryFolder(async (temporary) => {
    const dir = values.dir ?? temporary;
    const point = await measureGrowth(sizes[0] ?? MILLION, dir, progress, SHORT_MIXTURE);
    page = renderMillion(point, machine, values.sizes && ` --sizes ${values.sizes}`);
  });
  return { 'million.md': page };
}

/** Every size, with every contestant where its index can be made. */
async function measureSizes(progress: Progress): Promise<GrowthFigures[]> {
  const figures: GrowthFigures[] = [];
  await inTemporaryFolder(async (temporary) => {
    for (const size of sizes) {
      const dir = values.dir ?? temporary;
      const point = await measureGrowth(size, dir, progress);
      // Articles of one size at a time: they are most of what is held.
      const runs = await runAll(await readGrowthCorpus(size, dir, progress), progress, async (into) => {
        await cp(join(dir, `index-${size}`), into, { recursive: true });
      });
      figures.push({ point, runs });
    }
  });
  return figures;
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
  const rows = runs.map(({ name, measurement }) => {
    const scores = (measurement?.hits ?? []).map((ids, i) => ndcg(ids, corpus.judgements[i]!, 10));
    return { name, ndcg10: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length) };
  });
  return { corpus: corpus.name, queries: corpus.queries.length, rows };
}

/** One after the other, so that none disturbs another; `writeOurs` spares a second build of the same index. */
async function runAll(
  corpus: BenchCorpus,
  progress: Progress,
  writeOurs?: (dir: string) => Promise<unknown>,
): Promise<Run[]> {
  const runs: Run[] = [];
  // Those that read the same index have it written once.
  for (const write of new Set(contestants.map((contestant) => contestant.write))) {
    const spared: Contestant['write'] = async (_articles, dir) => void (await writeOurs?.(dir));
    const writer = write === alongside.write && writeOurs ? spared : write;
    await inTemporaryFolder(async (dir) => {
      let written: Promise<void> | undefined;
      for (const contestant of contestants.filter((one) => one.write === write)) {
        progress(`${contestant.name} on ${corpus.name}`);
        written ??= writeIndex(writer, corpus, dir);
        const run = written.then(() => runContestant(contestant, corpus, dir));
        // What a library cannot do at a size is a result as well.
        runs.push(await run.catch((error: Error) => toFailedRun(contestant.name, error)));
      }
    });
  }
  return runs;
}
