import { expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import type { EditorsChoice } from '../../../src/article.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from './articles.ts';

async function askFor(id: string, related: EditorsChoice, explain: boolean) {
  const articles = [
    makeArticle('black-tea', 'Black tea', 'Boil the water.', { related }),
    makeArticle('green-tea', 'Green <b>tea</b>', 'Warm the pot.', {}),
    makeArticle('oolong', 'Oolong', 'In between.', {}),
  ];
  const { files } = await packIndex(articles, noRelations(articles.length), {});
  const engine = await openEngine(new MemoryStore(files));
  const request = { id, limit: 5, offset: 0, filters: [], exclude: [], explain };
  return (await engine.related(request, createCosts()))?.editors;
}

it('tells what an editor blocks, by id or URL, where an explanation is asked for', async () => {
  const { url } = makeArticle('green-tea', '', '', {});
  expect(await askFor('black-tea', { block: ['oolong', url] }, true)).toEqual({
    off: false,
    blocked: [
      { id: 'oolong', url: expect.any(String), title: 'Oolong' },
      { id: 'green-tea', url, title: 'Green <b>tea</b>' },
    ],
  });
  expect(await askFor('black-tea', { block: ['oolong'] }, false)).toBeUndefined();
});

it('tells that an editor switched the list off', async () => {
  expect(await askFor('black-tea', { off: true }, true)).toEqual({ off: true, blocked: [] });
});

it('tells nothing where no editor decided anything', async () => {
  expect(await askFor('oolong', { block: ['green-tea'] }, true)).toBeUndefined();
});
