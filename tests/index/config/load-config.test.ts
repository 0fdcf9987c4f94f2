import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../../index/config/load-config.ts';
import { toConfigJsonSchema } from '../../../index/config/to-json-schema.ts';
import { folderOf } from '../corpus/folder-of.ts';

const problemsOf = async (content: string) => {
  try {
    await loadConfig(folderOf({ 'alongside.config.json': content }));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ line, what }) => [line, what]);
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('has defaults for everything', async () => {
    const cwd = folderOf({});
    expect(await loadConfig(cwd)).toEqual({
      cwd,
      sources: [],
      out: join(cwd, '.alongside'),
      cache: join(cwd, '.alongside-cache'),
      lang: 'en',
      lenient: false,
      maxFileBytes: 10 * 1024 * 1024,
      boilerplate: { patterns: true, shared: true },
      related: {},
    });
  });

  it('takes how related lists are made', async () => {
    const related =
      '{"recency": {"scale": "30d", "weight": 0.6}, "olderOnly": true, "acrossLanguages": true}';
    const cwd = folderOf({ 'alongside.config.json': `{"related": ${related}}` });
    expect((await loadConfig(cwd)).related).toEqual({
      recency: { weight: 0.6, days: 30 },
      olderOnly: true,
      acrossLanguages: true,
    });
    const off = folderOf({ 'alongside.config.json': '{"related": {"recency": {"weight": 0}}}' });
    expect((await loadConfig(off)).related).toEqual({ recency: { weight: 0, days: 365 } });
  });

  it('tells what is wrong with the dates of related lists', async () => {
    expect(await problemsOf('{"related": {"recency": {\n"scale": "a year",\n"weight": -1}}}')).toEqual([
      [2, expect.stringContaining('write a number of days such as "365d"')],
      [3, expect.stringContaining('"related.recency.weight" is wrong')],
    ]);
  });

  it('takes paths from where the file is, and the command line’s from where the user is', async () => {
    const cwd = folderOf({
      'site/alongside.config.json':
        '{"sources": ["posts", {"path": "docs", "lang": 1}], "out": "out"}'.replace(', "lang": 1', ''),
    });
    const fromFile = await loadConfig(cwd, { config: 'site/alongside.config.json' });
    expect(fromFile.sources.map(({ path }) => path)).toEqual(['site/posts', 'site/docs']);
    expect(fromFile.out).toBe(join(cwd, 'site/out'));
    const fromLine = await loadConfig(cwd, {
      config: 'site/alongside.config.json',
      sources: ['x'],
      out: 'y',
    });
    expect(fromLine.sources.map(({ path }) => path)).toEqual(['x']);
    expect(fromLine.out).toBe(join(cwd, 'y'));
  });

  it('keeps a source’s settings when the command line names it', async () => {
    const cwd = folderOf({
      'alongside.config.json': '{"sources": [{"path": "docs/", "url": "/d/:slug/"}, "posts"]}',
    });
    expect((await loadConfig(cwd, { sources: ['./docs'] })).sources).toMatchObject([
      { path: './docs', url: '/d/:slug/' },
    ]);
  });

  it.each([
    ['broken JSON', '{\n"out": "x",\n}', [[3, 'The JSON has "}" where a "key" should be.']]],
    ['an option that is none', '{\n"outt": "x"}', [[2, '"outt" is not an option.']]],
    [
      'a format that is none',
      '{"sources": [\n{"path": "x",\n"format": "docx"}]}',
      [[3, expect.stringContaining('"sources.0.format" is wrong')]],
    ],
    [
      'values out of range',
      '{"related": {\n"limit": 21,\n"threshold": -1}}',
      [
        [2, expect.stringContaining('"related.limit" is wrong')],
        [3, expect.stringContaining('"related.threshold" is wrong')],
      ].reverse(),
    ],
  ])('with %s is refused with the line', async (_, content, expected) => {
    const found = await problemsOf(content);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('that is named but missing is refused', async () => {
    await expect(loadConfig(folderOf({}), { config: 'x.json' })).rejects.toThrow(
      'There is no such configuration file.',
    );
  });

  it('has a JSON schema for editors, made from the schema that checks it', () => {
    const file = new URL('../../../index/config/alongside.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(toConfigJsonSchema()));
  });
});
