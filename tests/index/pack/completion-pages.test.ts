/** Completions whose directory is cut into pages, as that of a very large corpus is: here of a few blocks each. */
import { expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { sealContent } from '../../../index/pack/seal-block.ts';
import type { IndexFiles } from '../../../index/pack/section-writer.ts';
import { listFiles } from '../../../index/publish/list-files.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { openBlock } from '../../../src/format/block.ts';
import { decodeDirectory, encodeDirectory, fileOfBlock } from '../../../src/format/directory.ts';
import { decodeManifest, encodeManifest, MANIFEST_FILE } from '../../../src/format/manifest.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from './articles.ts';

/** Words of every script order, astral characters among them. */
const word = (i: number) => `${['', 'é', 'я', '語', '𐐨'][i % 5]}${(i * 7919 + 46_656).toString(36)}`;

const articles = Array.from({ length: 1600 }, (_, i) =>
  makeArticle(`a${i}`, `${word(i)} ${word(3 * i + 1)} ${word(i % 60)}`, 'text'),
).sort((a, b) => (a.id < b.id ? -1 : 1));

const { files } = await packIndex(articles, noRelations(articles.length));

it('completes from pages what it completes from one directory, in three fetches', async () => {
  const whole = await openEngine(new MemoryStore(files));
  const paged = new MemoryStore(cutIntoPages(files, 2));
  const prefixes = articles.flatMap(({ title }, i) => (i % 9 === 0 ? [title.slice(0, 1 + (i % 8))] : []));
  for (const q of [...prefixes, 'a', 'zzz', '\u{10ffff}', '0']) {
    const costs = createCosts();
    const answer = await (await openEngine(paged)).suggest(q, 8, costs);
    expect(answer.suggestions).toEqual((await whole.suggest(q, 8, createCosts())).suggestions);
    // The manifest is counted by whoever opens the engine.
    expect(costs.blocksFetched).toBeLessThanOrEqual(2);
  }
  await (await openEngine(paged)).check(createCosts());
});

it('counts the pages and what they name among the files of an index', async () => {
  const listed = async (of: IndexFiles) =>
    listFiles(decodeManifest(of.get(MANIFEST_FILE)!), async (file) => of.get(file));
  const paged = cutIntoPages(files, 2);
  const [inPages, inOne] = [await listed(paged), await listed(files)];
  for (const file of inPages) expect(paged.has(file)).toBe(true);
  expect(inPages.size - inOne.size).toBe(
    decodeManifest(paged.get(MANIFEST_FILE)!).suggestionPages!.names.length - 1,
  );
});

/** The same index with so many blocks of completions a page. */
function cutIntoPages(files: IndexFiles, perPage: number): IndexFiles {
  const paged = new Map(files);
  const manifest = decodeManifest(files.get(MANIFEST_FILE)!);
  const one = fileOfBlock(manifest.directories.suggest!);
  const { names, keys } = decodeDirectory(openBlock('directory', files.get(one)!)).suggestions!;
  expect(names.length).toBeGreaterThan(4 * perPage);
  const list = <T>(at: (i: number) => T) => Array.from({ length: names.length }, (_, i) => at(i));
  const [allNames, allKeys] = [list((i) => names.at(i)!), list((i) => keys!.at(i)!)];
  const pages: { names: string[]; keys: string[] } = { names: [], keys: [] };
  for (let from = 0; from < names.length; from += perPage) {
    const part = <T>(all: T[]) => all.slice(from, from + perPage);
    const suggestions = { names: part(allNames), keys: part(allKeys) };
    const { name, bytes } = sealContent('directory', encodeDirectory('suggest', { suggestions }));
    paged.set(fileOfBlock(name), bytes);
    pages.names.push(name);
    pages.keys.push(allKeys[from]!);
  }
  paged.delete(one);
  const { suggest: _, ...directories } = manifest.directories;
  paged.set(MANIFEST_FILE, encodeManifest({ ...manifest, directories, suggestionPages: pages }));
  return paged;
}
