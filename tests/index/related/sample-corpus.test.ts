import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { relateArticles } from '../../../index/related/relate-articles.ts';
import type { Relations } from '../../../index/related/relations.ts';
import type { Article } from '../../../src/article.ts';

/** Thirty-three short English articles in six folders, and two in each of five other languages on unlike subjects. */
describe('the lists of a small site', () => {
  let articles: Article[];
  let relations: Relations;
  beforeAll(async () => {
    const config = await loadConfig(process.cwd(), { sources: ['index/sample'] });
    articles = (await readCorpus(config)).articles;
    relations = (await relateArticles(articles, config)).relations;
  });

  const subjectOf = (place: number) => articles[place]!.id.split('/')[0];
  const shownOf = (place: number) =>
    relations.lists[place]!.filter(({ score }) => score >= relations.threshold);

  it('begin with an article of the same subject', () => {
    const strangers = articles.flatMap(({ id }, place) => {
      const [first] = shownOf(place);
      return first === undefined || subjectOf(first.doc) === subjectOf(place) ? [] : [id];
    });
    expect(strangers).toEqual([]);
  });

  it('name few articles of other subjects, and most of their own', () => {
    const links = articles.flatMap((_, place) =>
      shownOf(place).map(({ doc }) => subjectOf(doc) === subjectOf(place)),
    );
    expect(links.filter((same) => !same).length).toBeLessThanOrEqual(0.1 * links.length);
    expect(links.length).toBeGreaterThan(2.5 * articles.length - 40);
  });

  it('are empty where a language has nothing else on the subject', () => {
    const foreign = articles.flatMap(({ lang }, place) => (lang === 'en' ? [] : [shownOf(place).length]));
    expect(foreign).toEqual(foreign.map(() => 0));
  });

  it('name one of two copies', () => {
    const ids = relations.clusters.map((cluster) => cluster.map((place) => articles[place]!.id));
    expect(ids).toEqual([['stars/perseids', 'stars/perseids-agency']]);
    const named = relations.lists.flatMap((list) => list.map(({ doc }) => articles[doc]!.id));
    expect(named).not.toContain('stars/perseids-agency');
  });
});
