/** An evaluation as a table for eyes and as lines of JSON for programs. */
import type { Evaluation } from './evaluate.ts';
import type { Measures } from './metrics.ts';
import type { Rankings } from './rank-with-engine.ts';

/** One row a part; the columns of the measures first. */
export function renderTable(evaluation: Evaluation): string {
  const head = ['', 'nDCG@10', 'recall@10', 'MRR@10', 'P@5', 'judged'];
  const rows = Object.entries(evaluation).map(([part, measures]: [string, Measures]) => [
    part,
    ...[measures.ndcg10, measures.recall10, measures.mrr10, measures.p5].map((value) => value.toFixed(4)),
    String(measures.judged),
  ]);
  const table = [head, ...rows].map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(8) : cell.padStart(10))).join(''),
  );
  if (evaluation.drafts) {
    table.push(
      '',
      `Unsaved text reaches ${(100 * evaluation.drafts.share).toFixed(1)} % of the stored lists' nDCG@10.`,
    );
  }
  return table.join('\n');
}

/** The same on one line, rounded to four digits. */
export function renderJson(evaluation: Evaluation): string {
  return JSON.stringify(evaluation, (_key, value) =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
  );
}

/** JSONL of `{"<key>": …, "<list>": […]}` in the order of the keys. */
export function renderRankings(rankings: Rankings, key: 'id' | 'qid', list: 'related' | 'hits'): string {
  const sorted = [...rankings].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, ids]) => `${JSON.stringify({ [key]: name, [list]: ids })}\n`).join('');
}
