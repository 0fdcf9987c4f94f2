/** Short articles for the tests of related lists. */
import type { Article } from '../../../src/article.ts';

/** An article with everything that a test does not care about. */
export function makeArticle(id: string, title: string, text: string, more: Partial<Article> = {}): Article {
  return { id, url: `/${id}/`, title, text, tags: [], authors: [], lang: 'en', links: [], ...more };
}

/** Eight articles of a site about tea and bicycles, sorted by id. */
export const TEA_AND_BICYCLES: Article[] = [
  makeArticle(
    'bike-brakes',
    'Rim brakes or disc brakes',
    'Disc brakes stop a bicycle in the rain. Rim brakes weigh less, and any workshop can mend them.',
    { tags: ['bicycles'], date: '2021-03-01', authors: ['Ada'] },
  ),
  makeArticle(
    'bike-chain',
    'Oiling a bicycle chain',
    'A dry bicycle chain wears out fast. Clean the chain, oil every link, and wipe it. While you are there, look at the disc brakes.',
    { tags: ['bicycles'], date: '2021-04-01', authors: ['Ada'] },
  ),
  makeArticle(
    'bike-rain',
    'Cycling in the rain',
    'Rain makes rim brakes weak. Mudguards and a bicycle chain with fresh oil help. Read Oiling a bicycle chain first.',
    { tags: ['bicycles'], date: '2021-05-01' },
  ),
  makeArticle(
    'tea-green',
    'Brewing green tea',
    'Green tea wants water of seventy degrees. Loose leaves of green tea give three infusions, each with its own taste.',
    { tags: ['tea'], date: '2020-01-01' },
  ),
  makeArticle(
    'tea-kettle',
    'A kettle for green tea',
    'A kettle with a thermometer spares the leaves: water of seventy degrees is right for green tea, and for loose leaves of oolong ninety.',
    { tags: ['tea'], date: '2020-02-01' },
  ),
  makeArticle(
    'tea-oolong',
    'Oolong from Taiwan',
    'Oolong stands between green tea and black tea. Loose leaves open slowly over many infusions.',
    { tags: ['tea'], date: '2020-03-01' },
  ),
];
