import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { toDraftRequest } from '../../../src/http/draft-body.ts';
import { PARAMETERS } from '../../../src/http/parameters.ts';
import { RequestError } from '../../../src/http/problem.ts';
import { readParameters, toRelatedRequest, toSearchRequest } from '../../../src/http/read-parameters.ts';
import type {} from '../../fuzz/task-meta.ts';
import type {} from '../../provided.ts';
import { createTestApp } from './fake-engine.ts';

/** 2000 inputs a property, always the same ones. */
const LENGTH = { numRuns: 2000 * inject('fuzzRuns'), seed: 20260101 };

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\ufeff',
    '"',
    '""',
    ',',
    'tag:',
    'tag:",',
    '__proto__',
    'constructor',
  ),
);
const anyName = fc.oneof(
  fc.constantFrom(...Object.keys(PARAMETERS)),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'limt', ''),
  anyText,
);
const anyQuery = fc.array(fc.tuple(anyName, anyText), { maxLength: 8 });

/** Runs, and lets only a request error pass. */
function attempt(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
  }
}

describe('whatever stands in a query string', () => {
  it('throws nothing but a request error, within bounds', ({ task }) => {
    task.meta.inputs = LENGTH.numRuns;
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        attempt(() => {
          const values = readParameters(`https://x.example/?${new URLSearchParams(pairs)}`);
          attempt(() => toSearchRequest(values));
          attempt(() => toRelatedRequest(values));
          expect(values.limit ?? 1).toBeLessThanOrEqual(100);
          expect(values.filter?.length ?? 0).toBeLessThanOrEqual(32);
        });
      }),
      LENGTH,
    );
  });

  it('throws nothing but a request error when it is not even encoded', ({ task }) => {
    task.meta.inputs = LENGTH.numRuns;
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{0,200}$/), (query) => {
        attempt(() => readParameters(`https://x.example/?${query}`));
      }),
      LENGTH,
    );
  });

  it('is answered with a status that is not ours to blame', async ({ task }) => {
    task.meta.inputs = LENGTH.numRuns / 5;
    const { app } = createTestApp();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/v1/search', '/v1/related', '/v1/suggest', '/search', '/'),
        anyQuery,
        async (path, pairs) => {
          const { status } = await app.request(`${path}?${new URLSearchParams(pairs)}`);
          expect([200, 400, 404]).toContain(status);
        },
      ),
      { ...LENGTH, numRuns: LENGTH.numRuns / 5 },
    );
  });

  it.each([
    ['filter', `tag:${','.repeat(8000)}`],
    ['filter', `tag:${',a'.repeat(8000)}:`],
    ['filter', `tag:${'"'.repeat(8000)}`],
    ['exclude', ','.repeat(16000)],
    ['exclude', '"'.repeat(16000)],
    ['lang', `en${'-a'.repeat(8000)}!`],
    ['threshold', '1'.repeat(16000)],
    ['q', `${'\u0301'.repeat(8000)}!`],
  ])('is read in time: %s', (name, value) => {
    const start = performance.now();
    attempt(() => readParameters(`https://x.example/?${new URLSearchParams([[name, value]])}`));
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe('whatever stands in a body', () => {
  it('throws nothing but a request error', ({ task }) => {
    task.meta.inputs = LENGTH.numRuns;
    const member = fc.oneof(fc.jsonValue(), anyText);
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { title: member, text: member, html: member, tags: member, lang: member },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(body, (value) => {
        attempt(() => {
          const { title, text } = toDraftRequest(value, {});
          expect(text.trim()).not.toBe('');
          expect(/\p{Surrogate}/u.test(title + text)).toBe(false);
        });
      }),
      LENGTH,
    );
  });

  it.each([
    ['nested arrays', '['.repeat(260_000)],
    ['nested objects', '{"a":'.repeat(52_000)],
    ['nested elements', JSON.stringify({ html: '<div>'.repeat(52_000) })],
    ['open tags', JSON.stringify({ html: '<'.repeat(260_000) })],
    ['attributes', JSON.stringify({ html: `<p ${'a='.repeat(130_000)}` })],
    ['entities', JSON.stringify({ html: '&amp'.repeat(65_000) })],
    ['comments', JSON.stringify({ html: '<!--'.repeat(65_000) })],
    ['breaks', JSON.stringify({ html: `x${'<br>'.repeat(64_000)}` })],
  ])('is read in time: %s', async (_, body) => {
    const { app } = createTestApp();
    const start = performance.now();
    const { status } = await app.request('/v1/related', { method: 'POST', body });
    expect([200, 400]).toContain(status);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
