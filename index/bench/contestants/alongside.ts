import type { SearchRequest } from '../../../src/answers.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { makeIndex } from '../../build.ts';
import { FolderStore } from '../../pack/folder-store.ts';
import { writeFiles } from '../../pack/index-folder.ts';
import type { Contestant } from './contestant.ts';

/** What a request to `/v1/search?q=` is by default, for a finished query. */
export const FIRST_TEN: Omit<SearchRequest, 'q'> = {
  limit: 10,
  offset: 0,
  filters: [],
  exclude: [],
  explain: false,
  facets: [],
  sort: 'relevance',
  operator: 'or',
  prefix: false,
};

/** This project's engine with the Worker's own budget; every answer includes its snippets. */
export const alongside: Contestant = {
  name: 'Alongside',
  async write(articles, dir) {
    const { packed } = await makeIndex(articles, { related: {} }, () => {});
    writeFiles(packed.files, dir);
  },
  async open(dir) {
    const engine = await openEngine(new FolderStore(dir));
    return async (q) => (await engine.search({ ...FIRST_TEN, q }, createCosts())).hits.map(({ id }) => id);
  },
};
