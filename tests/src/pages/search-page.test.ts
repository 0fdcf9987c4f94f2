import { describe, expect, it } from 'vitest';
import { renderSearchPage } from '../../../src/pages/search-page.ts';
import { createAnswer, createHit, createRequest, HOSTILE } from './a-hit.ts';

const site = { name: 'Tea & Co', url: 'https://tea.example' };

describe('the search page', () => {
  it('asks for words before the first search', () => {
    const page = renderSearchPage({ request: createRequest({ q: '' }), site });
    expect(page).toContain('<title>Search Tea &amp; Co</title>');
    expect(page).toContain(' autofocus>');
    expect(page).not.toContain('<ol');
  });

  it('shows hits in a numbered list, with title, marked excerpt, day and author', () => {
    const page = renderSearchPage({ request: createRequest(), answer: createAnswer([createHit()]), site });
    expect(page).toContain('<a href="https://tea.example/green-tea/" lang="en">How to brew green tea</a>');
    expect(page).toContain('Pour the <mark>water</mark> &amp; wait.');
    expect(page).toContain('<time datetime="2024-02-29">February 29, 2024</time>');
    expect(page).toContain('by Mara Lind');
  });

  it('counts in a live region', () => {
    const many = createAnswer([createHit()], { totalHits: 1234, totalHitsExact: false });
    expect(renderSearchPage({ request: createRequest(), answer: many, site })).toMatch(
      /role="status"><h2 class="count">More than 1,234 results <span[^>]*>· page 1 of 124</,
    );
  });

  it('numbers the hits of later pages on', () => {
    const answer = createAnswer([createHit()], { offset: 20, totalHits: 25 });
    const page = renderSearchPage({ request: createRequest({ offset: 20 }), answer, site });
    expect(page).toContain('<ol class="hits" start="21">');
    expect(page).toContain('<a rel="prev" href="?q=water&amp;offset=10">');
    expect(page).toContain('<span aria-current="page">3</span>');
    expect(page).not.toContain('rel="next"');
  });

  it('keeps filters, dates and order in every link and form', () => {
    const request = createRequest({
      filters: [{ field: 'tag', value: 'tea, green' }],
      since: '2020-01-01',
      sort: 'date:desc',
    });
    const answer = createAnswer([createHit()], { totalHits: 30 });
    const page = renderSearchPage({ request, answer, site });
    expect(page).toContain(
      'href="?q=water&amp;filter=tag%3A%22tea%2C+green%22&amp;since=2020-01-01&amp;sort=date%3Adesc&amp;offset=10"',
    );
    expect(page).toContain('<input type="hidden" name="filter" value="tag:&quot;tea, green&quot;">');
    expect(page).toContain('aria-label="Remove filter: tea, green"');
  });

  it('links every facet value to the search with it, and the chosen one to the search without', () => {
    const request = createRequest({ filters: [{ field: 'section', value: 'kitchen' }] });
    const answer = createAnswer([createHit()], {
      facetDistribution: { section: { kitchen: 7 }, lang: { en: 5, de: 2 } },
    });
    const page = renderSearchPage({ request, answer, site });
    expect(page).toContain('<a href="?q=water" aria-current="true"><span class="value">kitchen</span>');
    expect(page).toContain(
      'filter=lang%3Ade"><span class="value">German</span> <span class="number">2</span>',
    );
  });

  it('leaves out a facet that has one value only', () => {
    const answer = createAnswer([createHit()], { facetDistribution: { lang: { en: 5 } } });
    expect(renderSearchPage({ request: createRequest(), answer, site })).not.toContain('English');
  });

  it('offers the corrected words, and says when it used them', () => {
    const offered = createAnswer([], { correction: { query: 'water', totalHits: 3, applied: false } });
    expect(renderSearchPage({ request: createRequest({ q: 'watre' }), answer: offered, site })).toContain(
      'Did you mean: <a href="?q=water">water</a>?',
    );
    const applied = createAnswer([createHit()], {
      correction: { query: 'water', totalHits: 1, applied: true },
    });
    expect(renderSearchPage({ request: createRequest({ q: 'watre' }), answer: applied, site })).toContain(
      'Nothing was found for “watre”; these are results for <a href="?q=water">water</a>.',
    );
  });

  it('helps when nothing was found', () => {
    const page = renderSearchPage({ request: createRequest(), answer: createAnswer([]), site });
    expect(page).toContain('Nothing found for “water”');
    expect(page).toContain('<li>Check the spelling.</li>');
  });

  it('links other wordings that find something, with how much', () => {
    const answer = createAnswer([], {
      alternatives: [
        { query: 'green tea', totalHits: 1200 },
        { query: '<tea>', totalHits: 1 },
      ],
    });
    const request = createRequest({ q: '"tea green"', offset: 10, sort: 'date:desc' });
    const page = renderSearchPage({ request, answer, site });
    expect(page).toContain(
      'Search instead for <a href="?q=green+tea&amp;sort=date%3Adesc">green tea</a> (1,200 results)',
    );
    expect(page).toContain('>&lt;tea&gt;</a> (1 result)');
    const german = renderSearchPage({ request, answer, site: { ...site, lang: 'de' } });
    expect(german).toContain('Stattdessen suchen nach <a');
    expect(german).toContain('(1.200 Treffer)');
  });

  it('tells a problem in the page and keeps what was typed', () => {
    const page = renderSearchPage({ request: createRequest({ q: '"><b>' }), site, problem: 'Too <long>.' });
    expect(page).toContain('role="alert"');
    expect(page).toContain('Too &lt;long&gt;.');
    expect(page).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it('speaks the language of the site, from right to left where that is due', () => {
    const page = renderSearchPage({
      request: createRequest(),
      answer: createAnswer([]),
      site: { ...site, lang: 'ar' },
    });
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('لا توجد نتائج عن «water»');
  });

  it('finds its files where the app is mounted', () => {
    const page = renderSearchPage({ request: createRequest(), site: { ...site, base: '/find' } });
    expect(page).toContain('href="/find/explorer.css"');
    expect(page).toContain('action="/find/search"');
  });

  it('keeps everything hostile in a corpus as text', () => {
    const answer = createAnswer([createHit(HOSTILE)], {
      facetDistribution: { tag: { '</a><script>alert(1)</script>': 2, b: 1 } },
      correction: { query: '<script>alert(1)</script>', totalHits: 1, applied: false },
    });
    const page = renderSearchPage({
      request: createRequest({ q: '<script>alert(1)</script>' }),
      answer,
      site,
    });
    expect(page).not.toMatch(/<script|<img|<svg|<b>|href="javascript:|<mark onclick|"onmouseover/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('<mark>water</mark>');
  });

  it('holds no script and no style of its own, as its policy demands', () => {
    const page = renderSearchPage({ request: createRequest(), answer: createAnswer([createHit()]), site });
    expect(page).not.toMatch(/<script|<style| style="| on\w+="/);
  });
});
