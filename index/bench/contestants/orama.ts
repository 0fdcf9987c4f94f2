import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, insertMultiple, load, type RawData, save, search } from '@orama/orama';
import { stopWordsOf } from '../../../src/analysis/stop-words.ts';
import { type Contestant, toShown } from './contestant.ts';

const SCHEMA = { title: 'string', text: 'string' } as const;

/**
 * Stemming, stop words and a title that counts twice, as its guide shows; any word may match (`threshold` 1). The stop
 * words are this project's: without any, it ranks sentences far worse and takes ten times as long. `save` and `load`, JSON between them; the text is searched and, as documents are kept whole, stored.
 */
export const orama: Contestant = {
  name: 'Orama',
  async write(articles, dir) {
    const database = createDatabase();
    await insertMultiple(
      database,
      articles.map((article) => ({ ...toShown(article), text: article.text })),
      500,
    );
    await writeFile(join(dir, 'index.json'), JSON.stringify(save(database)));
  },
  async open(dir) {
    const database = createDatabase();
    load(database, JSON.parse(await readFile(join(dir, 'index.json'), 'utf8')) as RawData);
    return async (term) => {
      const { hits } = await search(database, {
        term,
        properties: ['title', 'text'],
        boost: { title: 2 },
        threshold: 1,
        limit: 10,
      });
      return hits.map(({ id }) => id);
    };
  },
};

// --- internal ---

function createDatabase() {
  return create({
    schema: SCHEMA,
    components: {
      tokenizer: { language: 'english', stemming: true, stopWords: [...stopWordsOf('en')] },
    },
  });
}
