import { existsSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../index/config/config.ts';
import { type ConfigArguments, loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { folderOf } from './folder-of.ts';

async function read(
  files: Record<string, string | Uint8Array>,
  args: ConfigArguments = {},
  change: Partial<Config> = {},
) {
  const cwd = folderOf(files);
  const config = await loadConfig(cwd, { sources: ['posts'], ...args });
  return readCorpus({ ...config, ...change });
}
const toLine = ({
  file,
  line,
  what,
  remedy,
}: {
  file: string;
  line?: number;
  what: string;
  remedy: string;
}) => `${file}${line ? `:${line}` : ''}: ${what} ${remedy}`;

describe('a corpus', () => {
  it('has an id from the file, a URL from the pattern, and is sorted by id', async () => {
    const { articles, problems, summary } = await read({
      'posts/b/Green Tea.md':
        '---\ntitle: "Tea &amp; water: CDC&#8217;s"\ndate: March 3, 2020\n---\nSee [a](../a.md), [x](/x/#y) and [y](y).',
      'posts/a.md':
        'Only a text, and no title at all, but it goes on for a while so that one has to be made from it.',
      'posts/2020-03-01-c.md': '---\nurl: /c/\nlang: de-AT\nimage: cover.jpg\n---\n# C\n\nText.',
      'posts/style.css': 'x',
    });
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ files: 3, unknownFiles: { '.css': 1 }, articles: 3 });
    expect(articles).toMatchObject([
      { id: '2020-03-01-c', url: '/c/', title: 'C', lang: 'de', image: '/c/cover.jpg' },
      { id: 'a', url: '/a/', title: 'Only a text, and no title at all, but it goes on for a while so that…' },
      {
        id: 'b/Green Tea',
        url: '/b/Green%20Tea/',
        title: 'Tea & water: CDC’s',
        date: '2020-03-03',
        section: 'b',
        links: ['/a/', '/x/', '/b/Green%20Tea/y'],
      },
    ]);
  });

  it('takes short texts for what most of the corpus is written in, and says of none what it states itself', async () => {
    const { articles } = await read({
      'posts/a.md': '# Grüner Tee\n\nGrüner Tee ist ein Getränk, das seit Jahrhunderten getrunken wird.',
      'posts/b.md': '# Schwarzer Tee\n\nAuch das ist ein Getränk, und es wird immer beliebter, auch bei uns.',
      'posts/c.md': '# Tee',
      'posts/d.md': '---\nlang: fr\n---\n# Tee',
      'posts/e.md':
        '# Tea\n\nGreen tea is a drink that has been known for centuries, and it is now more popular.',
    });
    expect(articles.map(({ lang }) => lang)).toEqual(['de', 'de', 'de', 'fr', 'en']);
  });

  it('is the same whatever the order of its sources’ files', async () => {
    const files = { 'posts/a.md': '# A\n\nx', 'posts/b.md': '# B\n\ny', 'more/c.md': '# C\n\nz' };
    const one = await read(files, { sources: ['posts', 'more'] });
    const other = await read(files, { sources: ['more', 'posts'] });
    expect(one.articles).toEqual(other.articles);
  });

  it('leaves out drafts, hidden and, on wish, untimely articles, and counts them', async () => {
    const files = {
      'posts/a.md': '---\ndraft: true\ndate: someday\n---\nsecret',
      'posts/_drafts/b.md': 'secret',
      'posts/c.md': '---\nsearch: false\n---\nsecret',
      'posts/d.md': '---\ndate: 2030-01-01\n---\nfuture',
      'posts/e.md': '---\nexpiryDate: 2020-01-01\n---\npast',
      'posts/f.md': 'public',
    };
    const kept = await read(files);
    expect(kept.articles.map(({ id }) => id)).toEqual(['d', 'e', 'f']);
    expect(kept.summary).toMatchObject({ drafts: 2, hidden: 1, outOfTime: 0 });
    expect(kept.problems).toEqual([]);
    const timely = await read(files, {}, { asOf: '2024-06-01' });
    expect(timely.articles.map(({ id }) => id)).toEqual(['f']);
    expect(timely.summary.outOfTime).toBe(2);
  });

  it('leaves out pages without data-pagefind-body once a page has it', async () => {
    const { articles, summary } = await read({
      'posts/a.html': '<main data-pagefind-body><h1>A</h1><p>x</p></main>',
      'posts/list.html': '<main><h1>All</h1></main>',
    });
    expect(articles.map(({ id, url }) => [id, url])).toEqual([['a', '/a.html']]);
    expect(summary.hidden).toBe(1);
  });
});

