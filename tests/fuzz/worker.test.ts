/** Everything that the Worker is given: no request and no block ends it, hangs it, or puts markup on a page. */
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { packIndex } from '../../index/pack/pack-index.ts';
import { findAll } from '../../index/readers/main-content.ts';
import type { Relations } from '../../index/related/relations.ts';
import { cutForm } from '../../src/analysis/word-form.ts';
import { createApp } from '../../src/app.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { type BlockKind, openBlock, sealBlock } from '../../src/format/block.ts';
import { decodeManifest } from '../../src/format/manifest.ts';
import { normalizeUrl } from '../../src/format/url-key.ts';
import { htmlToText } from '../../src/http/html-to-text.ts';
import { IndexError } from '../../src/index-error.ts';
import { createMatcher } from '../../src/search/find-matches.ts';
import { makeSnippet } from '../../src/search/make-snippet.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { makeArticle, noRelations } from '../index/pack/articles.ts';
import { fuzz, oddText, soupOf } from './fuzz.ts';

const HOSTILE = '<img src=x onerror=alert(1)>"\'&lt;script&gt;</mark>';
const ODD_URLS = [
  '/té/',
  '/a%20b/?x=1&y=2',
  'https://x.org/Ünï/',
  '/q?a=%3Cscript%3E',
  '/a//b',
  '/%',
  '/👾/',
];

