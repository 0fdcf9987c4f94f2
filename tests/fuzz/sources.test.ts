/** Everything that a build reads: no input ends it, hangs it, or leaves markup in a text. */
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect } from 'vitest';
import { CrawlFault } from '../../index/crawl/crawl-fault.ts';
import { readAddresses } from '../../index/crawl/read-addresses.ts';
import { readRobots } from '../../index/crawl/robots.ts';
import { toUtf8 } from '../../index/crawl/to-utf8.ts';
import { readFrontMatter } from '../../index/readers/front-matter.ts';
import { joinBlocks, readHtml } from '../../index/readers/html-to-text.ts';
import { readMainContent } from '../../index/readers/main-content.ts';
import type { Format } from '../../index/readers/reader.ts';
import { READERS } from '../../index/readers/readers.ts';
import { GOOD_FILES } from '../index/readers/good-files.ts';
import { loadAll, sourceFileOf } from '../index/readers/source-file-of.ts';
import { fuzz, mutate, oddText, soupOf } from './fuzz.ts';

const HTML = [
  '<p>',
  '</p>',
  '<div class="share">',
  '</div>',
  '<main>',
  '</main>',
  '<article>',
  '<h1>',
  '</h1>',
  '<a href="/x">',
  '</a>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<style>',
  '<table><tr><td>',
  '<pre>',
  '<br>',
  '<svg><title>',
  '<template>',
  ' data-pagefind-body',
  '<meta name=robots content=noindex>',
  '<link rel=canonical href="',
  '<',
  '>',
  '"',
  '&',
  '&amp;',
  '&#x110000;',
  '&#0;',
  '&lt;',
  ' tea ',
  '\n',
];
const XML = [
  '<item>',
  '</item>',
  '<entry>',
  '<title>',
  '</title>',
  '<link>',
  '<content:encoded>',
  '<![CDATA[',
  ']]>',
  '<?xml ?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<!--',
  '-->',
  '<rss><channel>',
  '<urlset>',
  '<url>',
  '<loc>',
  '</loc>',
  'https://x.org/a',
  '<a b="',
  '"/>',
];
const MARKDOWN = [
  '---\n',
  '+++\n',
  '# ',
  '\n\n',
  '**',
  '_',
  '`',
  '```\n',
  '[a](',
  ')',
  '![',
  '](',
  '> ',
  '- ',
  '| a | b |\n|---|---|\n',
  '{{< x >}}',
  '{{% y "',
  '{% raw %}',
  ':::note\n',
  '<div>',
  '\\',
  '[^1]',
  'title: ',
  '[[',
  ']]',
  '    ',
  '\t',
  '* * *\n',
];
const JSON_PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"id":',
  '"title":',
  '"body":',
  '"html":',
  '"items":',
  '"version":"https://jsonfeed.org/version/1.1"',
  ',',
  ':',
  '"',
  '\\u',
  '\\',
  'null',
  '1e999',
  '-',
  'true',
  '\n',
  '"a"',
];

const PIECES: Record<Format, string[]> = {
  markdown: MARKDOWN,
  html: HTML,
  text: [...MARKDOWN, ...HTML],
  json: JSON_PIECES,
  jsonl: JSON_PIECES,
  feed: [...XML, ...HTML],
  wordpress: [...XML, ...HTML, '[gallery]', '[caption id="', '[[x]]', '<!-- wp:heading -->', '<wp:status>'],
};

describe.each(READERS.map((reader) => [reader.name, reader] as const))('the %s reader', (name, reader) => {
  const { path, content } = GOOD_FILES[name];
  const read = async (input: string | Uint8Array) => {
    const { drafts, problems } = await loadAll(reader, sourceFileOf(path, input));
    for (const { text } of drafts) expect(typeof text).toBe('string');
    for (const { what, remedy } of problems) expect(what && remedy).toBeTruthy();
  };
  fuzz('takes any bytes', 300, fc.uint8Array({ maxLength: 2000 }), read);
  fuzz('takes a good file with anything wrong in it', 500, mutate(content, ...PIECES[name]), read);
  fuzz('takes the pieces of its format in any order', 300, soupOf(...PIECES[name]), read);
});

