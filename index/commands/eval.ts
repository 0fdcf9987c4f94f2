import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { evaluate } from '../eval/evaluate.ts';
import { renderJson, renderRankings, renderTable } from '../eval/render-evaluation.ts';
import { toProblemLines } from '../fault.ts';
import { defineCommand, toWholeNumber } from './command.ts';
import { showProgress } from './show-progress.ts';

export const evalCommand = defineCommand({
  name: 'eval',
  summary: 'Measure related links and search against what editors or judges said.',
  words: 'DIR',
  wordCount: [1, 1],
  options: {
    json: { type: 'boolean', help: 'Print one line of JSON instead of a table.' },
    run: {
      type: 'string',
      value: 'DIR',
      help: 'Write the ranked lists there: related.jsonl, search.jsonl, anchors.jsonl.',
    },
    queries: {
      type: 'string',
      value: 'FILE',
      help: 'Other queries over the same judgements. Default: DIR/queries.jsonl.',
    },
    qrels: { type: 'string', value: 'FILE', help: 'Other judgements. Default: DIR/qrels.tsv.' },
    config: {
      type: 'string',
      value: 'FILE',
      help: "Measure with these options. Default: DIR's own alongside.config.json, if any.",
    },
    'as-large-as': {
      type: 'string',
      value: 'COUNT',
      help: 'Relate with the bounds of a site of so many articles. Default: as many as there are.',
    },
    links: {
      type: 'boolean',
      help: "Give articles related.jsonl's links as if these stood in the texts; none counts for the two that it joins.",
    },
    lists: {
      type: 'boolean',
      help: 'Also measure the lists: articles that none names, reasons, edited copies found (slow on large sites).',
    },
    strangers: {
      type: 'string',
      value: 'DIR',
      help: 'With --lists: mix in twenty articles of this other site, which should get no links.',
    },
    draft: { type: 'boolean', help: 'Also post every judged article as unsaved text (slow on large sites).' },
    sample: {
      type: 'string',
      value: 'COUNT',
      help: 'Judge the lists of about so many articles, evenly chosen. Default: all.',
    },
  },
  examples: [
    ['alongside eval my-site', 'Reads docs.jsonl with related.jsonl ({"id","related":[ids]}), or with'],
    [
      'alongside eval my-site --json --run lists',
      'queries.jsonl ({"qid","text"}) and qrels.tsv (qid, id, relevance); keeps the lists for another scorer.',
    ],
  ],
  async run({ options, words: [dir = '.'], terminal }) {
    const { progress, end } = showProgress(terminal);
    const at = (path: string | undefined) => path && resolve(terminal.cwd, path);
    const files = { queries: at(options.queries), qrels: at(options.qrels), config: at(options.config) };
    const settings = {
      ...files,
      drafts: options.draft ?? false,
      sample: toCount('sample', options.sample),
      everyList: options.run !== undefined,
      asLargeAs: toCount('as-large-as', options['as-large-as']),
      links: options.links ?? false,
      lists: options.lists ?? false,
      strangers: at(options.strangers),
    };
    const run = await evaluate(resolve(terminal.cwd, dir), settings, progress).finally(end);
    if ('problems' in run) {
      toProblemLines(run.problems).forEach(terminal.warn);
      return 1;
    }
    if (options.run !== undefined) {
      const out = resolve(terminal.cwd, options.run);
      const { related, search, anchors } = run.rankings;
      await mkdir(out, { recursive: true });
      await writeFile(join(out, 'related.jsonl'), renderRankings(related, 'id', 'related'));
      if (search) await writeFile(join(out, 'search.jsonl'), renderRankings(search, 'qid', 'hits'));
      if (anchors) await writeFile(join(out, 'anchors.jsonl'), renderRankings(anchors, 'qid', 'hits'));
    }
    terminal.print(options.json ? renderJson(run.evaluation) : renderTable(run.evaluation));
    return 0;
  },
});

// --- internal ---

function toCount(option: string, written: string | undefined): number | undefined {
  return written === undefined ? undefined : toWholeNumber(option, written, 1, 1_000_000);
}