describe('the problems of a corpus', () => {
  it('are listed all together, with file, line and remedy, beside the good articles', async () => {
    const dir = folderOf({
      'posts/tea.md': '---\nid: tea\n---\nSecond.',
      'posts/green-tea.md': '---\nid: tea\n---\nFirst.',
      'posts/a.md': '---\nurl: /same\n---\nx',
      'posts/b.md': '---\ntitle: B\nurl: /same/\n---\nx',
      'posts/broken.md': '---\ntitle: "B\n---\nx',
      'posts/date.md': '---\ntitle: D\ndate: soon\n---\nx',
      'posts/latin1.txt': new Uint8Array([0x63, 0x61, 0x66, 0x0a, 0xe9, 0x0a]),
      'posts/empty.txt': '',
      'posts/only.html': '<main></main>',
      'posts/list.jsonl': '{"id":"x","body":"x"}\n{"id":"y",\n{"body":"no id"}',
      'posts/evil.md': '---\nurl: javascript:alert(1)\n---\nx',
      'posts/large.md': 'x',
    });
    truncateSync(join(dir, 'posts/large.md'), 50 * 1024 * 1024);
    symlinkSync('.', join(dir, 'posts/loop'));
    symlinkSync('nowhere', join(dir, 'posts/gone.md'));
    const { articles, problems } = await readCorpus(await loadConfig(dir, { sources: ['posts', 'missing'] }));
    expect(problems.map(toLine).sort()).toEqual([
      'missing: There is no such folder or file. Correct the path of the source.',
      'posts/b.md:3: the url "/same/" is already taken by posts/a.md. Give one of them another "url".',
      'posts/broken.md:2: The YAML front matter is broken: missing closing "quote. Correct it there; a value with a colon or quotes in it needs quotes around it.',
      'posts/date.md:3: The date "soon" names no day. Write it as YYYY-MM-DD.',
      'posts/empty.txt: The file is empty. Write the article or remove the file.',
      'posts/evil.md:2: The url "javascript:alert(1)" is no address of a page. Write it as "/path/" or "https://…".',
      'posts/gone.md: The link points to nothing. Correct or remove the link.',
      'posts/large.md: The file has 50 MB; one article may have 10 MB. Split it, exclude it, or raise "maxFileMegabytes".',
      'posts/latin1.txt:2: The text is not valid UTF-8. Save the file in the UTF-8 encoding, or exclude it.',
      'posts/list.jsonl:2: The JSON ends too early (column 11). Write one JSON object on each line.',
      'posts/list.jsonl:3: The article has no "id" and no "url" to take one from. Give it an "id" of its own.',
      'posts/loop: The link leads back to a folder that it stands in. Remove the link, or exclude it.',
      'posts/only.html:1: The article has neither a title nor a text. Write it, mark it with "draft: true", or remove the file.',
      'posts/tea.md:2: the id "tea" is already taken by posts/green-tea.md. Give one of them another "id".',
    ]);
    expect(articles.map(({ id }) => id)).toEqual(['a', 'date', 'evil', 'tea', 'x']);
  });

  it('are not odd values when reading is lenient', async () => {
    const files = {
      'posts/docs.jsonl': '{"id":"1","title":"A","date":"CACM December, 1958"}\n{"id":"2","body":""}',
    };
    const { articles, problems, summary } = await read(files, { lenient: true });
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([{ id: '1', title: 'A' }]);
    expect(articles[0]).not.toHaveProperty('date');
    expect(summary.unusable).toBe(1);
    expect((await read(files)).problems).toHaveLength(2);
  });
});

