/** What search promises for every corpus and query, held against slow scans over the articles' words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';
import { fold } from '../../../src/analysis/fold.ts';
import type { Filter, Sort } from '../../../src/answers.ts';
import type { Article } from '../../../src/article.ts';
import type { Engine } from '../../../src/engine.ts';
import { makeArticle } from '../pack/articles.ts';
import { find, openArticles, search } from './ask.ts';

/** Few words, so that phrases meet; with accents, endings, compounds, signs and a script without spaces. */
const WORDS = [
  'tea',
  'teas',
  'café',
  'cafe',
  'green',
  'greens',
  'the',
  'of',
  'die',
  'häuser',
  'haus',
  'e-mail',
  'email',
  'mail',
  'C++',
  "cup's",
  '緑茶',
  '茶の',
  'x1',
];
const word = fc.constantFrom(...WORDS);
const someWords = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((words) => words.join(' '));
const corpus = fc
  .array(
    fc.record({
      title: someWords(0, 3),
      text: fc.array(someWords(1, 8), { maxLength: 4 }).map((paragraphs) => paragraphs.join('.\n\n')),
      lang: fc.constantFrom('en', 'en', 'de', 'ja'),
      tags: fc.subarray(['hot', 'leaf']),
      date: fc.constantFrom(undefined, '2020-01-01', '2020-06-01', '2021-01-01'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drafts) =>
    drafts.map(({ title, text, lang, tags, date }, i) =>
      makeArticle(`article-${String(i).padStart(3, '0')}`, title, text, {
        lang,
        tags,
        ...(date && { date }),
      }),
    ),
  );
/** No two articles are copies unless this says so: every third is a copy of the one before. */
const clustersOf = (articles: readonly Article[]) =>
  articles.flatMap((_, i) => (i % 3 === 2 ? [[i - 1, i]] : []));

describe('an exact phrase', () => {
  it('is found in exactly the articles whose title or text holds its words side by side', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.array(someWords(1, 3), { minLength: 1, maxLength: 5 }),
        async (articles, phrases) => {
          const engine = await openArticles(articles);
          for (const phrase of phrases) {
            const wanted = articles.filter((article) => holdsPhrase(article, phrase)).map(({ id }) => id);
            expect((await find(engine, `"${phrase}"`)).sort(), phrase).toEqual(wanted);
          }
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe('the number of hits', () => {
  it('is exact for words, phrases, exclusions, title words, tags and filters together', async () => {
    // One language without stop words and compounds: what a word matches is then plain to see.
    const plain = fc.constantFrom('tea', 'teas', 'green', 'cup', 'pot', 'zq');
    const texts = (most: number) => fc.array(plain, { maxLength: most }).map((words) => words.join(' '));
    const articles = fc
      .array(fc.record({ title: texts(2), text: texts(6), tags: fc.subarray(['hot', 'leaf']) }), {
        minLength: 1,
        maxLength: 40,
      })
      .map((drafts) =>
        drafts.map(({ title, text, tags }, i) =>
          makeArticle(`article-${String(i).padStart(3, '0')}`, title, text, { tags }),
        ),
      );
    const query = fc.record({
      words: fc.array(plain, { maxLength: 3 }),
      titleWords: fc.array(plain, { maxLength: 1 }),
      excluded: fc.array(plain, { maxLength: 1 }),
      phrase: fc.array(fc.tuple(plain, plain), { maxLength: 1 }),
      tags: fc.subarray(['hot', 'leaf']),
      filters: fc.subarray(['hot', 'leaf']),
      operator: fc.constantFrom('or' as const, 'and' as const),
      sort: fc.constantFrom<Sort>('relevance', 'date:desc'),
    });
    await fc.assert(
      fc.asyncProperty(articles, fc.array(query, { minLength: 1, maxLength: 8 }), async (all, queries) => {
        const engine = await openArticles(all);
        for (const { words, titleWords, excluded, phrase, tags, filters, operator, sort } of queries) {
          const phrases = phrase.map((pair) => pair.join(' '));
          const q = [
            ...words,
            ...titleWords.map((one) => `title:${one}`),
            ...excluded.map((one) => `-${one}`),
            ...phrases.map((one) => `"${one}"`),
            ...tags.map((one) => `tag:${one}`),
          ].join(' ');
          const holds = (article: Article, one: string, titleOnly = false) =>
            toTerms(titleOnly ? article.title : `${article.title} ${article.text}`).has(toTerm(one));
          const hits = all.filter((article) => {
            if (![...tags, ...filters].every((tag) => article.tags.includes(tag))) return false;
            if (excluded.some((one) => holds(article, one))) return false;
            if (!phrases.every((one) => holdsPhrase(article, one))) return false;
            if (!titleWords.every((one) => holds(article, one, true))) return false;
            const asked = [...words, ...phrases.flatMap((one) => one.split(' '))];
            if (asked.length + titleWords.length === 0) return true;
            const matched = asked.filter((one) => holds(article, one));
            return operator === 'and'
              ? matched.length === asked.length
              : matched.length + titleWords.length > 0;
          });
          const answer = await search(engine, q, {
            operator,
            sort,
            filters: filters.map((value): Filter => ({ field: 'tag', value })),
            facets: ['lang'],
          });
          expect(answer.totalHitsExact).toBe(true);
          expect(answer.hits.map(({ id }) => id).sort(), q).toEqual(hits.map(({ id }) => id));
          expect(answer.totalHits, q).toBe(hits.length);
          expect(answer.facetDistribution.lang?.en ?? 0, q).toBe(hits.length);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe('pages', () => {
  it('give every hit once, however long they are, with copies folded, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        someWords(1, 3),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<Sort>('relevance', 'date:desc', 'date:asc'),
        async (articles, q, limit, sort) => {
          const engine = await openArticles(articles, { relations: { clusters: clustersOf(articles) } });
          const whole = await search(engine, q, { sort });
          expect(whole.hits).toHaveLength(whole.totalHits);
          expect(await readPages(engine, q, limit, sort)).toEqual(whole.hits.map(({ id }) => id));
        },
      ),
      { numRuns: 50, seed: 6 },
    );
  });

  it('go on without gaps or repeats behind the hundred articles that are ranked by place', async () => {
    const articles = Array.from({ length: 437 }, (_, i) =>
      makeArticle(
        `article-${String(i).padStart(3, '0')}`,
        `Tea ${i % 7 === 0 ? 'green' : ''}`,
        `${'green '.repeat(i % 5)} tea ${'cup '.repeat(i % 11)}`,
        i % 2 ? { date: `20${10 + (i % 13)}-01-01` } : {},
      ),
    );
    const engine = await openArticles(articles, { relations: { clusters: clustersOf(articles) } });
    for (const sort of ['relevance', 'date:desc'] as const) {
      for (const limit of [7, 100]) {
        const ids = await readPages(engine, 'green tea', limit, sort);
        const { totalHits } = await search(engine, 'green tea', { limit: 1, sort });
        expect(ids).toHaveLength(totalHits);
        expect(new Set(ids).size).toBe(totalHits);
        expect(totalHits).toBe(437 - 145);
      }
    }
  });
});

// --- the slow scans ---

async function readPages(engine: Engine, q: string, limit: number, sort: Sort): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const { hits } = await search(engine, q, { limit, offset, sort });
    expect(hits.map(({ position }) => position)).toEqual(hits.map((_, i) => offset + i + 1));
    if (hits.length === 0) return ids;
    ids.push(...hits.map(({ id }) => id));
  }
}

const english = analyzerFor('en');
const toTerm = (form: string) => english.toTerm(form);
const toTerms = (text: string) => new Set(english.tokenize(text).map(({ form }) => toTerm(form)));

/** Word by word from every place of a field; a word without accents stands for itself with accents as well. */
function holdsPhrase({ title, text, lang }: Article, phrase: string): boolean {
  const words = positionsOf(phrase, 'en').map((forms) => forms[0]!);
  const isSame = (form: string, typed: string) =>
    form === typed || (fold(typed) === typed && fold(form) === typed);
  return [title, text].some((field) => {
    const places = positionsOf(field, lang);
    return places.some((_, from) =>
      words.every((typed, i) => places[from + i]?.some((form) => isSame(form, typed))),
    );
  });
}

/** The forms at each place of a text: pairs of characters, compounds and their first parts share one. */
function positionsOf(text: string, lang: string): string[][] {
  const places: string[][] = [];
  for (const { form, position } of analyzerFor(lang).tokenize(text)) {
    places[position] = [...(places[position] ?? []), form];
  }
  return places;
}
