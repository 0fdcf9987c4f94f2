import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lunr from 'lunr';
import { type Contestant, toShown } from './contestant.ts';

/** As its guide shows it: a serialised index, and beside it what a list of results shows. */
export const lunrContestant: Contestant = {
  name: 'Lunr',
  async write(articles, dir) {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('title');
      builder.field('text');
      for (const article of articles) builder.add(article);
    });
    const shown = Object.fromEntries(articles.map((article) => [article.id, toShown(article)]));
    await writeFile(join(dir, 'index.json'), JSON.stringify({ index, shown }));
  },
  async open(dir) {
    const { index: data, shown } = JSON.parse(await readFile(join(dir, 'index.json'), 'utf8'));
    const index = lunr.Index.load(data);
    return (query) => {
      // Its query language gives + - ~ ^ * and : a meaning that these queries do not intend.
      const hits = index.search(query.replace(/[+\-~^*:]/g, ' ')).slice(0, 10);
      return hits.map((hit) => shown[hit.ref].id);
    };
  },
};