describe('the rules file', () => {
  it('names the nearest ids of one that it does not find', async () => {
    const cwd = folderOf({
      'alongside.config.json': '{"sources": ["posts"], "rules": "rules.json"}',
      'posts/green-tea.md': 'a',
      'posts/black-coffee.md': 'b',
      'rules.json': '{"articles": {\n"green-teas": {"related": {"off": true}}}}',
    });
    const { problems } = await readCorpus(await loadConfig(cwd));
    expect(problems.map(toLine)).toEqual([
      'rules.json:2: No article has the id or URL "green-teas". Did you mean "green-tea"? Correct the name, or remove the rule.',
    ]);
  });

  it('wins over the articles, by id or URL, and names what it does not find', async () => {
    const cwd = folderOf({
      'alongside.config.json': '{"sources": ["posts"], "rules": "rules.json"}',
      'posts/a.md': 'a',
      'posts/b.md': 'b',
      'posts/c.md': '---\nrelated: {off: true}\n---\nc',
      'rules.json':
        '{"articles": {\n"a": {"draft": true},\n"/b/": {"search": false},\n"c": {"related": {"pin": ["d"]}},\n"x": {"colour": 1}}, "synonyms": []}',
    });
    const { articles, problems, summary } = await readCorpus(await loadConfig(cwd));
    expect(articles).toMatchObject([{ id: 'c', related: { pin: ['d'] } }]);
    expect(summary).toMatchObject({ drafts: 1, hidden: 1 });
    expect(problems.map(toLine)).toEqual([
      'rules.json:5: "x": "colour" is not a rule. A rule has "draft", "search" and "related".',
      'rules.json:5: No article has the id or URL "x". Correct the name, or remove the rule.',
    ]);
  });
});

it('a source names its own fields, URLs and defaults', async () => {
  const cwd = folderOf({
    'alongside.config.json': JSON.stringify({
      site: 'https://x.org',
      sources: [
        {
          path: 'news',
          url: '/:year/:month/:slug/',
          fields: { tags: 'topics' },
          defaults: { lang: 'fr', authors: ['Desk'] },
          exclude: ['old/**'],
        },
        { path: 'docs', defaults: { section: 'Manual' } },
      ],
    }),
    'news/2020-03-01-tea.md':
      '---\ndate: 2020-03-01\ntopics: [t]\ntags: [u]\n---\n[a](https://x.org/docs/?q)',
    'news/old/x.md': 'x',
    'docs/index.md': '# Manual',
  });
  const { articles, problems } = await readCorpus(await loadConfig(cwd));
  expect(problems).toEqual([]);
  expect(articles).toMatchObject([
    {
      id: '2020-03-01-tea',
      url: '/2020/03/tea/',
      tags: ['t'],
      authors: ['Desk'],
      lang: 'fr',
      links: ['/docs/?q'],
    },
    { id: 'index', url: '/', section: 'Manual' },
  ]);
});

it('the sample corpus is sound: many languages, no draft, no dirt', async () => {
  const cwd = fileURLToPath(new URL('../../../', import.meta.url));
  const { articles, problems, summary } = await readCorpus(
    await loadConfig(cwd, { sources: ['index/sample'] }),
  );
  expect(problems).toEqual([]);
  expect(articles.length).toBeGreaterThanOrEqual(40);
  expect(summary).toMatchObject({ drafts: 1, languages: { de: 2, fr: 2, es: 2, ja: 2, zh: 2 } });
  const all = JSON.stringify(articles);
  for (const dirt of [
    'Zwickelhausen',
    'Related:',
    'Sign up',
    'I agree',
    'Subscribe',
    'Share this',
    'Most read',
    'wood-fired oven in Lübeck',
    '関連記事',
    '相关阅读',
    'Lesen Sie auch',
    'newsletter',
  ]) {
    expect(all).not.toContain(dirt);
  }
});

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));
describe.skipIf(!existsSync(SHARED))('real input (skipped where it is not)', () => {
  it('of seeds loses its dirt and nothing else', async () => {
    const { articles, summary } = await readCorpus(await loadConfig(SHARED, { sources: ['seeds'] }));
    expect(articles.map(({ title }) => title)[1]).toBe(
      'Chinese software companies feeding data directly to CCP',
    );
    expect(JSON.stringify(articles)).not.toMatch(/Related:-|Sign up to receive|By submitting this form/);
    expect(summary.boilerplate).toMatchObject({ articles: 2, blocks: 4 });
  });

  it('of a Markdown site is read whole, its faulty files reported', { timeout: 300_000 }, async () => {
    const { articles, problems } = await readCorpus(
      await loadConfig(SHARED, { sources: ['sites/digitalgov-markdown'] }),
    );
    expect(articles).toHaveLength(2199);
    expect(problems).toHaveLength(14);
    expect(problems.every(({ line, remedy }) => line !== undefined && remedy !== '')).toBe(true);
  });
});

it('tells how far it is', async () => {
  const stages = new Set<string>();
  const cwd = folderOf({ 'posts/a.md': 'x' });
  await readCorpus(await loadConfig(cwd, { sources: ['posts'] }), (stage, done, total) => {
    stages.add(stage);
    if (done !== undefined) expect(done).toBeLessThanOrEqual(total!);
  });
  expect([...stages]).toEqual(['Reading', 'Cleaning']);
});
