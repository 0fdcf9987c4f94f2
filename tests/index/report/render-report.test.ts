import { describe, expect, it } from 'vitest';
import type { BuildResult } from '../../../index/build.ts';
import { drawMap } from '../../../index/report/draw-map.ts';
import { renderReport } from '../../../index/report/render-report.ts';
import type { Article } from '../../../src/article.ts';

/** Two topics of four articles each, one article between them, one that nothing belongs to. */
const NAMES = ['tea', 'tea', 'tea', 'tea', 'bees', 'bees', 'bees', 'bees', 'between', 'alone'];

const LINKS: Record<number, number[]> = {
  0: [1, 2, 3],
  1: [0, 2],
  2: [0, 3],
  3: [0, 1],
  4: [5, 6, 7],
  5: [4, 6],
  6: [4, 7],
  7: [4, 5],
  8: [0, 4],
};

function createBuild(change: (article: Article) => Article = (article) => article): BuildResult {
  const articles = NAMES.map(
    (tag, i): Article =>
      change({
        id: `${i}`,
        url: `/${tag}/${i}/`,
        title: `Article ${i} on ${tag}`,
        text: 'A few words.',
        tags: [tag],
        authors: [],
        lang: 'en',
        section: tag,
        links: [],
      }),
  );
  const lists = articles.map((_, i) =>
    (LINKS[i] ?? []).map((doc, place) => ({ doc, score: 80 - place, pinned: false, reasons: [], parts: {} })),
  );
  return {
    articles,
    relations: { lists, neighbours: [], clusters: [[1, 2]], orphans: [8, 9], threshold: 20 },
    problems: [],
    summary: {
      files: 1,
      unknownFiles: {},
      articles: 10,
      withoutText: 0,
      drafts: 1,
      hidden: 0,
      outOfTime: 0,
      unusable: 0,
      brokenReferences: 0,
      languages: { en: 10 },
      boilerplate: { articles: 3, blocks: 3, characters: 90, samples: [{ text: 'Sign up now!', count: 3 }] },
    },
    manifest: {
      version: '0123456789abcdef',
      builtAt: null,
      documents: 10,
      languages: { en: 10 },
      averageLengths: [3, 3],
      threshold: 20,
      synonyms: {},
      directories: {},
      sections: { docs: { blocks: 2, bytes: 2_000_000 } },
    },
    written: undefined,
  } as unknown as BuildResult;
}

const { articles, relations } = createBuild();

describe('the map of the report', () => {
  it('is the same for the same corpus', () => {
    expect(drawMap(articles, relations)).toEqual(drawMap(articles, relations));
  });

  it('puts articles that name each other into one cluster, named by their tags', () => {
    const { cluster, clusters } = drawMap(articles, relations);
    expect(new Set(cluster.slice(0, 4)).size).toBe(1);
    expect(new Set(cluster.slice(4, 8)).size).toBe(1);
    expect(cluster[0]).not.toBe(cluster[4]);
    expect(clusters.map(({ name }) => name)).toEqual(expect.arrayContaining(['tea', 'bees']));
  });

  it('names clusters that share their tags by what they name most', () => {
    const same = articles.map((article) => ({ ...article, tags: ['page'] }));
    const names = drawMap(same, relations).clusters.map(({ name }) => name);
    expect(names.slice(0, 2).sort()).toEqual(['Article 0 on tea', 'Article 4 on bees']);
  });

  it('lays them nearer to each other than to the other topic', () => {
    const { x, y } = drawMap(articles, relations);
    const apart = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    expect(apart(1, 2)).toBeLessThan(apart(1, 6));
  });

  it('survives a corpus of one article, and none', () => {
    expect(drawMap(articles.slice(0, 1), { ...relations, lists: [[]] }).clusters).toHaveLength(1);
    expect(drawMap([], { ...relations, lists: [] }).clusters).toEqual([]);
  });
});

describe('the report', () => {
  it('names hubs, bridges, near-copies, orphans, boilerplate and the limits of the plan', () => {
    const report = renderReport(createBuild(), { name: 'Tea & bees', site: 'https://tea.example' });
    expect(report).toContain('<h1>Tea &amp; bees</h1>');
    expect(report).toContain('in 4 lists');
    expect(report).toContain('href="https://tea.example/between/8/"');
    expect(report).toContain('1 group of articles with nearly the same text');
    expect(report).toContain('2 articles in no other article’s list');
    expect(report).toContain('Sign up now!');
    expect(report).toContain('2.0 MB in 3 files');
  });

  it('asks nothing of any host', () => {
    const report = renderReport(createBuild(), { name: 'Tea' });
    expect(report).not.toMatch(/(src|href)="http|@import|url\(/);
    expect(report).toContain("default-src 'none'");
  });

  it('keeps hostile titles, tags and addresses as text', () => {
    const report = renderReport(
      createBuild((article) => ({
        ...article,
        title: '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
        url: 'javascript:alert(1)',
        tags: ['<b>bold</b>'],
        section: '"><svg onload=alert(1)>',
      })),
      { name: '<script>alert(1)</script>', site: 'https://tea.example' },
    );
    expect(report).not.toMatch(/<script>alert|<img|<svg|<b>|javascript:/);
  });
});
