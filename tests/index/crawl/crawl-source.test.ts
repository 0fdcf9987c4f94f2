import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CrawlOptions } from '../../../index/config/config.ts';
import { loadConfig } from '../../../index/config/load-config.ts';
import type { SourceSettings } from '../../../index/config/schema.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { folderOf } from '../corpus/folder-of.ts';
import { page, type Site, serveSite, sitemap } from './serve-site.ts';

type Settings = Partial<Omit<SourceSettings, 'crawl'>> & { crawl?: Partial<CrawlOptions> };

/** Reads a site as a build would; without pauses, unless a test is about them. */
async function crawl(site: Site, settings: Settings = {}, cwd = folderOf({})) {
  const source = {
    path: `${site.url}/sitemap.xml`,
    ...settings,
    crawl: { privateHosts: ['localhost'], delaySeconds: 0, ...settings.crawl },
  };
  writeFileSync(join(cwd, 'alongside.config.json'), JSON.stringify({ sources: [source] }));
  const { articles, problems, summary } = await readCorpus(await loadConfig(cwd));
  return {
    cwd,
    articles,
    ids: articles.map(({ id }) => id),
    problems: problems.map(({ file, line, what }) => `${file}${line ? `:${line}` : ''}: ${what}`),
    left: summary.leftPages,
    hidden: summary.hidden,
  };
}

const paths = (site: Site) => site.asked.map(({ path }) => path);

