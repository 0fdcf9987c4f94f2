/** The same mixture of articles in several sizes as Markdown: counts first, then the build, then times as ratios. */
import type { GrowthPoint } from './growth.ts';
import { kilobytes, megabytes, spread, table, tableOfTimes } from './render-tables.ts';
import type { Run } from './run-contestant.ts';

/** What one request may cost on a paid plan with a million articles, cold: most fetches, most bytes, bytes of the median. */
const MILLION_BOUNDS = [
  { fetches: 24, most: 1280, median: 512 },
  { fetches: 4, most: 128, median: undefined },
  { fetches: 3, most: 96, median: undefined },
];

/** One size of the corpus that grows. */
export interface GrowthFigures {
  point: GrowthPoint;
  runs: Run[];
}

/** The whole of `docs/growth.md`. */
export function renderGrowth(growth: readonly GrowthFigures[], machine: string): string {
  const points = growth.map(({ point }) => point);
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
    ...tableOfPoints(points),
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

/** The whole of `docs/million.md`. */
export function renderMillion(point: GrowthPoint, machine: string, sizes = ''): string {
  const bounds = point.costs.map(({ request, blocks, bytes }, i) => {
    const bound = MILLION_BOUNDS[i]!;
    const median = bound.median === undefined ? '' : `, median ${bound.median} kB`;
    return [
      request,
      `${spread(blocks)}; ${spread(bytes, kilobytes)}`,
      `${bound.fetches} fetches, ${bound.most} kB${median}`,
    ];
  });
  return `${[
    `# ${point.articles.toLocaleString('en')} articles`,
    '',
    `Printed by \`npm run bench -- --million${sizes}\` on ${machine}. All real articles of the data sets and generated ones of 120 to 200`,
    'words (shuffled parts of paragraphs, coined names).',
    '',
    ...table(
      ['', 'measured', 'a paid plan takes'],
      [
        ['files', point.files.toLocaleString('en'), '100,000'],
        ['largest file', megabytes(point.largestFile), '25 MiB'],
        ['most memory during the build', megabytes(point.buildMemory), '–'],
      ],
    ),
    '',
    'Cold requests: blocks and bytes, median / 95th percentile / most.',
    '',
    ...table(['', 'measured', 'at most'], bounds),
    '',
    ...tableOfPoints([point]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

// --- internal ---

function tableOfPoints(points: readonly GrowthPoint[]): string[] {
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
      ({ buildSeconds, buildCpuSeconds, buildMemory }) =>
        `${buildSeconds.toFixed(0)} s, ${buildCpuSeconds.toFixed(0)} s of CPU, ${megabytes(buildMemory)} of memory`,
    ),
  ];
  return table(['', ...sizes], rows);
}
