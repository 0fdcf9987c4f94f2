import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataSet } from '../../../index/eval/read-data-set.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
});
afterEach(() => rm(dir, { recursive: true }));

const write = (name: string, ...lines: unknown[]) =>
  writeFile(
    join(dir, name),
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );

describe('a data set', () => {
  it('counts a link in both directions, once, and never to itself', async () => {
    await write('related.jsonl', { id: 'a', related: ['b', 'b', 'a'] }, { id: 'b', related: ['a', 'c'] });
    const { dataSet } = await readDataSet(dir);
    expect(dataSet.links).toEqual(
      new Map([
        ['a', new Map([['b', 1]])],
        [
          'b',
          new Map([
            ['a', 1],
            ['c', 1],
          ]),
        ],
        ['c', new Map([['b', 1]])],
      ]),
    );
  });

  it('reads judgements of three or four columns, with or without a line of names', async () => {
    await write('queries.jsonl', { qid: 1, text: 'tea' });
    await write('qrels.tsv', 'query-id\tcorpus-id\tscore', '1\ta\t2', '1 0 b 0', '');
    const { dataSet, problems } = await readDataSet(dir);
    expect(problems).toEqual([]);
    expect(dataSet.queries).toEqual([{ qid: '1', text: 'tea', exclude: [] }]);
    expect(dataSet.qrels).toEqual(
      new Map([
        [
          '1',
          new Map([
            ['a', 2],
            ['b', 0],
          ]),
        ],
      ]),
    );
  });

  it('reads known-item queries with what they are for and what they exclude', async () => {
    await write('anchor_queries.jsonl', { qid: 'a1', text: 'tea', relevant: ['a'], exclude: ['b'] });
    const { dataSet } = await readDataSet(dir);
    expect(dataSet.anchors).toEqual({
      queries: [{ qid: 'a1', text: 'tea', exclude: ['b'], relevant: ['a'] }],
      qrels: new Map([['a1', new Map([['a', 1]])]]),
    });
    expect([dataSet.links, dataSet.queries, dataSet.qrels]).toEqual([undefined, undefined, undefined]);
  });

  it('tells every broken line of every file at once', async () => {
    await write(
      'related.jsonl',
      { id: 'a', related: ['b'] },
      '{"id": "b"',
      { related: ['a'] },
      { id: 'a', related: 'b' },
    );
    await write('qrels.tsv', '1\ta\t1', 'nonsense');
    const { problems } = await readDataSet(dir);
    expect(problems.map(({ file, line, what }) => [file.slice(dir.length + 1), line, what])).toEqual([
      ['related.jsonl', 2, 'The line is not JSON.'],
      ['related.jsonl', 3, expect.stringContaining('"id"')],
      ['related.jsonl', 4, expect.stringContaining('"related"')],
      ['qrels.tsv', 2, 'The line is not a judgement.'],
    ]);
  });

  it('needs no file, except one that was asked for', async () => {
    expect((await readDataSet(dir)).dataSet).toEqual({});
    await expect(readDataSet(dir, { queries: join(dir, 'nope.jsonl') })).rejects.toThrow('There is no file');
  });
});
