import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BuildCache } from '../../../index/cache/build-cache.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { type RelateOptions, relateArticles } from '../../../index/related/relate-articles.ts';
import type { Article } from '../../../src/article.ts';
import { makeArticle } from './articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-build-before-'));
const kept = join(folder, 'build');
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS =
  'tea kettle leaf harbour winter engine garden river music paper stone glass copper saddle'.split(' ');

/** A text that follows from its number: some words recur in many, some in few. */
function writeText(seed: number): string {
  let state = seed + 1;
  const next = (count: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % count;
  };
  const word = () => (next(3) > 0 ? WORDS[next(WORDS.length)]! : `rare${next(60)}`);
  return Array.from({ length: 3 }, () => `${Array.from({ length: 12 }, word).join(' ')}.`).join('\n\n');
}

const write = (number: number, seed: number): Article => {
  const text = writeText(seed);
  const title = text.split(' ').slice(0, 3).join(' ');
  return makeArticle(`post/${String(number).padStart(3, '0')}`, title, text, {
    tags: [WORDS[seed % 5]!],
    lang: seed % 9 === 0 ? 'de' : 'en',
    ...(seed % 2 === 0 && { date: `2020-01-${10 + (seed % 19)}` }),
  });
};

async function build(corpus: ReadonlyMap<number, number>, options: RelateOptions, cache?: BuildCache) {
  const numbers = [...corpus.keys()].sort((a, b) => a - b);
  const articles = numbers.map((number) => write(number, corpus.get(number)!));
  const { relations } = await relateArticles(articles, { related: options }, () => {}, { cache });
  const { files } = await packIndex(articles, relations, { cache, segmentSize: 16 });
  await cache?.settle();
  cache?.tidy();
  return new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
}

const open = (program = 'this program') => new BuildCache(folder, program);
const COARSE: RelateOptions = { coarse: true };
const firstCorpus = () => new Map(Array.from({ length: 60 }, (_, i) => [i, i]));

describe('a build after another', () => {
  it('takes what did not change', async () => {
    await build(firstCorpus(), COARSE, open());
    const cache = open();
    await build(firstCorpus(), COARSE, cache);
    for (const { taken, of } of cache.taken.values()) expect(taken).toBe(of);
    const edited = firstCorpus().set(40, 400);
    const next = open();
    expect(await build(edited, COARSE, next)).toEqual(await build(edited, COARSE));
    expect(next.taken.get('articles')!.taken).toBeGreaterThan(0);
    expect(next.taken.get('reasons')!.taken).toBeGreaterThan(0);
  });

  it('gives the bytes of a build from nothing, whatever was edited, added or removed', async () => {
    const edit = fc.record({ number: fc.nat(65), seed: fc.option(fc.nat(500), { freq: 4 }) });
    const options = fc.constantFrom<RelateOptions>(
      COARSE,
      { coarse: true, asLargeAs: 100_000 },
      { coarse: true, acrossLanguages: true, recency: { weight: 0, days: 30 } },
      { coarse: true, limit: 3 },
      {},
    );
    const step = fc.record({
      edits: fc.array(edit, { maxLength: 3 }),
      options: fc.oneof({ weight: 4, arbitrary: fc.constant(COARSE) }, { weight: 1, arbitrary: options }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        rmSync(kept, { recursive: true, force: true });
        const corpus = firstCorpus();
        for (const { edits, options } of [{ edits: [], options: COARSE }, ...steps]) {
          for (const { number, seed } of edits) {
            if (seed === null) corpus.delete(number);
            else corpus.set(number, seed);
          }
          const built = await build(corpus, options, open());
          expect(built).toEqual(await build(corpus, options));
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('trusts no file of the cache that was cut, changed, removed or put under another name', async () => {
    const whole = await build(firstCorpus(), COARSE);
    const damages: Record<string, (file: string, other: Uint8Array) => void> = {
      cut: (file) => truncateSync(file, 40),
      emptied: (file) => truncateSync(file, 0),
      changed: (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 4;
        writeFileSync(file, bytes);
      },
      removed: (file) => rmSync(file),
      renamed: (file, other) => writeFileSync(file, other),
    };
    for (const damage of Object.values(damages)) {
      await build(firstCorpus(), COARSE, open());
      const files = readdirSync(kept).map((name) => join(kept, name));
      const contents = files.map((file) => readFileSync(file));
      files.forEach((file, i) => void damage(file, contents[(i + 1) % files.length]!));
      const cache = open();
      expect(await build(firstCorpus(), COARSE, cache)).toEqual(whole);
      expect([...cache.taken.values()].every(({ taken }) => taken === 0)).toBe(true);
    }
  });

  it('takes nothing from another program, and removes what that one left', async () => {
    await build(firstCorpus(), COARSE, open('an older program'));
    const before = readdirSync(kept);
    const cache = open();
    expect(await build(firstCorpus(), COARSE, cache)).toEqual(await build(firstCorpus(), COARSE));
    expect([...cache.taken.values()].every(({ taken }) => taken === 0)).toBe(true);
    expect(readdirSync(kept).filter((name) => before.includes(name))).toEqual([]);
  });

  it('builds all the same where nothing can be kept', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const cache = new BuildCache(file, 'this program');
    expect(await build(firstCorpus(), COARSE, cache)).toEqual(await build(firstCorpus(), COARSE));
  });
});
