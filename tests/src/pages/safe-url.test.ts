import { describe, expect, it } from 'vitest';
import { toSafeUrl } from '../../../src/pages/safe-url.ts';

describe('toSafeUrl', () => {
  it.each([
    ['/tea/', '/tea/'],
    ['tea.html?a=1#b', '/tea.html?a=1#b'],
    ['https://tea.example/x', 'https://tea.example/x'],
    ['HTTP://tea.example', 'http://tea.example/'],
    ['/a "b"<c>', '/a%20%22b%22%3Cc%3E'],
  ])('lets %s be a link', (url, href) => {
    expect(toSafeUrl(url)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@b.c',
    'https://',
  ])('lets %j be none', (url) => {
    expect(toSafeUrl(url)).toBeUndefined();
    expect(toSafeUrl(url, 'https://tea.example')).toBeUndefined();
  });

  it('resolves site-relative addresses against the site', () => {
    expect(toSafeUrl('/tea/', 'https://tea.example/blog/')).toBe('https://tea.example/tea/');
  });
});