describe('front matter', () => {
  const fence = fc.constantFrom('---', '+++', '{', '---json', ';;;', '');
  const yaml = [
    'a: ',
    'b: &x [',
    '*x',
    ']',
    '- ',
    '? ',
    '!!binary ',
    '|',
    '>-',
    '\n  ',
    '\n',
    '{',
    '}',
    '"',
    "'",
    ': ',
    '#',
    '<<: ',
    '[[t]]\n',
    'k = ',
    '"""',
    '1979-05-27',
    '0x',
    'date: 2024-02-30',
    '\t',
  ];
  fuzz(
    'is read or refused, whatever stands in it',
    2000,
    fc.tuple(fence, soupOf(...yaml), fence),
    ([open, inside, close]) => {
      readFrontMatter(`${open}\n${inside}\n${close}\n\nThe text.`);
    },
  );
  fuzz('does not unfold what names itself many times over', 20, fc.integer({ min: 3, max: 9 }), (wide) => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `l${i}: &l${i} [${Array(wide)
          .fill(i ? `*l${i - 1}` : 'x')
          .join(', ')}]`,
    );
    readFrontMatter(`---\n${levels.join('\n')}\n---\n\nThe text.`);
  });
});

describe('HTML', () => {
  fuzz('becomes paragraphs, none of them empty', 1500, soupOf(...HTML), (html) => {
    const text = joinBlocks(readHtml(html).blocks);
    if (text !== '') expect(text.split('\n\n').filter((block) => block.trim() === '')).toEqual([]);
  });
  const piece = fc.constantFrom(...HTML);
  fuzz(
    'is read in time with pieces that are repeated without end',
    60,
    fc.tuple(piece, piece),
    ([one, other]) => {
      readHtml(`<p>x${(one + other).repeat(5000)}`);
    },
  );
  fuzz(
    'keeps neither scripts nor styles',
    500,
    fc.tuple(soupOf('<p>', '</p>', '<b>', 'tea', '<div>'), oddText),
    ([before, inside]) => {
      const secret = `s3cr3t${inside.replaceAll('<', '')}`;
      const { blocks } = readHtml(
        `${before}<p>x</p><script>${secret}</script><style>${secret}</style><p>y</p>`,
      );
      expect(joinBlocks(blocks)).not.toContain('s3cr3t');
    },
  );
  fuzz('gives up its article', 500, soupOf(...HTML), async (html) => {
    const { blocks, links } = await readMainContent(parseDocument(html), html);
    expect(blocks.length + links.length).toBeGreaterThanOrEqual(0);
  });
});

describe('what a site sends', () => {
  const lists = fc.oneof(soupOf(...XML), soupOf('https://x.org/', '/a', '\n', '#', ' ', 'mailto:x', '\r\n'));
  const read = (content: Uint8Array) =>
    readAddresses(content, 'https://x.org/').then(
      ({ pages, sitemaps }) => {
        for (const url of [...pages, ...sitemaps]) expect(url).toMatch(/^https?:\/\/[^#]*$/);
      },
      (error) => expect(error).toBeInstanceOf(CrawlFault),
    );
  fuzz('as a sitemap is read or refused', 1000, lists, (text) => read(Buffer.from(text)));
  fuzz('as bytes is read or refused', 1000, fc.uint8Array({ maxLength: 500 }), (bytes) =>
    read(Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes])),
  );
  const robots = soupOf(
    'User-agent: *\n',
    'User-agent: Alongside\n',
    'Disallow: ',
    'Allow: ',
    '/a',
    '*',
    '$',
    '\n',
    'Crawl-delay: ',
    '1e9',
    '-5',
    'Sitemap: ',
    '#',
    '%',
    ':',
  );
  fuzz('as robots.txt is read', 1000, fc.tuple(robots, fc.webPath()), ([content, path]) => {
    const { isAllowed, delay } = readRobots('https://x.org/robots.txt', content, 'Alongside');
    expect(typeof isAllowed(`https://x.org${path}`)).toBe('boolean');
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThan(2 ** 31);
  });
  fuzz(
    'in any encoding becomes UTF-8 or stays as it is',
    1000,
    fc.tuple(fc.uint8Array({ maxLength: 300 }), oddText),
    ([bytes, label]) => {
      toUtf8(bytes, `text/html; charset=${label}`);
      toUtf8(Buffer.concat([Buffer.from(`<meta charset="${label}">`), bytes]), 'text/html');
    },
  );
});
