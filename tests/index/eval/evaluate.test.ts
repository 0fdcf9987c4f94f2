import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../index/commands/command.ts';
import { evalCommand } from '../../../index/commands/eval.ts';
import { runCommandLine } from '../../../index/commands/run-command-line.ts';
import { recordTerminal } from '../commands/record-terminal.ts';

const DOCS = [
  {
    id: 'green',
    title: 'Green tea',
    body: 'Green tea leaves are steamed early.',
    date: 'CACM December, 1958',
  },
  { id: 'black', title: 'Black tea', body: 'Black tea leaves are withered and rolled.', draft: true },
  { id: 'oolong', title: 'Oolong tea', body: 'Oolong leaves are rolled and half withered.', url: '/tea/' },
  { id: 'rye', title: 'Rye bread', body: 'Rye bread wants a sour dough.', url: '/tea/', search: false },
  { id: 'wheat', title: 'Wheat bread', body: 'Wheat bread is lighter than bread of rye.', tags: 'bread' },
];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
  await put('docs.jsonl', DOCS);
  await put('related.jsonl', [{ id: 'rye', related: ['wheat'] }]);
  await put('queries.jsonl', [
    { qid: 'q1', text: 'steamed' },
    { qid: 'q2', text: 'sour dough' },
    { qid: 'unjudged', text: 'withered' },
  ]);
  await writeFile(join(dir, 'qrels.tsv'), 'q1\tgreen\t1\nq2\tgreen\t2\n');
  await put('anchor_queries.jsonl', [{ qid: 'a1', text: 'rye', relevant: ['wheat'], exclude: ['rye'] }]);
});
afterAll(() => rm(dir, { recursive: true }));

const put = (name: string, lines: object[]) =>
  writeFile(join(dir, name), lines.map((line) => JSON.stringify(line)).join('\n'));

async function run(...args: string[]) {
  const { terminal, printed, warned } = recordTerminal(dir);
  const status = await runCommandLine([evalCommand] as Command[], ['eval', '.', ...args], '', terminal);
  return { status, printed, warned };
}

const lines = async (path: string) =>
  (await readFile(join(dir, path), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('eval', () => {
  it('prints the measures of everything that is judged as one line of JSON', async () => {
    const { status, printed } = await run('--json');
    expect(status).toBe(0);
    expect(printed.length).toBe(1);
    const found = JSON.parse(printed[0]!);
    expect(Object.keys(found)).toEqual(['related', 'search', 'anchors']);
    // Both directions of the one link are judged.
    expect(found.related).toMatchObject({ judged: 2, recall10: 1 });
    // q1 is answered rightly, q2 with what its judge did not want, and the third has no judge.
    expect(found.search).toEqual({ ndcg10: 0.5, recall10: 0.5, mrr10: 0.5, p5: 0.1, judged: 2 });
    expect(found.anchors).toEqual({ ndcg10: 1, recall10: 1, mrr10: 1, p5: 0.2, judged: 1 });
  });

  it('judges a sample of the lists, posted as unsaved text too', async () => {
    const { printed } = await run('--json', '--draft', '--sample', '1');
    const found = JSON.parse(printed[0]!);
    expect(found.related.judged).toBe(1);
    expect(found.drafts.judged).toBe(1);
    expect((await run('--sample', 'few')).warned[0]).toContain('--sample is "few"');
  });

  it('prints a table for eyes', async () => {
    const { printed } = await run();
    expect(printed[0]!.split('\n').map((line) => line.trim().split(/\s+/)[0])).toEqual([
      'nDCG@10',
      'related',
      'search',
      'anchors',
    ]);
  });

  it('loses no article for its date, its address, or because it is a draft or hidden', async () => {
    await run('--run', 'lists');
    const related = await lines('lists/related.jsonl');
    expect(related.map(({ id }) => id)).toEqual(['black', 'green', 'oolong', 'rye', 'wheat']);
    expect(related.find(({ id }) => id === 'rye').related[0]).toBe('wheat');
  });

  it('writes the lists of all queries, judged or not', async () => {
    await run('--run', 'lists');
    const search = await lines('lists/search.jsonl');
    expect(search.map(({ qid }) => qid)).toEqual(['q1', 'q2', 'unjudged']);
    expect(search[0]).toEqual({ qid: 'q1', hits: ['green'] });
    expect(search[2].hits.toSorted()).toEqual(['black', 'oolong']);
  });

  it('judges no list by the links of its own article', async () => {
    const [without, withLinks] = [await run('--json'), await run('--json', '--links')];
    expect(JSON.parse(withLinks.printed[0]!).related).toEqual(JSON.parse(without.printed[0]!).related);
  });

  it('asks other queries over the same judgements', async () => {
    await put('typos.jsonl', [{ qid: 'q1', text: 'staemed' }]);
    const { printed } = await run('--json', '--queries', 'typos.jsonl');
    expect(JSON.parse(printed[0]!).search).toMatchObject({ judged: 1 });
  });

  it('tells every broken line and measures nothing', async () => {
    await writeFile(join(dir, 'bad.jsonl'), '{"qid": "q1"}\nnonsense');
    const { status, printed, warned } = await run('--queries', 'bad.jsonl');
    expect([status, printed]).toEqual([1, []]);
    expect(warned.filter((line) => line.includes('bad.jsonl:')).length).toBe(2);
  });
});
