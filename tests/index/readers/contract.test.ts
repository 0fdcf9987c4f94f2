import { describe, expect, it } from 'vitest';
import { READERS, readerFor } from '../../../index/readers/readers.ts';
import { GOOD_FILES } from './good-files.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

describe.each(READERS.map((reader) => [reader.name, reader] as const))('the %s reader', (name, reader) => {
  const good = GOOD_FILES[name];

  it('recognises its own files', async () => {
    expect(await readerFor(sourceFileOf(good.path, good.content))).toBe(reader);
  });

  it('leaves files of other kinds alone', async () => {
    for (const path of ['picture.png', 'style.css', 'noextension']) {
      expect(await reader.reads(sourceFileOf(path, 'x'))).toBe(false);
    }
  });

  it('finds title and text, paragraphs apart', async () => {
    const { drafts, problems } = await loadAll(reader, sourceFileOf(good.path, good.content));
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      file: `posts/${good.path}`,
      title: 'Green tea',
      text: 'Steep it briefly.\n\nThen pour.',
    });
  });

  it('reads the same whatever the pieces that the disk gives', async () => {
    const whole = await loadAll(reader, sourceFileOf(good.path, good.content));
    expect(await loadAll(reader, sourceFileOf(good.path, good.content, 3))).toEqual(whole);
  });

  it('ignores a byte order mark and Windows line ends', async () => {
    const { drafts, problems } = await loadAll(
      reader,
      sourceFileOf(good.path, `\uFEFF${good.content.replaceAll('\n', '\r\n')}`),
    );
    expect(problems).toEqual([]);
    expect(drafts[0]?.text).toBe('Steep it briefly.\n\nThen pour.');
  });

  it('reports an empty file', async () => {
    for (const content of ['', ' \n\n']) {
      const { drafts, problems } = await loadAll(reader, sourceFileOf(good.path, content));
      expect(drafts).toEqual([]);
      expect(problems.map((p) => p.what)).toEqual(['The file is empty.']);
    }
  });

  it('reports invalid UTF-8 with its line', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":\n'), Buffer.from([0xe4, 0x22, 0x0a])]);
    const { drafts, problems } = await loadAll(reader, sourceFileOf(good.path, bytes));
    expect(drafts).toEqual([]);
    expect(problems.at(-1)).toMatchObject({ line: 2, what: 'The text is not valid UTF-8.' });
  });

  it('does not hang on 100 KB of the nastiest repetitions', { timeout: 120_000 }, async () => {
    for (const piece of [
      '[',
      '![',
      '](',
      '<a ',
      '<!--',
      '<![CDATA[',
      '{{<',
      '{%',
      '{"a":',
      '[[',
      '&',
      '_a__b',
      '> ',
      '<div>',
      '`',
      '\\',
      '- ',
      '::: ',
    ]) {
      const nasty = piece.repeat(100_000 / piece.length);
      // Work and not time: the machine may be busy with other things.
      const started = process.cpuUsage();
      await loadAll(reader, sourceFileOf(good.path, nasty));
      expect(process.cpuUsage(started).user / 1000, piece).toBeLessThan(20_000);
    }
  });
});
