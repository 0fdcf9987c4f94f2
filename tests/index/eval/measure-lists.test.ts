import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { editCopies } from '../../../index/eval/edited-copies.ts';
import { type ListMeasures, measureLists } from '../../../index/eval/measure-lists.ts';
import type { Article } from '../../../src/article.ts';
import { makeArticle } from '../related/articles.ts';

/** Two that have nothing to do with the sample corpus, though they use the words that any text uses. */
const STRANGERS = [
  makeArticle(
    'chess',
    'A gambit of the queen',
    `White offers a pawn on the wing and gets the centre for it. Who takes the pawn must give it back in time, or the
      pieces of the queen's side never come out. After castling the rooks belong on open files, and the plan of the
      minority attack is older than the players who are known for it. Endings with one pawn more are often drawn.`,
  ),
  makeArticle(
    'parliament',
    'A motion of censure',
    `The opposition moved a vote against the minister on Tuesday after the committee had heard eleven witnesses. The
      coalition voted it down by a margin of four. The minister said that she would publish the contracts of the
      ministry with the consultants before the budget is debated, and that no official had broken the law.`,
  ),
];

describe('the lists of the sample corpus', () => {
  let articles: Article[];
  let measured: ListMeasures;
  beforeAll(async () => {
    articles = (await readCorpus(await loadConfig(process.cwd(), { sources: ['index/sample'] }))).articles;
    const links = new Map([['tea/green-tea', new Map([['tea/black-tea', 1]])]]);
    measured = await measureLists(articles, { related: {}, links, strangers: STRANGERS }, () => {});
  });

  it('are measured with and without places for articles that none names', () => {
    expect(measured.articles).toBe(articles.length);
    expect(measured.orphansAfter).toBeLessThanOrEqual(measured.orphansBefore);
    expect(measured.ndcg10After).toBeGreaterThan(0);
  });

  it('give reasons that say something', () => {
    expect(measured.reasons).toBeGreaterThan(measured.links);
    expect(measured.emptyReasons).toEqual([]);
    expect(measured.unexplained).toBe(0);
  });

  it('find two of three copies of their short texts, and take no two texts for one', () => {
    expect(measured.copies).toBeGreaterThan(25);
    expect(measured.copiesFound / measured.copies).toBeGreaterThan(0.65);
    expect(measured.joinedWrongly).toBe(0);
  });

  it('leave strangers alone', () => {
    expect(measured.strangers).toEqual({ articles: 2, withLinks: 0, links: 0, named: 0 });
  });
});

describe('editCopies', () => {
  const text = (word: string) =>
    Array.from(
      { length: 12 },
      (_, k) => `The ${word} number ${k} stands beside all the others on a shelf.`,
    ).join(' ');
  const articles = ['cup', 'pot', 'jug'].map((word) => makeArticle(word, `A ${word}`, text(word)));

  it('makes the same copies each time, one of every article that is long enough', () => {
    const made = editCopies([...articles, makeArticle('note', 'Note', 'Closed today.')], new Set(['jug']));
    expect(made.map(({ copyOf }) => copyOf)).toEqual(['cup', undefined, 'pot']);
    expect(editCopies(articles, new Set(['jug']))).toEqual(made);
  });

  it('changes what it copies', () => {
    for (const { article, copyOf } of editCopies(articles, new Set())) {
      expect(article.text).not.toBe(articles.find(({ id }) => id === copyOf)?.text);
    }
  });
});
