/** The same mixture of articles in several sizes as Markdown: counts first, then the build, then times as ratios. */
import type { GrowthPoint } from './growth.ts';
import { kilobytes, megabytes, spread, table, tableOfTimes } from './render-tables.ts';
import type { Run } from './run-contestant.ts';

/** One size of the corpus that grows. */
export interface GrowthFigures {
  point: GrowthPoint;
  runs: Run[];
}

/** The whole of `docs/growth.md`. */
export function renderGrowth(growth: readonly GrowthFigures[], machine: string): string {
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
  return `${[
    '# Growth',
    '',
    `Printed by \`npm run bench -- --full\` on ${machine}. Counts are the same on every machine; times are not, so look at their ratios.`,
    '',
    'Real articles and generated ones (shuffled paragraphs, coined names) in one mixture. Blocks and bytes of cold',
    'requests: median / 95th percentile / most.',
    '',
    '![Growth of index bytes, fetched bytes and CPU with the number of articles](growth.svg)',
    '',
    ...table(['', ...sizes], rows),
    '',
    'Other libraries below: each in a fresh process over the same articles and queries; in brackets, how many times ours.',
    '',
    ...growth.flatMap(({ point, runs }) => [
      `## ${point.articles.toLocaleString('en')} articles beside other libraries`,
      '',
      ...tableOfTimes(runs),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
