import { describe, expect, it } from 'vitest';
import { html } from '../../../index/readers/html.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

const read = async (content: string, path = 'tea.html') =>
  (await loadAll(html, sourceFileOf(path, content))).drafts[0]!;
const LONG =
  'Sencha wants water of seventy degrees, a warm pot, and no more than a minute of patience before it is poured. '.repeat(
    4,
  );

describe('an HTML page', () => {
  it('gives its article and not its chrome', async () => {
    const draft =
      await read(`<!doctype html><html lang="de-CH"><head><title>Green tea | The Kettle</title></head><body>
      <header><a href="/">The Kettle</a></header><nav>Home Blog</nav>
      <main><article><header><h1>Green <em>tea</em></h1><p class="byline">By Ann</p>
      <p>A standfirst that is long enough to be worth reading before the article itself.</p></header>
      <p>Steep it.<script>track()</script></p><aside>Popular: coffee</aside>
      <ul><li>Pot</li><li>Cup</li></ul><div class="share-buttons">Share this</div><pre>a
        b</pre><p hidden>secret</p><p data-pagefind-ignore>ignored</p><a class="anchor" href="#x">#</a></article></main>
      <footer>© 2020</footer></body></html>`);
    expect(draft.title).toBe('Green tea');
    expect(draft.lang).toBe('de-CH');
    expect(draft.text).toBe(
      'A standfirst that is long enough to be worth reading before the article itself.\n\nSteep it.\n\nPot\nCup\n\na\n        b',
    );
  });

  it('gives the part that data-pagefind-body marks, with its meta and filters', async () => {
    const draft = await read(`<main><p>Around</p><div data-pagefind-body data-pagefind-meta="date:2020-03-01">
      <h2 data-pagefind-meta="title">Tea</h2><img data-pagefind-meta="image[src]" src="/tea.jpg">
      <span data-pagefind-filter="author">Ann Lee</span><p>Within</p></div>
      <i data-pagefind-filter="tag:hot, season[data-s]" data-s="winter"></i></main>`);
    expect(draft).toMatchObject({
      title: 'Tea',
      date: '2020-03-01',
      image: '/tea.jpg',
      authors: ['Ann Lee'],
      tags: ['hot', 'winter'],
    });
    expect(draft.text).toBe('Tea\n\nAnn Lee\n\nWithin');
    expect(draft.hasBodyMark).toBe(true);
  });

  it('says what its meta elements and JSON-LD say', async () => {
    const draft =
      await read(`<html><head><link rel="canonical" href="https://x.org/tea/"><meta property="og:title" content="Tea &amp; water">
      <meta property="article:published_time" content="2020-03-01T10:00:00Z"><meta property="article:tag" content="tea">
      <meta name="description" content="About tea."><meta property="og:image" content="/t.jpg"><meta property="article:section" content="Drinks">
      <script type="application/ld+json">{"@graph":[{"@type":"BlogPosting","author":[{"name":"Ann Lee"}],"datePublished":"2019-01-01"}]}</script>
      </head><body><main><p>x</p></main></body></html>`);
    expect(draft).toMatchObject({
      title: 'Tea & water',
      date: '2020-03-01T10:00:00Z',
      tags: ['tea'],
      authors: ['Ann Lee'],
      summary: 'About tea.',
      image: '/t.jpg',
      section: 'Drinks',
      canonical: 'https://x.org/tea/',
    });
  });

  it.each([
    ['noindex', '<meta name="robots" content="noindex"><main>x</main>', 'tea.html'],
    ['a redirect', '<meta http-equiv="refresh" content="0; url=/new/"><p>moved</p>', 'tea.html'],
    ['an error page', '<main>Not found</main>', '404.html'],
  ])('is hidden when it is %s', async (_, content, path) => {
    expect((await read(content, path)).search).toBe(false);
  });

  it('without main or article is read by its longest prose', async () => {
    const draft =
      await read(`<html><head><title>Tea - The Kettle</title></head><body><div id="menu"><a href="/">Home</a> <a href="/b">Blog</a></div>
      <div class="entry"><h1>Sencha</h1><p>${LONG}</p><p>${LONG}</p><p>See <a href="/cup">cups</a>.</p></div>
      <div id="foot"><a href="/i">Imprint</a></div></body></html>`);
    expect(draft.title).toBe('Sencha');
    expect(draft.text).toContain('Sencha wants water');
    expect(draft.text).not.toContain('Imprint');
    expect(draft.text).not.toContain('Blog');
    expect(draft.links).toContain('/cup');
  });

  it('does not lose its article to a class that lies', async () => {
    expect(
      (
        await read(
          `<main><div class="has-sidebar"><p>${LONG}</p></div><div class="sidebar">Popular</div></main>`,
        )
      ).text,
    ).toBe(LONG.trim());
  });

  it('is read however deep it is nested', async () => {
    const deep = '<div>'.repeat(20_000);
    expect((await read(`${deep}<p>Tea</p>`)).text).toContain('Tea');
  });
});
