import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import EnglishPreset from 'flexsearch/lang/en';
import { type Contestant, toShown } from './contestant.ts';

/**
 * A document index exported key by key, with the encoder and the English rules that its guide names for texts, and
 * `suggest`, without which every word of a query must match. It ranks each field by itself; the places of both are added
 * up, which was better than either field alone and than one after the other.
 */
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
      const fields = index.search(query, { limit: 50, suggest: true }) as unknown as { result: string[] }[];
      const sums = new Map<string, number>();
      for (const { result } of fields) {
        result.forEach((id, place) => void sums.set(id, (sums.get(id) ?? 0) + 1 / (10 + place)));
      }
      const ranked = [...sums].sort(([, a], [, b]) => b - a);
      return ranked.slice(0, 10).map(([id]) => String(id));
    };
  },
};

// --- internal ---

function createDocument() {
  return new FlexSearch.Document({
    document: { id: 'id', index: ['title', 'text'], store: ['url', 'title', 'date', 'tags'] },
    tokenize: 'strict',
    encoder: new FlexSearch.Encoder(FlexSearch.Charset.Normalize).assign(EnglishPreset),
  });
}
