import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUrlParameters } from '../../../index/corpus/url-parameters.ts';
import { normalizeUrl } from '../../../src/format/url-key.ts';

const of = (...urls: string[]) => findUrlParameters(urls.map((url) => ({ url })));

describe('the parameters that tell articles apart', () => {
  it('are those in which two articles of one path differ', () => {
    expect(of('https://example.org/?p=1', 'https://example.org/?p=2')).toEqual(['p']);
    expect(
      of('/index.php?option=article&id=1&view=full', '/index.php?option=article&id=2&view=full'),
    ).toEqual(['id']);
  });

  it('are found beside a page that has none', () => {
    expect(of('/', '/?page_id=7', '/about/')).toEqual(['page_id']);
  });

  it('are none where every path is an article’s own', () => {
    expect(of('/tea/?source=feed-1', '/coffee/?source=feed-2', '/water/')).toEqual([]);
  });

  it('are none where one article stands there twice', () => {
    expect(of('/tea/?id=1', '/tea/?id=1')).toEqual([]);
    expect(findUrlParameters([{ url: '/tea/', canonical: 'https://example.org/tea?id=1' }])).toEqual([]);
  });

  it('are never those by which newsletters and advertisements count their visitors', () => {
    expect(of('/tea/?utm_source=feed', '/tea/?utm_source=letter', '/tea/?fbclid=1&mc_cid=2')).toEqual([]);
  });

  it('tell apart whatever whole queries do, and nothing else', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const url = fc
      .tuple(fc.constantFrom('/', '/x', '/y'), fc.array(fc.tuple(word, word), { maxLength: 3 }))
      .map(([path, pairs]) => `${path}?${new URLSearchParams(pairs)}`);
    fc.assert(
      fc.property(fc.array(url, { maxLength: 6 }), (urls) => {
        const named = of(...urls);
        const all = ['a', 'b', 'c'];
        const count = (parameters: string[]) =>
          new Set(urls.map((one) => normalizeUrl(one, parameters))).size;
        expect(count(named)).toBe(count(all));
        for (const name of named) expect(all).toContain(name);
      }),
    );
  });
});
