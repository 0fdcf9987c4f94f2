/**
 * `npm run load -- --minutes 10 --clients 50`: a mixed load on the Worker in its real runtime. Prints what it showed and,
 * when it was ten minutes, writes it to docs/load.md. `--index DIR` takes an index of the corpus that is there already.
 * Exit status 1 when an answer failed or the budget was passed.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_BUDGET } from '../../src/store/cached-blocks.ts';
import { readCostCorpus } from '../bench/corpora.ts';
import { inTemporaryFolder } from '../bench/run-contestant.ts';
import { buildIndex } from '../build.ts';
import { showProgress } from '../commands/show-progress.ts';
import { openTerminal } from '../commands/terminal.ts';
import { findPackageRoot } from '../commands/wrangler.ts';
import { loadConfig } from '../config/load-config.ts';
import { createRequests } from './make-requests.ts';
import { renderLoad } from './render-load.ts';
import { runLoad } from './run-load.ts';
import { startRuntime } from './start-runtime.ts';

/** Port at which the runtime tells how its heap is. */
const INSPECTOR = 9339;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    clients: { type: 'string', default: '50' },
    corpus: { type: 'string', default: 'mdn' },
    index: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const clients = Number(values.clients);
const terminal = openTerminal();
const { progress, end } = showProgress(terminal);
const root = findPackageRoot();
const { name, articles } = await readCostCorpus(values.corpus, progress);

process.exitCode = await inTemporaryFolder(async (dir) => {
  const articlesFile = join(dir, 'articles.jsonl');
  const lines = articles.map(({ id, url, title, text, tags, date, lang }) =>
    JSON.stringify({ id, url, title, body: text, tags, date, lang }),
  );
  await writeFile(articlesFile, lines.join('\n'));
  const config = await loadConfig(dir, { sources: [articlesFile], out: join(dir, 'index'), lenient: true });
  if (!values.index) await buildIndex(config, progress, { partial: true });
  end();
  const server = await startRuntime(values.index ?? config.out, INSPECTOR);
  try {
    const figures = await runLoad({
      url: server.url,
      inspector: INSPECTOR,
      clients,
      seconds: minutes * 60,
      next: createRequests(articles, 1),
      onSample: ({ at, held }) => terminal.overwrite?.(`${at.toFixed(0)} s, ${held ?? 'unknown'} bytes held`),
    });
    terminal.overwrite?.('');
    const page = renderLoad({
      ...figures,
      corpus: name,
      articles: articles.length,
      budget: DEFAULT_BUDGET,
      machine: `Node ${process.versions.node}, ${cpus().length} cores`,
      command: `npm run load -- --minutes ${minutes} --clients ${clients}`,
    });
    terminal.print(page);
    if (minutes >= 10) await writeFile(join(root, 'docs', 'load.md'), page);
    const most = Math.max(...figures.samples.map(({ held }) => held ?? 0));
    return Object.keys(figures.errors).length > 0 || most > DEFAULT_BUDGET ? 1 : 0;
  } finally {
    await server.stop();
  }
});
