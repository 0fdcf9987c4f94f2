import { expect, it } from 'vitest';
import { createDescription } from '../../../src/http/openapi.ts';
import { listDocumentedRequests } from '../../documented-requests.ts';
import { createTestApp } from './fake-engine.ts';

it.each(listDocumentedRequests())('$method $address is answered as described', async (request) => {
  const { method, address, body, check } = request;
  await check(
    await createTestApp().app.request(address, { method, ...(body === undefined ? {} : { body }) }),
  );
});

it('is served with the address of the server that was asked', async () => {
  const { app } = createTestApp();
  const response = await app.request('https://elsewhere.example/openapi.json');
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(await response.json()).toEqual(createDescription('https://elsewhere.example'));
});
