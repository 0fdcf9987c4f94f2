/** An evaluation as a table for eyes and as lines of JSON for programs. */
import type { Evaluation } from './evaluate.ts';
import type { ListMeasures } from './measure-lists.ts';
import type { Measures } from './metrics.ts';
import type { Rankings } from './rank-with-engine.ts';

/** Faulty reasons that are shown. */
const MOST_SHOWN = 10;

/** One row a part; the columns of the measures first. */
export function renderTable({ lists, ...evaluation }: Evaluation): string {
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
  if (lists) table.push('', ...renderLists(lists));
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

// --- internal ---

function renderLists(lists: ListMeasures): string[] {
  const share = (count: number, of = lists.articles) => `${((100 * count) / Math.max(1, of)).toFixed(1)} %`;
  const ndcg = (value: number | undefined) => (value === undefined ? '' : `, nDCG@10 ${value.toFixed(4)}`);
  const lines = [
    `${lists.links} links among the first five of ${lists.articles} lists; ${lists.emptyLists} lists have none.`,
    `Named by no list: ${share(lists.orphansBefore)} of the articles as ranked${ndcg(lists.ndcg10Before)}; ` +
      `${share(lists.orphansAfter)} with places kept for them${ndcg(lists.ndcg10After)}.`,
    `${lists.reasons} words and phrases as reasons: ${lists.emptyReasons.length} of them stop words, numbers or ` +
      `boilerplate; ${lists.unexplained} links without a reason.`,
    ...lists.emptyReasons.slice(0, MOST_SHOWN).map((reason) => `  ${reason}`),
    `${lists.copiesFound} of ${lists.copies} edited copies are found (${share(lists.copiesFound, lists.copies)}); ` +
      `${lists.joinedWrongly} texts are taken for a copy of another (${share(lists.joinedWrongly, lists.made)} of all made).`,
    ...Object.entries(lists.copiesByEdit).map(([edit, { made, found }]) => `  ${edit}: ${found} of ${made}`),
  ];
  const { strangers } = lists;
  if (strangers) {
    lines.push(
      `${strangers.articles} articles of another site mixed in: ${strangers.withLinks} get links, ${strangers.links} ` +
        `in all; ${strangers.named} links lead to them.`,
    );
  }
  return lines;
}
