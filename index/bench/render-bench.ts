/** The bench's figures as Markdown: sizes and counts first, then times as ratios. */
import type { CountedCosts } from './count-costs.ts';
import { kilobytes, megabytes, spread, table, tableOfTimes } from './render-tables.ts';
import type { Run } from './run-contestant.ts';
import type { Weight } from './weigh-index.ts';

export interface CostFigures {
  corpus: string;
  articles: number;
  /** Bytes of titles and texts. */
  textBytes: number;
  weight: Weight;
  costs: CountedCosts[];
  /** The project first, then MiniSearch, then the others. */
  runs: Run[];
}

export interface QualityFigures {
  corpus: string;
  queries: number;
  rows: { name: string; ndcg10: number }[];
}

export interface BenchFigures {
  costs: CostFigures;
  quality: QualityFigures | undefined;
  machine: string;
}

/** The whole of `docs/bench.md`. */
export function renderBench({ costs, quality, machine }: BenchFigures): string {
  return `${[
    '# Bench',
    '',
    `Printed by \`npm run bench\` on ${machine}. Counts are the same on every machine; times are not, so look at their ratios.`,
    '',
    `Corpus: ${costs.corpus}, ${costs.articles.toLocaleString('en')} articles, ${megabytes(costs.textBytes)} of text.`,
    '',
    ...renderBytes(costs),
    ...renderCosts(costs.costs),
    ...renderTimes(costs.runs),
    ...(quality ? renderQuality(quality) : []),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

// --- internal ---

function renderBytes({ weight, runs }: CostFigures): string[] {
  const miniSearch = runs.find(({ name }) => name === 'MiniSearch');
  const alike = sum(weight.alike);
  const whole = alike + sum(weight.besides);
  const rows = [
    ...weight.alike.map(({ part, bytes }) => [part, megabytes(bytes)]),
    [
      `**what the JSON of MiniSearch also holds** (${megabytes(miniSearch?.bytes ?? 0)} there)`,
      `**${megabytes(alike)}**, ${ratio(alike, miniSearch?.bytes)} of it`,
    ],
    ...weight.besides.map(({ part, bytes }) => [part, megabytes(bytes)]),
    ['**all of the index**', `**${megabytes(whole)}**`],
  ];
  return ['## Index bytes', '', ...table(['part', 'bytes'], rows), ''];
}

function renderCosts(costs: CountedCosts[]): string[] {
  const rows = costs.map((one) => [
    `${one.request} (${one.requests} requests)`,
    spread(one.blocks),
    spread(one.bytes, kilobytes),
    spread(one.postings),
    spread(one.candidates),
  ]);
  const head = [
    'request, nothing cached',
    'blocks fetched',
    'bytes fetched',
    'postings scanned',
    'candidates ranked',
  ];
  return ['## Counted costs', '', 'Median / 95th percentile / most.', '', ...table(head, rows), ''];
}

function renderTimes(runs: Run[]): string[] {
  return [
    '## Beside other libraries',
    '',
    'Each in a fresh process, in one run, over the same articles and queries; in brackets, how many times ours.',
    'Ours answers with snippets and reads its blocks from disk; its size on disk includes texts, positions and related lists.',
    'Warm: every query three times after a first round, for at most 20 seconds.',
    '',
    ...tableOfTimes(runs),
    '',
  ];
}

function renderQuality({ corpus, queries, rows }: QualityFigures): string[] {
  const body = rows.map(({ name, ndcg10 }) => [name, ndcg10.toFixed(3)]);
  return [
    '## Quality',
    '',
    `nDCG@10 on ${corpus}, ${queries} queries.`,
    '',
    ...table(['', 'nDCG@10'], body),
    '',
  ];
}

const sum = (parts: { bytes: number }[]) => parts.reduce((all, { bytes }) => all + bytes, 0);
const ratio = (part: number, whole = 0) => (whole > 0 ? `${((100 * part) / whole).toFixed(0)} %` : '–');
