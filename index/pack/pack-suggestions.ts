/** Completions to the files of an index. */
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import type { Relations } from '../related/relations.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { blockSizeOf } from './block-sizes.ts';
import { hashContent } from './kept-blocks.ts';
import type { Phrase } from './list-suggestions.ts';
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
  const name = cache?.nameOf('phrases', [hashTitles(articles)]);
  const kept = name && cache?.take(name);
  const known = kept ? (JSON.parse(Buffer.from(kept).toString()) as Phrase[]) : undefined;
  const { blocks, phrases } = await own.run('listSuggestions', {
    articles: articles.map(({ title, url, tags, lang }) => ({ title, url, tags, lang })),
    links: countLinks(relations),
    target: blockSizeOf('suggestions', articles.length),
    phrases: known,
  });
  if (name && !known) cache?.keep(name, [Buffer.from(JSON.stringify(phrases))]);
  await section.addAll(blocks, pool);
  return section;
}

// --- internal ---

/** A hash of all that phrases are found in. */
const hashTitles = (articles: readonly Article[]): string =>
  hashContent(articles.map(({ title, tags, lang }) => JSON.stringify([title, tags, lang])));

/** How many lists name each article. */
function countLinks(relations: Relations): Uint32Array {
  const lists = relations.links ?? relations.lists;
  const counts = new Uint32Array(lists.length);
  for (const list of lists) for (const { doc } of list) counts[doc] = counts[doc]! + 1;
  return counts;
}
