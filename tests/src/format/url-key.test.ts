import { describe, expect, it } from 'vitest';
import { normalizeUrl } from '../../../src/format/url-key.ts';

describe('what is compared of a URL', () => {
  it.each([
    ['/green-tea/', '/green-tea'],
    ['https://example.org/green-tea/index.html', '/green-tea'],
    ['https://example.org/green-tea#water', '/green-tea'],
    ['/gr%C3%BCner-tee', '/grüner-tee'],
    ['/%zz', '/%zz'],
    ['https://example.org', '/'],
    ['green-tea', '/green-tea'],
  ])('is, of %s, the path %s', (url, expected) => {
    expect(normalizeUrl(url, [])).toBe(expected);
    expect(normalizeUrl(url, ['p'])).toBe(expected);
  });

  it.each([
    ['https://example.org/?p=1', '/?p=1'],
    ['https://example.org?p=1', '/?p=1'],
    ['/?utm_source=letter&p=1&fbclid=x#more', '/?p=1'],
    ['/shop/?lang=de&p=a%20b', '/shop?lang=de&p=a+b'],
    ['/shop?p=a+b&lang=de', '/shop?lang=de&p=a+b'],
    ['/?p', '/?p='],
    ['/?q=1', '/'],
    ['/#/?p=1', '/'],
  ])('is, of %s, also what tells articles apart: %s', (url, expected) => {
    expect(normalizeUrl(url, ['p', 'lang'])).toBe(expected);
  });
});
