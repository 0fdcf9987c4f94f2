import { describe, expect, it } from 'vitest';
import { type RelateConfig, relateArticles } from '../../../index/related/relate-articles.ts';
import type { Article } from '../../../src/article.ts';
import { makeArticle, TEA_AND_BICYCLES } from './articles.ts';

describe('relateArticles', () => {
  it('links articles of one subject before all others', async () => {
    expect(await listIds(TEA_AND_BICYCLES, 'tea-green', 2)).toEqual([
      'tea-kettle', // names green tea, loose leaves and seventy degrees
      'tea-oolong', // green tea and loose leaves in passing
    ]);
    // Its whole title stands in the other one's text.
    expect((await listIds(TEA_AND_BICYCLES, 'bike-rain', 1))[0]).toBe('bike-chain');
  });

  it('names an article never in its own list, and every other at most once', async () => {
    const { relations } = await relate(TEA_AND_BICYCLES);
    relations.lists.forEach((list, i) => {
      const docs = list.map(({ doc }) => doc);
      expect(docs).not.toContain(i);
      expect(new Set(docs).size).toBe(docs.length);
    });
  });

  it('gives scores between 0 and 100, and more to the nearer', async () => {
    const { relations } = await relate(TEA_AND_BICYCLES);
    for (const list of relations.lists) {
      const scores = list.map(({ score }) => score);
      expect(scores.every((score) => score >= 0 && score <= 100)).toBe(true);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('gives words and phrases as they are written, shared tags and the author as reasons', async () => {
    const { relations } = await relate(TEA_AND_BICYCLES);
    const link = relations.lists[1]!.find(({ doc }) => doc === 0)!;
    expect(link.reasons).toContainEqual({ kind: 'tags', values: ['bicycles'] });
    expect(link.reasons).toContainEqual({ kind: 'author', values: ['Ada'] });
    const words = link.reasons.find(({ kind }) => kind === 'terms')!.values;
    expect(words[0]!.toLowerCase()).toBe('disc brakes');
  });

  it('gives a name whole, and each word once', async () => {
    const articles = [
      makeArticle(
        'a',
        'Fever in the harbour',
        'The World Health Organization sent vaccines. Migration slowed.',
      ),
      makeArticle(
        'b',
        'Vaccines',
        'Vaccines come from the World Health Organization. A migrating fever, she said.',
      ),
      ...TEA_AND_BICYCLES,
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { relations } = await relate(articles);
    const words = relations.lists[0]![0]!.reasons.find(({ kind }) => kind === 'terms')!.values;
    expect(words).toContain('World Health Organization');
    expect(words.join(' ')).not.toMatch(/said|World.*World|igrati.*igrati/);
  });

  it('explains a score by its parts', async () => {
    const { relations } = await relate(TEA_AND_BICYCLES);
    const { parts } = relations.lists[3]![0]!;
    expect(Object.keys(parts)).toEqual(['text', 'mention', 'tags', 'named', 'linked', 'recency']);
    expect(parts.recency).toBeGreaterThan(1);
  });

  it('relates an article within its language unless told otherwise', async () => {
    const articles = [
      makeArticle('de', 'Grüner Tee', 'Matcha, Gyokuro, Bancha und Sencha', { lang: 'de' }),
      makeArticle('de-2', 'Noch ein Tee', 'Sencha, Bancha, Gyokuro und Matcha', { lang: 'de' }),
      makeArticle('en', 'Green tea', 'Bancha, Gyokuro, Matcha and Sencha'),
    ];
    expect(await listIds(articles, 'de', 5)).toEqual(['de-2']);
    expect(await listIds(articles, 'de', 5, { related: { acrossLanguages: true } })).toContain('en');
  });

  it('leaves out what came later when told to', async () => {
    const ids = await listIds(TEA_AND_BICYCLES, 'tea-kettle', 5, { related: { olderOnly: true } });
    expect(ids).toContain('tea-green');
    expect(ids).not.toContain('tea-oolong');
  });

  it('shows pins first and blocks never', async () => {
    const articles = TEA_AND_BICYCLES.map((article) =>
      article.id === 'tea-green'
        ? { ...article, related: { pin: ['/bike-rain/'], block: ['tea-kettle'] } }
        : article,
    );
    const { relations, problems } = await relate(articles);
    const list = relations.lists[3]!;
    expect(problems).toEqual([]);
    expect(list[0]).toMatchObject({ doc: 2, pinned: true });
    expect(list.filter(({ pinned }) => pinned)).toHaveLength(1);
    expect(list.map(({ doc }) => doc)).not.toContain(4);
  });

  it('names nothing that has only a tag, a time and a word in common', async () => {
    const text = Array.from({ length: 60 }, (_, i) => `sourdough${i} crust${i % 9} oven`)
      .join(' ')
      .concat(' rain');
    const odd = makeArticle('bread', 'Rye', text, { date: '2021-05-02', tags: ['bicycles'] });
    const articles = [...TEA_AND_BICYCLES, odd].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await listIds(articles, 'bread', 5, { related: { threshold: 0 } })).toEqual([]);
  });

  describe('links within the texts', () => {
    const linkFrom = (from: string[], to: string) =>
      TEA_AND_BICYCLES.map((article) => (from.includes(article.id) ? { ...article, links: [to] } : article));
    const linkedOf = async (articles: Article[], id: string) => {
      const { relations } = await relate(articles);
      const list = relations.lists[articles.findIndex((article) => article.id === id)]!;
      return Object.fromEntries(list.map(({ doc, parts }) => [articles[doc]!.id, parts.linked! > 0]));
    };

    it('speak for what near articles link to', async () => {
      const found = await linkedOf(linkFrom(['tea-oolong'], '/tea-kettle/'), 'tea-green');
      expect(found).toMatchObject({ 'tea-kettle': true });
    });

    it('lead to the article that the query of an address names', async () => {
      const number = (id: string) => TEA_AND_BICYCLES.findIndex((article) => article.id === id);
      const site = linkFrom(['tea-oolong'], `/?p=${number('tea-kettle')}`);
      const found = await linkedOf(
        site.map((article, i) => ({ ...article, url: `/?p=${i}` })),
        'tea-green',
      );
      expect(found).toMatchObject({ 'tea-kettle': true });
    });

    it('say nothing for the lists of the two that they join', async () => {
      const articles = linkFrom(['tea-oolong'], '/tea-kettle/');
      expect(Object.values(await linkedOf(articles, 'tea-oolong'))).not.toContain(true);
      expect(Object.values(await linkedOf(articles, 'tea-kettle'))).not.toContain(true);
    });

    it('are passed over where every page has them', async () => {
      const text = (i: number) => `green tea in loose leaves, infusion ${i}, seventy degrees`;
      const pages = Array.from({ length: 20 }, (_, i) =>
        makeArticle(`tea-${i + 10}`, `Tea ${i}`, text(i), { links: ['/tea-10/'] }),
      );
      expect(Object.values(await linkedOf(pages, 'tea-20'))).not.toContain(true);
    });
  });

  it('leaves the list empty where an editor switched it off', async () => {
    const [first, ...others] = TEA_AND_BICYCLES;
    const { relations } = await relate([{ ...first!, related: { off: true } }, ...others]);
    expect(relations.lists[0]).toEqual([]);
  });

  it('puts one of each text into a list: the original for its copies', async () => {
    const text = Array.from({ length: 90 }, (_, i) => `green tea word${i} leaf${i % 7}`).join(' ');
    const articles = [
      makeArticle('a', 'Green tea, a history', text, { date: '2020-05-05' }),
      makeArticle('b', 'Green tea, a history | The Wire', `From the wire: ${text}`, { date: '2020-05-01' }),
      makeArticle('c', 'Tea today', 'green tea word1 word2 and the leaf3 of green tea today', {}),
    ];
    const { relations } = await relate(articles);
    expect(relations.clusters).toEqual([[1, 0]]);
    expect(relations.lists[2]!.map(({ doc }) => doc)).toEqual([1]);
    expect(relations.lists[0]!.map(({ doc }) => doc)).toEqual([2]);
  });

  it('joins what names one page its original, told apart by its query where the site does so', async () => {
    const at = (p: number) => `https://example.org/?p=${p}`;
    const articles = [
      makeArticle('a', 'Green tea', 'Warm the pot, then pour.', { url: at(1) }),
      makeArticle('b', 'Chains', 'Oil a chain when it squeaks.', { url: at(2) }),
      makeArticle('c', 'Tea', 'A cup in the morning.', {
        url: '/syndicated/tea/',
        canonical: `${at(1)}&utm_source=wire`,
      }),
      makeArticle('d', 'Wheels', 'True a wheel with patience.', {
        url: '/syndicated/wheels/',
        canonical: 'https://elsewhere.example/?p=2',
      }),
    ];
    const { relations } = await relate(articles);
    expect(relations.clusters).toEqual([[0, 2]]);
  });

  it('knows a short news item again under another title and with another end', async () => {
    const story = `The old ferry across the Eider stops on the first of May. Since 1911 it has carried carts, then
      cars, between the two villages, pulled along a steel rope by hand. The council found cracks in the hull and no
      yard that would weld wood and iron of that age. Passengers may cross by rowing boat until a bridge for
      bicycles opens in autumn.`;
    const articles = [
      makeArticle(
        'a',
        'Ferry on the Eider stops after a century',
        `${story} The last crossing is free for everyone.`,
        {
          date: '2022-04-02',
        },
      ),
      makeArticle('b', 'Cracks in the hull', `${story} Residents have announced a protest.`, {
        date: '2022-04-03',
      }),
      makeArticle(
        'c',
        'A bridge for bicycles',
        'The bridge across the Eider carries bicycles from autumn on.',
        {},
      ),
      makeArticle(
        'd',
        'Rowing boats',
        'Who crosses the Eider by rowing boat wears a vest. The ferry is near.',
        {},
      ),
    ];
    const { relations } = await relate(articles);
    expect(relations.clusters).toEqual([[0, 1]]);
    expect(relations.lists[0]!.map(({ doc }) => doc)).not.toContain(1);
    expect(relations.lists[1]!.map(({ doc }) => doc)).not.toContain(0);
    expect(relations.lists[2]!.map(({ doc }) => doc)).not.toContain(1);
  });

  it('lets dates count as told, and not at all with the weight 0', async () => {
    const partsWith = async (weight: number) => {
      const { relations } = await relate(TEA_AND_BICYCLES, { related: { recency: { weight, days: 30 } } });
      return relations.lists[3]!.map(({ parts }) => parts.recency);
    };
    expect(new Set(await partsWith(0))).toEqual(new Set([1]));
    // 31 days between green tea and the kettle: 1 + .6 / (1 + 31/30).
    expect((await partsWith(0.6))[0]).toBeCloseTo(1.295, 3);
  });

  it('answers for a site of one article, of none, and for empty texts', async () => {
    expect((await relate([])).relations.lists).toEqual([]);
    expect((await relate([makeArticle('a', 'Alone', 'all alone')])).relations.lists).toEqual([[]]);
    const { relations } = await relate([makeArticle('a', '', ''), makeArticle('b', '', '')]);
    expect(relations.lists).toEqual([[], []]);
  });

  it('keeps its order with the bounds of a large site', async () => {
    const related = { asLargeAs: 1_000_000 };
    const ids = await listIds(TEA_AND_BICYCLES, 'bike-rain', 5, { related });
    expect(ids).not.toContain('bike-rain');
  });
});

function relate(articles: readonly Article[], config: RelateConfig = { related: {} }) {
  return relateArticles(articles, config);
}

async function listIds(
  articles: readonly Article[],
  id: string,
  count: number,
  config?: RelateConfig,
): Promise<string[]> {
  const { relations } = await relate(articles, config);
  const list = relations.lists[articles.findIndex((article) => article.id === id)]!;
  return list.slice(0, count).map(({ doc }) => articles[doc]!.id);
}
