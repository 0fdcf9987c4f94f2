import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import type { Article } from '../../../src/article.ts';
import { type Contestant, toShown } from './contestant.ts';

/** As its guide shows it: one JSON that the page or the Worker loads. */
export const MINISEARCH_OPTIONS: Options = {
  fields: ['title', 'text'],
  storeFields: ['url', 'title', 'date', 'tags'],
};

export const minisearch = createContestant('MiniSearch', {});
export const minisearchPrefix = createContestant('MiniSearch, prefix', { prefix: true });
export const minisearchFuzzy = createContestant('MiniSearch, prefix and fuzzy .2', {
  prefix: true,
  fuzzy: 0.2,
});

// --- internal ---

async function write(articles: readonly Article[], dir: string): Promise<void> {
  const index = new MiniSearch<Article>(MINISEARCH_OPTIONS);
  for (const article of articles) index.add({ ...toShown(article), text: article.text } as Article);
  await writeFile(join(dir, 'index.json'), JSON.stringify(index));
}

function createContestant(name: string, searchOptions: SearchOptions): Contestant {
  return {
    name,
    write,
    async open(dir) {
      const json = await readFile(join(dir, 'index.json'), 'utf8');
      const index = MiniSearch.loadJSON(json, MINISEARCH_OPTIONS);
      return (query) =>
        index
          .search(query, searchOptions)
          .slice(0, 10)
          .map((hit) => hit.id);
    },
  };
}
