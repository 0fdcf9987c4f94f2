import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../index/readers/reader.ts';
import { READERS, readerFor } from '../../../index/readers/readers.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

/** One small good file per format: what every reader must make of it is the same article. */
const GOOD: Record<Format, { path: string; content: string }> = {
  markdown: {
    path: 'tea.md',
    content: '---\ntitle: Green tea\n---\n\nSteep it **briefly**.\n\nThen [pour](/cup/).\n',
  },
  html: {
    path: 'tea.html',
    content:
      '<!doctype html><title>Green tea</title><nav>Home</nav><main><h1>Green tea</h1><p>Steep it briefly.</p><p>Then <a href="/cup/">pour</a>.</p></main>',
  },
  text: { path: 'tea.txt', content: 'Green tea\n\nSteep it briefly.\n\nThen pour.\n' },
  json: {
    path: 'tea.json',
    content: '[{"id":"tea","title":"Green tea","body":"Steep it briefly.\\n\\nThen pour."}]',
  },
  jsonl: {
    path: 'tea.jsonl',
    content: '{"id":"tea","title":"Green tea","body":"Steep it briefly.\\n\\nThen pour."}\n',
  },
  feed: {
    path: 'tea.xml',
    content:
      '<rss version="2.0"><channel><item><title>Green tea</title><link>https://x.org/tea</link><description>&lt;p&gt;Steep it briefly.&lt;/p&gt;&lt;p&gt;Then pour.&lt;/p&gt;</description></item></channel></rss>',
  },
  wordpress: {
    path: 'export.xml',
    content:
      '<rss version="2.0" xmlns:content="c" xmlns:wp="https://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Green tea</title><link>https://x.org/tea</link><content:encoded><![CDATA[Steep it briefly.\n\nThen pour.]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>',
  },
};

describe.each(READERS.map((reader) => [reader.name, reader] as const))('the %s reader', (name, reader) => {
  const good = GOOD[name];

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

  it('never throws and never hangs on any bytes', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { drafts, problems } = await loadAll(reader, sourceFileOf(good.path, bytes));
        expect(drafts.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on a good file with something wrong in it', { timeout: 120_000 }, async () => {
    const odd = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('<', '>', '{{', '}}', '{%', ']]>', '---', '"', '\n', '\0', '&', '&#x110000;'),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(good.content.length), fc.nat(12), odd, async (at, length, piece) => {
        await loadAll(
          reader,
          sourceFileOf(good.path, good.content.slice(0, at) + piece + good.content.slice(at + length)),
        );
      }),
      { numRuns: 150 },
    );
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
