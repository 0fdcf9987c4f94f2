import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import { type Contestant, toShown } from './contestant.ts';

/** A document index exported key by key; results of both fields are joined, titles first, as its guide does. */
export const flexsearch: Contestant = {
  name: 'FlexSearch',
  async write(articles, dir) {
    const index = createDocument();
    for (const article of articles) index.add({ ...toShown(article), text: article.text } as never);
    await mkdir(dir, { recursive: true });
    let part = 0;
    await index.export(async (key: string, data: string) => {
      await writeFile(
        join(dir, `${String(part++).padStart(4, '0')}.json`),
        JSON.stringify([key, data ?? null]),
      );
    });
  },
  async open(dir) {
    const index = createDocument();
    for (const name of (await readdir(dir)).sort()) {
      const [key, data] = JSON.parse(await readFile(join(dir, name), 'utf8'));
      index.import(key, data);
    }
    return (query) => {
      const fields = index.search(query, { limit: 10, suggest: true }) as unknown as { result: string[] }[];
      return [...new Set(fields.flatMap(({ result }) => result))].slice(0, 10).map(String);
    };
  },
};

// --- internal ---

function createDocument() {
  return new FlexSearch.Document({
    document: { id: 'id', index: ['title', 'text'], store: ['url', 'title', 'date', 'tags'] },
    tokenize: 'strict',
  });
}
