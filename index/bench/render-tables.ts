/** Figures as cells and rows of Markdown. */
import type { Spread } from './count-costs.ts';
import type { Run } from './run-contestant.ts';

/** Sizes and times of all contestants, each with how many times the first one's it is. */
export function tableOfTimes(runs: Run[]): string[] {
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

export function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1)} MB`;
export const kilobytes = (bytes: number) => `${(bytes / 1e3).toFixed(0)} kB`;
const times = (factor: number) => `${factor.toFixed(factor < 10 ? 1 : 0)} ×`;
export const spread = (
  values: Spread,
  show: (value: number) => string = (value) => value.toLocaleString('en'),
) => values.map(show).join(' / ');