describe('a sitemap', () => {
  it('gives an article for every page that it names, with its address', async () => {
    const site = await serveSite({
      '/sitemap.xml': sitemap('/', '/tea/green/', '/tea/a%20cup.html?size=2&amp;hot=1'),
      '/': page('Home'),
      '/tea/green/': page('Green tea', '<link rel="canonical" href="HOST/tea/green/">'),
      '/tea/a%20cup.html?size=2&hot=1': page('A cup'),
    });
    const { articles, problems } = await crawl(site);
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([
      { id: 'index', url: `${site.url}/`, title: 'Home' },
      { id: 'tea/a cup.html?size=2&hot=1', url: `${site.url}/tea/a%20cup.html?size=2&hot=1` },
      {
        id: 'tea/green',
        url: `${site.url}/tea/green/`,
        section: 'tea',
        lang: 'en',
        text: 'What there is to know of Green tea.',
      },
    ]);
  });

  it('may be an index of sitemaps, and packed', async () => {
    const site = await serveSite({
      '/sitemap.xml':
        '<sitemapindex><sitemap><loc>HOST/one.xml</loc></sitemap><sitemap><loc>HOST/two.xml.gz</loc></sitemap><sitemap><loc>HOST/sitemap.xml</loc></sitemap></sitemapindex>',
      '/one.xml': sitemap('/a'),
      '/two.xml.gz': { headers: { 'content-type': 'application/gzip' } },
      '/a': page('A'),
      '/b': page('B'),
    });
    site.answers['/two.xml.gz'] = gzipSync(sitemap('/b').replace('HOST', site.url));
    const { ids, problems } = await crawl(site);
    expect([ids, problems]).toEqual([['a', 'b'], []]);
  });

  it('is found through robots.txt when the source is the site itself', async () => {
    const site = await serveSite({
      '/robots.txt': 'Sitemap: HOST/other.xml\n',
      '/other.xml': sitemap('/a'),
      '/a': page('A'),
    });
    expect((await crawl(site, { path: `${site.url}/` })).ids).toEqual(['a']);
  });

  it.each([
    [
      'an address that is none',
      '<urlset><url><loc>mailto:x@y.z</loc></url></urlset>',
      ':1: "mailto:x@y.z" is no address of a page.',
    ],
    [
      'an entry without end',
      `<urlset><url><loc>${'x'.repeat(200_000)}`,
      ':1: An entry has more than 100000 characters.',
    ],
    [
      'nesting without end',
      '<urlset><url>'.concat('<a>'.repeat(200)),
      ':1: The XML is nested deeper than 100 elements.',
    ],
    ['a page instead', page('x'), ': It is a page and no sitemap.'],
    ['nothing', '', ': It is empty.'],
  ])('that holds %s is a problem', async (_, content, expected) => {
    const site = await serveSite({ '/sitemap.xml': content });
    expect((await crawl(site)).problems).toEqual([`${site.url}/sitemap.xml${expected}`]);
  });

  it('does not unfold entities of its own', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'/a'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`;
    const site = await serveSite({
      '/sitemap.xml': `${bomb}<urlset><url><loc>HOST/&b;</loc></url></urlset>`,
    });
    await crawl(site);
    expect(paths(site)).toEqual(['/robots.txt', '/sitemap.xml', '/&b;']);
  });

  it('that unpacks to more than it may is a problem', async () => {
    const site = await serveSite({ '/sitemap.xml': gzipSync(Buffer.alloc(60 * 1024 * 1024, 'x')) });
    expect((await crawl(site)).problems).toEqual([
      `${site.url}/sitemap.xml: Its gzip is damaged, or unpacks to more than 50 MB.`,
    ]);
  });
});

describe('a list of addresses', () => {
  it('may stand on the web or on the disk', async () => {
    const site = await serveSite({
      '/urls.txt': '# ours\nHOST/a\r\n\n/b\n/a\n',
      '/a': page('A'),
      '/b': page('B'),
    });
    expect((await crawl(site, { path: `${site.url}/urls.txt` })).ids).toEqual(['a', 'b']);
    const cwd = folderOf({ 'urls.txt': `${site.url}/a\n` });
    expect((await crawl(site, { path: 'urls.txt' }, cwd)).ids).toEqual(['a']);
  });

  it('on the disk that is not there is a problem', async () => {
    const site = await serveSite({});
    expect((await crawl(site, { path: 'urls.txt' })).problems).toEqual([
      'urls.txt: It cannot be read (ENOENT).',
    ]);
  });
});

it('reads a feed by its address', async () => {
  const site = await serveSite({
    '/feed.xml':
      '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>Tea</title><link>https://x.org/tea</link><description>Steep it.</description></item></channel></rss>',
  });
  const { articles, problems } = await crawl(site, { path: `${site.url}/feed.xml` });
  expect(problems).toEqual([]);
  expect(articles).toMatchObject([{ id: 'tea', url: 'https://x.org/tea', text: 'Steep it.' }]);
});

describe('politeness', () => {
  it('keeps to robots.txt, by the name that we give', async () => {
    const site = await serveSite({
      '/robots.txt':
        'User-agent: Alongside\nDisallow: /private\nAllow: /private/but\n\nUser-agent: *\nDisallow: /',
      '/sitemap.xml': sitemap('/a', '/private/x', '/private/but'),
      '/a': page('A'),
      '/private/x': page('X'),
      '/private/but': page('But'),
    });
    const { ids, left } = await crawl(site);
    expect([ids, left]).toEqual([['a', 'private/but'], { robots: 1 }]);
    expect(paths(site)).not.toContain('/private/x');
    const other = await crawl(site, { crawl: { userAgent: 'Other/1.0 (a test)' } });
    expect(other.ids).toEqual([]);
    expect(other.problems).toEqual([`${site.url}/sitemap.xml: robots.txt forbids to fetch it.`]);
    expect(site.asked.at(-1)!.headers['user-agent']).toBe('Other/1.0 (a test)');
  });

  it('asks nothing of a site whose robots.txt cannot be read', async () => {
    const site = await serveSite({ '/robots.txt': { status: 500 }, '/sitemap.xml': sitemap('/a') });
    expect((await crawl(site)).problems).toEqual([
      `${site.url}/sitemap.xml: ${site.url}/robots.txt cannot be read, so nothing there may be fetched.`,
    ]);
    expect(new Set(paths(site))).toEqual(new Set(['/robots.txt']));
  });

  it('pauses as robots.txt asks, however many requests may be under way', async () => {
    const site = await serveSite({
      '/robots.txt': 'User-agent: *\nCrawl-delay: 0.2',
      '/sitemap.xml': sitemap('/a', '/b', '/c'),
      '/a': page('A'),
      '/b': page('B'),
      '/c': page('C'),
    });
    await crawl(site, { crawl: { concurrency: 3 } });
    const times = site.asked.slice(1).map(({ at }) => at);
    // Timers may end a little early; whether a pause is kept is what counts.
    for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBeGreaterThan(100);
  });

  it('has no more requests under way than it may', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `/${i}`);
    const site = await serveSite({ '/sitemap.xml': sitemap(...names) });
    for (const name of names) {
      site.answers[name] = (_, response) => {
        setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page(name)), 20);
      };
    }
    expect((await crawl(site, { crawl: { concurrency: 3 } })).ids).toHaveLength(12);
    expect(site.most).toBe(3);
  });

  it('asks a second time only for what has changed', async () => {
    const site = await serveSite({ '/sitemap.xml': sitemap('/a', '/b', '/c') });
    let version = 1;
    const byTag =
      (name: string): Site['answers'][string] =>
      (request, response) => {
        const tag = `"${name}${name === 'a' ? version : 1}"`;
        if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
        else
          response.writeHead(200, { 'content-type': 'text/html', etag: tag }).end(page(`${name} ${version}`));
      };
    const modified = 'Thu, 01 Jan 2026 00:00:00 GMT';
    site.answers['/a'] = byTag('a');
    site.answers['/b'] = byTag('b');
    site.answers['/c'] = (request, response) => {
      if (request.headers['if-modified-since'] === modified) response.writeHead(304).end();
      else
        response.writeHead(200, { 'content-type': 'text/html', 'last-modified': modified }).end(page('c 1'));
    };
    const first = await crawl(site);
    version = 2;
    const second = await crawl(site, {}, first.cwd);
    expect(first.articles.map(({ title }) => title)).toEqual(['a 1', 'b 1', 'c 1']);
    expect(second.articles.map(({ title }) => title)).toEqual(['a 2', 'b 1', 'c 1']);
    expect(second.problems).toEqual([]);
  });

  it('asks a busy server once more, after as long as it says', async () => {
    const site = await serveSite({ '/sitemap.xml': sitemap('/a') });
    let at = 0;
    site.answers['/a'] = (_, response) => {
      if (at === 0) response.writeHead(503, { 'retry-after': '1' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page('A'));
      at ||= Date.now();
    };
    expect((await crawl(site)).ids).toEqual(['a']);
    expect(site.asked.at(-1)!.at - at).toBeGreaterThan(900);
  });
});

describe('only what is meant is fetched', () => {
  it('nothing of other hosts, unless these are named', async () => {
    const other = await serveSite({ '/x': page('X') });
    const site = await serveSite({
      '/sitemap.xml': sitemap('/a', `${other.url}/x`, '/moved'),
      '/a': page('A'),
      '/moved': { status: 302, headers: { location: `${other.url}/x` } },
    });
    const { ids, left } = await crawl(site);
    expect([ids, left, other.asked]).toEqual([['a'], { host: 2 }, []]);
    const both = await crawl(site, { crawl: { hosts: [`localhost:${other.port}`] } });
    expect([both.ids, both.left]).toEqual([['a', `localhost:${other.port}/x`], {}]);
  });

  it('no private address, whether it stands there, a name leads to it, or a redirect', async () => {
    const site = await serveSite({
      '/sitemap.xml': sitemap('/a', '/moved'),
      '/a': page('A'),
      '/moved': { status: 301, headers: { location: 'http://127.0.0.1:PORT/a' } },
    });
    const moved = site.answers['/moved'] as { headers: { location: string } };
    moved.headers.location = `http://127.0.0.1:${site.port}/a`;
    const byName = await crawl(site, { crawl: { privateHosts: [] } });
    expect(byName.problems).toEqual([`${site.url}/sitemap.xml: localhost is a private address.`]);
    const literal = await crawl(site, {
      path: `http://127.0.0.1:${site.port}/sitemap.xml`,
      crawl: { privateHosts: [] },
    });
    expect(literal.problems).toEqual([
      `http://127.0.0.1:${site.port}/sitemap.xml: 127.0.0.1 is a private address.`,
    ]);
    expect(site.asked).toEqual([]);
    const redirected = await crawl(site, { crawl: { hosts: [`127.0.0.1:${site.port}`] } });
    expect(redirected.ids).toEqual(['a']);
    expect(redirected.problems).toEqual([`${site.url}/moved: 127.0.0.1 is a private address.`]);
  });

  it('what the globs of the source name', async () => {
    const site = await serveSite({
      '/sitemap.xml': sitemap('/blog/a/', '/blog/tags/b/', '/about/'),
      '/blog/a/': page('A'),
    });
    const { ids, problems } = await crawl(site, { include: ['blog/**'], exclude: ['blog/tags/**'] });
    expect([ids, problems]).toEqual([['blog/a'], []]);
    expect(paths(site)).toEqual(['/robots.txt', '/sitemap.xml', '/blog/a/']);
  });

  it('no page that its author or server keeps out of searches, and no copy of another', async () => {
    const site = await serveSite({
      '/sitemap.xml': sitemap('/a', '/a?print', '/meta', '/header', '/alias', '/c.pdf', '/old'),
      '/a': page('A', '<link rel="canonical" href="/a#top">'),
      '/a?print': page('A', '<link rel="canonical" href="HOST/a">'),
      '/meta': page('Meta', '<meta name="robots" content="noindex, follow">'),
      '/header': { headers: { 'x-robots-tag': 'noindex' }, body: page('Header') },
      '/alias': page('Alias', '<link rel="canonical" href="/its-name/">'),
      '/c.pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
      '/old': { status: 301, headers: { location: '/a' } },
    });
    const { articles, left, hidden, problems } = await crawl(site);
    expect(problems).toEqual([]);
    expect(articles.map(({ url }) => url)).toEqual([`${site.url}/a`, `${site.url}/its-name/`]);
    expect([left, hidden]).toEqual([{ copy: 1, kind: 1 }, 2]);
  });
});

