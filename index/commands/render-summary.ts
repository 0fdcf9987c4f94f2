/** What a build says at its end: nothing that was left out goes without a number. */
import type { BuildResult } from '../build.ts';
import type { CorpusSummary } from '../corpus/corpus-summary.ts';

/** How many samples of boilerplate are shown. */
const SAMPLES = 5;

/** Lines for a terminal; `out` is the index's folder as the user would name it. */
export function renderSummary(
  { summary, problems, written, relations, taken }: BuildResult,
  out: string,
): string[] {
  const lines = [
    `${count(summary.articles, 'article')} from ${count(summary.files, 'file')}${listCounts(summary.languages)}.`,
  ];
  const left = leftOut(summary);
  if (left.length > 0) lines.push(`Left out: ${left.join(', ')}.`);
  lines.push(...describeBoilerplate(summary));
  const copies = relations.clusters.length;
  if (copies > 0) lines.push(`${count(copies, 'group|s of near-copies')}, each folded into one.`);
  if (relations.orphans.length > 0)
    lines.push(`${count(relations.orphans.length, 'article')} in no other article's list.`);
  const kept = describeTaken(taken);
  if (kept !== '') lines.push(`From the build before: ${kept}.`);
  if (written) {
    lines.push(
      `Index: ${out}, ${count(written.files, 'file')}, ${toSize(written.bytes)} (${toSize(written.newBytes)} of it new).`,
    );
  }
  if (problems.length > 0) {
    const fate = written
      ? 'The index was written without what they concern'
      : `The index in ${out} stays as it was`;
    lines.push(`${count(problems.length, 'problem')}, listed above. ${fate}.`);
  }
  return lines;
}

// --- internal ---

/** What was taken from the cache; nothing where nothing was. */
function describeTaken(taken: BuildResult['taken']): string {
  return [...taken]
    .filter(([, { taken }]) => taken > 0)
    .map(([kind, { taken, of }]) => `${taken.toLocaleString('en')} of ${of.toLocaleString('en')} ${kind}`)
    .join(', ');
}

function leftOut(summary: CorpusSummary): string[] {
  const parts: [number, string][] = [
    [summary.drafts, 'draft'],
    [summary.hidden, 'hidden article'],
    [summary.outOfTime, 'article|s before or after their time'],
    [summary.unusable, 'article|s without id, title or text'],
    [summary.leftPages.robots ?? 0, 'page|s that robots.txt keeps'],
    [summary.leftPages.host ?? 0, 'page|s of other hosts'],
    [summary.leftPages.kind ?? 0, 'page|s of other kinds than HTML'],
    [summary.leftPages.copy ?? 0, 'page|s that name another as the original'],
  ];
  const named = parts.filter(([number]) => number > 0).map(([number, what]) => count(number, what));
  const unknown = Object.values(summary.unknownFiles).reduce((sum, number) => sum + number, 0);
  if (unknown > 0)
    named.push(`${count(unknown, 'file|s of other kinds')}${listCounts(summary.unknownFiles)}`);
  return named;
}

function describeBoilerplate({ boilerplate }: CorpusSummary): string[] {
  const { articles, blocks, characters, samples } = boilerplate;
  if (blocks === 0) return [];
  return [
    `Boilerplate: ${count(blocks, 'block')}, ${count(characters, 'character')}, taken off ${count(articles, 'article')}; most often:`,
    ...samples.slice(0, SAMPLES).map((sample) => `  ${sample.count} × ${shorten(sample.text)}`),
  ];
}

/** `2 articles`; the plural's ending stands at the bar, or at the end. */
function count(number: number, what: string): string {
  const [singular, rest = ''] = what.split('|s');
  return `${number.toLocaleString('en')} ${singular}${number === 1 ? '' : 's'}${rest}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 90 ? `${line.slice(0, 88)}…` : line}"`;
}

/** ` (en 30, de 4)`; nothing for a single kind. */
function listCounts(counts: Record<string, number>): string {
  const entries = Object.entries(counts);
  if (entries.length === 0) return '';
  return ` (${entries.map(([name, number]) => `${name} ${number}`).join(', ')})`;
}

function toSize(bytes: number): string {
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
