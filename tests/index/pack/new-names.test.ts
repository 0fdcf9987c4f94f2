import { expect, it } from 'vitest';
import { createRandom } from '../../../index/bench/corpus/random.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { relateArticles } from '../../../index/related/relate-articles.ts';
import type { Article } from '../../../src/article.ts';
import { makeArticle } from './articles.ts';

const ARTICLES = 1500;
const SUBJECTS = 60;
/** Of all bytes, what may lie in files with new names once one article was edited. */
const MOST_NEW = 0.15;

/** Articles of subjects that have words of their own, beside common ones that are met the more often the lower their number. */
function writeArticles(): Article[] {
  const random = createRandom(11);
  const write = (subject: number, count: number) =>
    Array.from({ length: count }, () =>
      random() < 0.4
        ? `s${subject}n${Math.floor(150 * random() ** 2)}`
        : `word${Math.floor(6000 * random() ** 3)}`,
    ).join(' ');
  return Array.from({ length: ARTICLES }, (_, i) => {
    const subject = Math.floor(random() * SUBJECTS);
    const text = Array.from({ length: 4 }, () => `${write(subject, 30)}.`).join('\n\n');
    return makeArticle(`post/${String(i).padStart(5, '0')}`, `About ${write(subject, 3)}`, text);
  });
}

async function build(articles: readonly Article[]) {
  // A corpus of thousands weighs words by classes of their frequency; so does this one, that the test may be quick.
  const { relations } = await relateArticles(articles, { related: { coarse: true } });
  return (await packIndex(articles, relations)).files;
}

it('files with new names hold at most 15 % of the bytes after one article was edited', async () => {
  const articles = writeArticles();
  const before = await build(articles);
  const edited = articles.map((article, i) =>
    i === 700 ? { ...article, text: `${article.text}\n\nA closing paragraph, and a kettle.` } : article,
  );
  let [all, fresh] = [0, 0];
  for (const [name, bytes] of await build(edited)) {
    all += bytes.length;
    if (!before.has(name)) fresh += bytes.length;
  }
  expect(fresh / all).toBeGreaterThan(0);
  expect(fresh / all).toBeLessThanOrEqual(MOST_NEW);
}, 120_000);