describe('bounds', () => {
  const three = {
    '/sitemap.xml': sitemap('/a', '/b', '/c'),
    '/a': page('A'),
    '/b': page('B'),
    '/c': page('C'),
  };

  it('of pages end the crawl with a problem', async () => {
    const site = await serveSite(three);
    const { ids, problems } = await crawl(site, { crawl: { pages: 2 } });
    expect(problems).toEqual([
      `${site.url}/sitemap.xml: It names more than 2 pages; the others are not read.`,
    ]);
    expect(ids).toEqual(['a', 'b']);
  });

  it('of minutes end the crawl with a problem, before a pause that would pass them', async () => {
    const site = await serveSite({ ...three, '/robots.txt': 'User-agent: *\nCrawl-delay: 3600' });
    const { problems } = await crawl(site, { crawl: { minutes: 1 } });
    expect(problems).toEqual([
      `${site.url}/sitemap.xml: The crawl's time is over, 1 minutes. 3 of 3 pages are not read.`,
    ]);
  });

  it('of megabytes end the crawl with a problem', async () => {
    const site = await serveSite({ ...three, '/b': page('B', `<!--${'x'.repeat(1_100_000)}-->`) });
    const { ids, problems } = await crawl(site, { crawl: { concurrency: 1, megabytes: 1 } });
    expect(problems).toEqual([
      `${site.url}/sitemap.xml: The crawl has read 1 MB, which is its bound. 1 of 3 pages are not read.`,
    ]);
    expect(ids).toEqual(['a', 'b']);
  });

  it.each([
    ['is too large', { body: 'x'.repeat(11 * 1024 * 1024) }, 'It has more than 10 MB.'],
    [
      'unpacks to too much',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(11 * 1024 * 1024)) },
      'It has more than 10 MB.',
    ],
    [
      'redirects for ever',
      { status: 302, headers: { location: '/a' } },
      'The address redirects more than 5 times.',
    ],
    ['is gone', { status: 410 }, 'The address answers 410.'],
    ['never ends', () => {}, 'The server took longer than 0.2 seconds.'],
    [
      'comes a byte at a time',
      ((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      }) satisfies Site['answers'][string],
      'The server took longer than 0.2 seconds.',
    ],
    [
      'breaks off',
      ((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
        response.write('<p>');
        setTimeout(() => response.destroy(), 10);
      }) satisfies Site['answers'][string],
      'The server cannot be reached: aborted.',
    ],
  ] satisfies [string, Site['answers'][string], string][])(
    'a page that %s is a problem of its own',
    async (_, answer, what) => {
      const site = await serveSite({ '/sitemap.xml': sitemap('/a', '/b'), '/a': answer, '/b': page('B') });
      const timeoutSeconds = what.includes('0.2') ? 0.2 : 20;
      const { ids, problems } = await crawl(site, { crawl: { timeoutSeconds } });
      expect(problems).toEqual([`${site.url}/a: ${what}`]);
      expect(ids).toEqual(['b']);
    },
  );
});

it('reads pages in other encodings than UTF-8', async () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const site = await serveSite({
    '/sitemap.xml': sitemap('/a', '/b', '/c'),
    '/a': { headers: { 'content-type': 'text/html; charset=ISO-8859-1' }, body: latin(page('Café')) },
    '/b': { headers: { 'content-type': 'text/html' }, body: latin(page('Thé', '<meta charset="latin1">')) },
    '/c': { headers: { 'content-type': 'text/html; charset=x-nonsense' }, body: page('Maté') },
  });
  const { articles, problems } = await crawl(site);
  expect(problems).toEqual([]);
  expect(articles.map(({ title }) => title)).toEqual(['Café', 'Thé', 'Maté']);
});
