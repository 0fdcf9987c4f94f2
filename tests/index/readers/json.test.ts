import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../../index/readers/json.ts';
import { jsonl } from '../../../index/readers/jsonl.ts';
import { lineAt, parseJson } from '../../../index/readers/parse-json.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

describe('JSONL', () => {
  it('reads every good line and reports every bad one', async () => {
    const content =
      '{"id":"a","title":"A"}\n\n{"id":"b",}\n[1]\n{"id":"c","html":"<h1>C</h1><p>x <a href=\\"/y\\">y</a></p>"}\n{"id":"d","markdown":"*d*"}';
    const { drafts, problems } = await loadAll(jsonl, sourceFileOf('a.jsonl', content));
    expect(drafts.map(({ id, title, text, line }) => [id, title, text, line])).toEqual([
      ['a', 'A', '', 1],
      ['c', 'C', 'x y', 5],
      ['d', undefined, 'd', 6],
    ]);
    expect(problems.map((p) => p.line)).toEqual([3, 4]);
  });

  it('bounds a line and not the file', async () => {
    const line = JSON.stringify({ id: 'a', body: 'x'.repeat(800) });
    const { drafts, problems } = await loadAll(
      jsonl,
      sourceFileOf('a.jsonl', `${line}\n${line}${line}\n${line}`, 100),
      { maxBytes: 1000 },
    );
    expect(drafts).toHaveLength(2);
    expect(problems).toEqual([expect.objectContaining({ line: 2 })]);
  });
});

describe('JSON', () => {
  it('reads an array with the line of each article, or one object', async () => {
    const { drafts } = await loadAll(
      json,
      sourceFileOf('a.json', '[\n {"id":"a","body":["no"]},\n\n {"id":"b","body":"x"}]'),
    );
    expect(drafts.map(({ id, line }) => [id, line])).toEqual([
      ['a', 2],
      ['b', 4],
    ]);
    expect((await loadAll(json, sourceFileOf('a.json', '{"body":"x"}'))).drafts[0]!.text).toBe('x');
  });

  it.each([
    ['[\n{"a":1},\n{"a" 2}]', 3],
    ['[1,\n2', 2],
    ['{"a":1}\n\n{"b":2}', 3],
    ['[1,\n]', 2],
    ['{"a":\n"tab\there"}', 2],
    ['{\n"a":01}', 2],
  ])('tells the line of a fault in %j', async (content, line) => {
    const { problems } = await loadAll(json, sourceFileOf('a.json', content));
    expect(problems).toEqual([expect.objectContaining({ line })]);
  });

  it('finds a fault exactly where JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      'true',
      ' ',
      '\n',
      '"',
      '\\',
      '-',
      '1e5',
      'nul',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseJson(text);
        if (!parsed.ok) {
          expect(parsed.what).not.toBe('The JSON is broken.');
          expect(lineAt(text, parsed.at)).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
