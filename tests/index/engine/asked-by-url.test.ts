/** Which article a URL names, over the engine that the Worker runs. */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { openTexts } from './ask.ts';

async function idAt(engine: Engine, url: string): Promise<string | undefined> {
  const request = { url, limit: 5, offset: 0, filters: [], exclude: [], explain: false };
  return (await engine.related(request, createCosts()))?.article?.id;
}

describe('an article asked for by its URL', () => {
  it('is found with any host, with a slash or without, and with what a link adds', async () => {
    const engine = await openTexts({
      tea: { url: '/drinks/tea/', text: 'Warm the pot.' },
      water: { url: '/drinks/water/', text: 'Let it boil.' },
    });
    for (const url of [
      '/drinks/tea',
      'https://example.org/drinks/tea/index.html',
      '/drinks/tea/?utm_source=letter&page=2#pot',
    ]) {
      expect(await idAt(engine, url), url).toBe('tea');
    }
    expect(await idAt(engine, '/drinks/')).toBeUndefined();
  });

  it('is told from its neighbour by the query where the site does so, as WordPress without permalinks', async () => {
    const engine = await openTexts({
      about: { url: 'https://example.org/about/', text: 'Who we are.' },
      one: { url: 'https://example.org/?p=1', text: 'Warm the pot.' },
      two: { url: 'https://example.org/?p=2', text: 'Let it boil.' },
    });
    expect(await idAt(engine, 'https://example.org/?p=1')).toBe('one');
    expect(await idAt(engine, '/?utm_source=letter&p=2#comments')).toBe('two');
    expect(await idAt(engine, '/about/?replytocom=3')).toBe('about');
    expect(await idAt(engine, 'https://example.org/?p=3')).toBeUndefined();
    expect(await idAt(engine, 'https://example.org/')).toBeUndefined();
  });

  it('is found by its canonical address too', async () => {
    const engine = await openTexts({
      one: { url: '/tea-2/', canonical: 'https://old.example/?p=1', text: 'Warm the pot.' },
      two: { url: '/water-2/', canonical: 'https://old.example/?p=2', text: 'Let it boil.' },
    });
    expect(await idAt(engine, 'https://old.example/?p=2')).toBe('two');
    expect(await idAt(engine, '/tea-2/')).toBe('one');
  });
});
