/** Packs an index of four articles, and of one more, for the tests in the Workers runtime, where nothing can be built. */
import type { TestProject } from 'vitest/node';
import { packIndex } from '../../index/pack/pack-index.ts';
import { relateArticles } from '../../index/related/relate-articles.ts';
import type { Relations } from '../../index/related/relations.ts';
import { makeArticle, noRelations } from '../index/pack/articles.ts';

const more = { tags: ['tea'], authors: ['Ada'], section: 'drinks', date: '2024-02-29' };

const articles = [
  makeArticle('black-tea', 'Black tea', 'Boil the water.\n\nWait four minutes.', more),
  makeArticle('green-tea', 'Green tea', 'Warm the pot.\n\nPour the water over the tea leaves.', more),
  makeArticle('oolong', 'Oolong', 'Between green tea and black tea.', more),
  makeArticle('té', 'Té', 'Una taza de té.', { lang: 'es' }),
];

/** Every article is related to every other; their profiles are those of a build. */
async function relateAll(corpus: typeof articles): Promise<Relations> {
  const count = corpus.length;
  const { relations } = await relateArticles(corpus, { related: {} });
  const all = Array.from({ length: count }, (_, doc) => doc);
  return {
    ...noRelations(count),
    profiles: relations.profiles,
    lists: all.map((one) =>
      all
        .filter((doc) => doc !== one)
        .map((doc) => ({ doc, score: 90 - doc, pinned: false, reasons: [], parts: { text: 90 - doc } })),
    ),
    neighbours: all.map((one) => all.filter((doc) => doc !== one).map((doc) => ({ doc, similarity: 0.5 }))),
  };
}

async function packAll(corpus: typeof articles): Promise<Record<string, string>> {
  const { files } = await packIndex(corpus, await relateAll(corpus), {});
  return Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('smallIndex', await packAll(articles));
  project.provide(
    'nextIndex',
    await packAll([...articles, makeArticle('white-tea', 'White tea', 'Tea as well.', more)]),
  );
}
