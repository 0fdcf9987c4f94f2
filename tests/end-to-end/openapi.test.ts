import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { packIndex } from '../../index/pack/pack-index.ts';
import { createApp } from '../../src/app.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { createDescription } from '../../src/http/openapi.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { listDocumentedRequests } from '../documented-requests.ts';
import { makeArticle, noRelations } from '../index/pack/articles.ts';

it('describes the API validly', async () => {
  const validator = new Validator();
  const result = await validator.validate(createDescription('https://search.example'));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

const more = { tags: ['tea'], authors: ['Ada'], section: 'drinks' };
const articles = [
  makeArticle('black-tea', 'Black tea', 'Boil the water.\n\nWait four minutes.', {
    ...more,
    date: '2023-01-01',
  }),
  makeArticle('green-tea', 'Green tea', 'Warm the pot.\n\nPour the water over the tea leaves.', {
    ...more,
    date: '2024-02-29',
  }),
  makeArticle('oolong', 'Oolong', 'Between green tea and black tea.', {
    ...more,
    summary: 'In between.',
    image: '/o.jpg',
  }),
];
const { files } = await packIndex(articles, noRelations(articles.length), {});
const app = createApp({ openEngine: () => openEngine(new MemoryStore(files)) });

it.each(listDocumentedRequests())('a real index answers $method $address as described', async (request) => {
  const { method, address, body, check } = request;
  await check(await app.request(address, { method, ...(body === undefined ? {} : { body }) }));
});