const articles = [
  makeArticle('black', 'Black tea', 'Boil the water.\n\nWait four minutes.', {
    tags: ['tea'],
    date: '2024-02-29',
  }),
  makeArticle('green', `Green tea ${HOSTILE}`, `Warm the pot. ${HOSTILE}\n\nPour the water.`, {
    tags: [HOSTILE],
    authors: [HOSTILE],
    section: HOSTILE,
    summary: HOSTILE,
    image: 'javascript:alert(1)',
  }),
  ...ODD_URLS.map((url, i) => makeArticle(`odd-${i}`, `Tea number ${i}`, 'Water for tea.', { url })),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const relations: Relations = {
  ...noRelations(articles.length),
  lists: articles.map((_, one) =>
    articles.flatMap((_, doc) =>
      doc === one
        ? []
        : [
            {
              doc,
              score: 90 - doc,
              pinned: false,
              reasons: [{ kind: 'terms' as const, values: [HOSTILE] }],
              parts: { text: 90 },
            },
          ],
    ),
  ),
};
const { files } = await packIndex(articles, relations, {});
const app = createApp({ openEngine: () => openEngine(new MemoryStore(files)) });

/** What a program that sends requests makes of half a surrogate pair. */
const toWellFormed = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

/** Elements and attributes that only an attack would bring. */
function findForeign(page: string): string[] {
  return findAll(parseDocument(page), () => true).flatMap(({ name, attribs }) => [
    ...(['img', 'iframe', 'svg', 'object', 'base'].includes(name) ? [name] : []),
    ...(name === 'script' && !attribs.src ? ['inline script'] : []),
    ...Object.entries(attribs).flatMap(([key, value]) =>
      /^on/i.test(key) || /^\s*javascript:/i.test(value) ? [key] : [],
    ),
  ]);
}

async function expectSound(path: string, init?: RequestInit): Promise<void> {
  const response = await app.request(path, init);
  expect([200, 400, 404, 413]).toContain(response.status);
  const body = await response.text();
  if (response.headers.get('Content-Type')!.startsWith('text/html')) expect(findForeign(body)).toEqual([]);
  else if (path.startsWith('/v1/search') && response.status === 200) {
    for (const { excerpt } of JSON.parse(body).hits ?? []) {
      expect(excerpt.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39|#x27);)/);
    }
  }
}

const query = soupOf(
  'tea',
  'water',
  '"',
  '-',
  'title:',
  'tag:',
  'author:"',
  ' ',
  '*',
  '(',
  'gr',
  '~',
  'té',
  '茶',
  'green tea',
  ':',
).map((q) => q.slice(0, 256));
const format = fc.constantFrom(
  '',
  '&format=html',
  '&explain=1',
  '&operator=and&prefix=0',
  '&facets=tag,author,section',
  '&sort=date:desc',
);

describe('a query', () => {
  fuzz('is parsed', 3000, query, (q) => {
    expect(JSON.stringify(parseQuery(q))).toBeTypeOf('string');
  });
  fuzz(
    'is answered on every route, without markup',
    600,
    fc.tuple(fc.constantFrom('/v1/search', '/search', '/v1/suggest'), query, format),
    ([route, q, more]) =>
      expectSound(`${route}?q=${encodeURIComponent(toWellFormed(q))}${route === '/v1/suggest' ? '' : more}`),
  );
});

describe('an address', () => {
  const address = fc.oneof(
    soupOf(
      '/',
      'té',
      '%',
      '%C3%A9',
      '?',
      '&',
      '#',
      'https://',
      '//',
      '..',
      'a',
      ':',
      '@',
      '[',
      '\\',
      'x.org',
    ),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    oddText,
  );
  fuzz('names the same page with a part of it', 3000, address, (written) => {
    const url = written.trim();
    expect(normalizeUrl(`${url}#part`, ['p'])).toBe(normalizeUrl(url, ['p']));
  });
  fuzz(
    'finds an article, or none',
    600,
    fc.tuple(fc.constantFrom('url', 'id'), address, fc.constantFrom('', '&format=html', '&format=feed')),
    ([name, url, more]) => expectSound(`/v1/related?${name}=${encodeURIComponent(toWellFormed(url))}${more}`),
  );
  fuzz(
    'of an article is found with whatever is added to it',
    300,
    fc.tuple(fc.constantFrom(...articles), fc.constantFrom('', '#part', '/')),
    async ([{ url, id }, end]) => {
      const response = await app.request(
        `/v1/related?url=${encodeURIComponent(url.includes('?') && end === '/' ? url : url + end)}`,
      );
      expect([response.status, id]).toEqual([200, id]);
    },
  );
});

describe('a body', () => {
  const html = soupOf(
    '<p>',
    '</p>',
    '<div>',
    '<script>',
    '</script>',
    '<',
    '>',
    '&',
    '&amp;',
    '&#x110000;',
    '<!--',
    'tea',
    ' water ',
    '<a href="',
    '"',
  );
  fuzz('becomes text', 1000, html, (markup) => {
    expect(htmlToText(markup)).not.toMatch(/\n{3}/);
  });
  const member = fc.oneof(oddText, html, fc.jsonValue({ maxDepth: 2 }));
  const body = fc.oneof(
    fc
      .record(
        {
          title: member,
          text: member,
          html: member,
          tags: fc.oneof(member, fc.array(oddText)),
          lang: member,
        },
        { requiredKeys: [] },
      )
      .map((one) => JSON.stringify(one)),
    fc.tuple(oddText, html).map(([title, one]) => JSON.stringify({ title, html: `tea ${one}` })),
    oddText,
  );
  fuzz(
    'is answered or refused',
    600,
    fc.tuple(body, fc.constantFrom('', '&format=html', '&threshold=0')),
    ([text, more]) => expectSound(`/v1/related?limit=3${more}`, { method: 'POST', body: toWellFormed(text) }),
  );
});

describe('a snippet', () => {
  const text = soupOf('tea', ' ', '<b>', '&', '"', "'", '\n\n', 'water', '</mark>', '. ', '-');
  const forms = fc.array(
    fc.oneof(fc.constantFrom('tea', 'water', 'b', '&', '(', '[a', '\\'), oddText.map(cutForm)),
    {
      maxLength: 5,
    },
  );
  fuzz('is escaped text with marks and nothing else', 1500, fc.tuple(text, forms), ([content, words]) => {
    const snippet = makeSnippet(content, createMatcher([{ forms: words, weight: 1 }]));
    if (snippet) expect(snippet.excerpt.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"]|&(?![a-z]+;|#\d+;)/);
  });
});

describe('a block', () => {
  // What only a fault of ours could write is told to the log.
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue(undefined));
  afterEach(() => void vi.restoreAllMocks());

  const kinds = [
    'manifest',
    'directory',
    'terms',
    'postings',
    'positions',
    'forms',
    'lengths',
    'docs',
    'facets',
    'dates',
    'neighbours',
    'copies',
    'ids',
    'related',
    'suggestions',
    'profiles',
  ] as const satisfies BlockKind[];
  fuzz(
    'of any bytes is refused',
    3000,
    fc.tuple(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 200 })),
    ([kind, bytes]) => {
      const copy = Uint8Array.from(bytes);
      expect(() => openBlock(kind, copy)).toThrow(IndexError);
      expect(() => decodeManifest(copy)).toThrow(IndexError);
    },
  );

  const REQUESTS = [
    '/v1/search?q=tea+water&facets=tag',
    '/v1/search?q=%22black+tea%22+watre',
    '/v1/related?id=green',
    '/v1/suggest?q=te',
    '/v1/health',
  ];
  const forged = fc.record({
    file: fc.constantFrom(...[...files.keys()].filter((name) => name !== 'manifest.bin')),
    request: fc.constantFrom(...REQUESTS),
    changes: fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.oneof(fc.nat(255), fc.constantFrom(0, 127, 128, 255)),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
  });
  fuzz(
    'with nonsense under a checksum that holds neither hangs nor ends the Worker',
    3000,
    forged,
    async ({ file, request, changes, keep, isCut }) => {
      const sound = files.get(file)!;
      const payload = sound.slice(16, isCut ? 16 + Math.ceil((sound.length - 16) * keep) : undefined);
      for (const [at, byte] of changes) payload[Math.floor(at * payload.length)] = byte;
      const kind = kinds[sound[4]! - 1]!;
      const broken = createApp({
        openEngine: () => openEngine(new MemoryStore(new Map(files).set(file, sealBlock(kind, payload)))),
      });
      const response = await broken.request(request);
      expect([200, 404, 500, 503]).toContain(response.status);
      await response.text();
    },
  );
});
