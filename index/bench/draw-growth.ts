/** The growth of costs as an SVG that is readable on light and on dark pages. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { GrowthPoint } from './growth.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Both stand out from white and from black. */
const COLOURS = ['#2f7ed8', '#d9622b', '#3a9a5b', '#9a5fc0'];

/** Every series starts at 1, so that what grows with the corpus can be told from what does not. */
export function drawGrowth(points: readonly GrowthPoint[]): string {
  const first = points[0]!;
  const series: [name: string, value: (point: GrowthPoint) => number][] = [
    ['articles', ({ articles }) => articles],
    ['index bytes', ({ indexBytes }) => indexBytes],
    ['bytes of a median search', ({ costs }) => costs[0]!.bytes[0]],
    ['CPU of a median search', ({ cpu }) => cpu.median],
  ];
  const rows = series.flatMap(([name, value]) =>
    points.map((point) => ({ name, articles: point.articles, growth: value(point) / value(first) })),
  );
  // The highest end first.
  const last = points.at(-1)!;
  const ends = series
    .toSorted(([, a], [, b]) => b(last) / b(first) - a(last) / a(first))
    .map(([name]) => name);
  const { document } = parseHTML('<html><body></body></html>');
  const svg = Plot.plot({
    document: document as unknown as Document,
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 60,
    marginRight: 200,
    marginTop: 40,
    marginBottom: 50,
    style: { background: 'transparent', fontSize: '13px' },
    x: {
      type: 'log',
      label: 'articles',
      labelAnchor: 'center',
      labelOffset: 40,
      ticks: points.map(({ articles }) => articles),
      tickFormat: (count: number) => count.toLocaleString('en'),
    },
    y: { type: 'log', label: 'times as much as at the smallest size', grid: true },
    color: { domain: series.map(([name]) => name), range: COLOURS },
    marks: [
      Plot.line(rows, { x: 'articles', y: 'growth', stroke: 'name', strokeWidth: 2.5 }),
      Plot.dot(rows, { x: 'articles', y: 'growth', fill: 'name', r: 4 }),
      // Beside the end of its line, and apart from one that ends nearby.
      ...series.map(([name]) =>
        Plot.text(rows.filter((row) => row.name === name).slice(-1), {
          x: 'articles',
          y: 'growth',
          text: 'name',
          fill: 'name',
          textAnchor: 'start',
          dx: 12,
          dy: ends.indexOf(name) % 2 === 0 ? -7 : 7,
        }),
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // Plot's own style names the colour of the text around it; in a picture there is none around.
  svg.style.removeProperty('color');
  const style = '<style>svg{color:#333}@media(prefers-color-scheme:dark){svg{color:#ddd}}</style>';
  return `${svg.outerHTML.replace('>', `>${style}`)}\n`;
}
