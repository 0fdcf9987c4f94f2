import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relateArticles } from '../../../index/related/relate-articles.ts';
import { makeArticle } from './articles.ts';

const LANGUAGES = ['de', 'fr', 'es', 'ru', 'ja', 'zh'];

/** Parallel texts of our own: two articles on each of bread, the night sky and bicycles in every language. */
const ARTICLES = LANGUAGES.flatMap((lang) => {
  const file = new URL(`fixtures/${lang}.json`, import.meta.url);
  const fixtures: { id: string; title: string; text: string }[] = JSON.parse(readFileSync(file, 'utf8'));
  return fixtures.map(({ id, title, text }) => makeArticle(id, title, text, { lang }));
}).sort((a, b) => (a.id < b.id ? -1 : 1));

const themeOf = (id: string) => id.replace(/-\d$/, '');

describe('articles in six languages', () => {
  it.each(LANGUAGES)('are led to the other article of their theme in %s', async (wanted) => {
    const { relations } = await relateArticles(ARTICLES, { related: {} });
    const firsts = ARTICLES.flatMap(({ id, lang }, i) => {
      const first = relations.lists[i]![0];
      return lang === wanted ? [[id, first && themeOf(ARTICLES[first.doc]!.id)]] : [];
    });
    expect(firsts).toEqual(firsts.map(([id]) => [id, themeOf(id!)]));
  });

  it('never leave their language', async () => {
    const { relations } = await relateArticles(ARTICLES, { related: {} });
    relations.lists.forEach((list, i) => {
      for (const { doc } of list) expect(ARTICLES[doc]!.lang).toBe(ARTICLES[i]!.lang);
    });
  });

  it('give reasons that stand in the other article as they are', async () => {
    const { relations } = await relateArticles(ARTICLES, { related: {} });
    const firsts = relations.lists.flatMap(([first]) => (first ? [first] : []));
    for (const { doc, reasons } of firsts) {
      const words = reasons.find(({ kind }) => kind === 'terms')?.values ?? [];
      expect(words.length, ARTICLES[doc]!.id).toBeGreaterThan(0);
      const { title, text } = ARTICLES[doc]!;
      for (const word of words) expect(`${title} ${text}`).toContain(word);
    }
  });
});
