/** Completions to the files of an index. */
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import type { Relations } from '../related/relations.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { blockSizeOf } from './block-sizes.ts';
import { type FileSink, SectionWriter } from './section-writer.ts';

/** Of more articles it would be much to hand over. */
const MOST_HANDED_OVER = 50_000;

/** One thread lists completions while others pack. */
export async function packSuggestions(
  articles: readonly Article[],
  relations: Relations,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const section = new SectionWriter('suggestions', files, cache);
  const own = articles.length > MOST_HANDED_OVER ? createPool(1) : pool;
  const blocks = await own.run('listSuggestions', {
    articles: articles.map(({ title, url, tags, lang }) => ({ title, url, tags, lang })),
    links: countLinks(relations),
    target: blockSizeOf('suggestions', articles.length),
  });
  await section.addAll(blocks, pool);
  return section;
}

// --- internal ---

/** How many lists name each article. */
function countLinks(relations: Relations): Uint32Array {
  const lists = relations.links ?? relations.lists;
  const counts = new Uint32Array(lists.length);
  for (const list of lists) for (const { doc } of list) counts[doc] = counts[doc]! + 1;
  return counts;
}
