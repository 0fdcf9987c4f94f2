/** The bench's figures as Markdown: sizes and counts first, then times as ratios. */
import type { CountedCosts, Spread } from './count-costs.ts';
import type { GrowthPoint } from './growth.ts';
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

/** One size of the corpus that grows. */
export interface GrowthFigures {
  point: GrowthPoint;
  runs: Run[];
}

export interface BenchFigures {
  costs: CostFigures;
  quality: QualityFigures | undefined;
  growth: GrowthFigures[];
  machine: string;
}

/** The whole of `docs/bench.md`. */
export function renderBench({ costs, quality, growth, machine }: BenchFigures): string {
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
    ...(growth.length > 0 ? renderGrowth(growth) : []),
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

function tableOfTimes(runs: Run[]): string[] {
  const ours = runs[0]?.measurement;
  if (!ours) return [];
  const rows = runs.map(({ name, bytes, files, measurement, failure }) => {
    if (!measurement) return [name, `not possible: ${failure}`, '–', '–', '–', '–', '–'];
    const { firstAnswer, heldFirst, heldAll, median, p95 } = measurement;
    const other = ours;
    const isOurs = name === runs[0]!.name;
    const beside = (value: number, own: number, text: string) =>
      isOurs ? `**${text}**` : `${text} (${times(value / own)})`;
    return [
      isOurs ? `**${name}**` : name,
      `${megabytes(bytes)}${files > 1 ? `, ${files.toLocaleString('en')} files` : ''}`,
      beside(firstAnswer, other.firstAnswer, `${firstAnswer.toFixed(firstAnswer < 100 ? 1 : 0)} ms`),
      beside(heldFirst, other.heldFirst, megabytes(heldFirst)),
      megabytes(heldAll),
      beside(median, other.median, `${median.toFixed(2)} ms`),
      beside(p95, other.p95, `${p95.toFixed(2)} ms`),
    ];
  });
  const head = [
    '',
    'on disk',
    'nothing to first answer',
    'held then',
    'held after all queries',
    'warm median',
    'warm p95',
  ];
  return table(head, rows);
}

/** The same mixture of articles in several sizes: counts first, then the build, then times. */
function renderGrowth(growth: GrowthFigures[]): string[] {
  const points = growth.map(({ point }) => point);
  const sizes = points.map(({ articles }) => articles.toLocaleString('en'));
  const row = (name: string, value: (point: GrowthPoint) => string) => [name, ...points.map(value)];
  const ofRequest = (i: number) => (point: GrowthPoint) =>
    `${spread(point.costs[i]!.blocks)}; ${spread(point.costs[i]!.bytes, kilobytes)}`;
  const rows = [
    row('index', ({ indexBytes, files }) => `${megabytes(indexBytes)}, ${files.toLocaleString('en')} files`),
    ...(points[0]!.costs.map(({ request }, i) => row(request, ofRequest(i))) ?? []),
    ...points[0]!.byWords.map(({ request }, i) =>
      row(request, ({ byWords }) =>
        byWords[i] ? `${spread(byWords[i].blocks)}; ${spread(byWords[i].bytes, kilobytes)}` : '–',
      ),
    ),
    row('most bytes held under 1,000 mixed requests', ({ mostHeld }) => megabytes(mostHeld)),
    row(
      'CPU of a cold search, median / 95th percentile',
      ({ cpu }) => `${cpu.median.toFixed(1)} / ${cpu.p95.toFixed(1)} ms`,
    ),
    row(
      'build',
      ({ buildSeconds, buildCpuSeconds }) =>
        `${buildSeconds.toFixed(0)} s, ${buildCpuSeconds.toFixed(0)} s of CPU`,
    ),
  ];
  return [
    '## Growth',
    '',
    'Real articles and generated ones (shuffled paragraphs, coined names) in one mixture. Blocks and bytes of cold',
    'requests: median / 95th percentile / most.',
    '',
    '![Growth of index bytes, fetched bytes and CPU with the number of articles](growth.svg)',
    '',
    ...table(['', ...sizes], rows),
    '',
    ...growth.flatMap(({ point, runs }) => [
      `### ${point.articles.toLocaleString('en')} articles beside other libraries`,
      '',
      ...tableOfTimes(runs),
      '',
    ]),
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

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}

const sum = (parts: { bytes: number }[]) => parts.reduce((all, { bytes }) => all + bytes, 0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1)} MB`;
const kilobytes = (bytes: number) => `${(bytes / 1e3).toFixed(0)} kB`;
const times = (factor: number) => `${factor.toFixed(factor < 10 ? 1 : 0)} ×`;
const ratio = (part: number, whole = 0) => (whole > 0 ? `${((100 * part) / whole).toFixed(0)} %` : '–');
const spread = (values: Spread, show: (value: number) => string = (value) => value.toLocaleString('en')) =>
  values.map(show).join(' / ');
