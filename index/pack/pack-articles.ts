/** Stored articles and related lists: what an answer shows, several articles a block. */
import type { Article } from '../../src/article.ts';
import { toCard } from '../../src/engine/to-hit.ts';
import type { StoredArticle } from '../../src/format/docs.ts';
import { CARDS_PER_LIST } from '../../src/format/related.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { toLinkText } from '../related/link-table.ts';
import type { Relations } from '../related/relations.ts';
import { resolveChoices } from '../related/resolve-choices.ts';
import type { Pool } from '../workers/pool.ts';
import { blockSizeOf, bundleSizeOf } from './block-sizes.ts';
import type { Content } from './seal-block.ts';
import { endsBlock, type FileSink, type First, SectionWriter } from './section-writer.ts';

/** Characters of an article that are kept for snippets; all of it is indexed. */
const MOST_STORED_TEXT = 64 * 1024;

/** Packs every article with its text. */
export async function packArticles(
  articles: readonly Article[],
  relations: Relations,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const copies = new Map(relations.clusters.map((cluster) => [cluster[0]!, cluster.length - 1]));
  const section = new SectionWriter('docs', files, cache);
  const target = blockSizeOf('docs', articles.length);
  const toText = (article: Article, doc: number) => {
    // The text of a large corpus waits on disk: it is asked for by name, and once.
    const {
      id,
      url,
      title,
      text,
      links: _links,
      canonical: _canonical,
      related: _related,
      ...rest
    } = article;
    const stored: StoredArticle = { id, url, title, text: text.slice(0, MOST_STORED_TEXT), ...rest };
    const count = copies.get(doc);
    if (count) stored.copies = count;
    return JSON.stringify(stored);
  };
  const records = cutRecords(articles, target, toText);
  await section.addBundled(records, bundleSizeOf('docs', articles.length), pool);
  return section;
}

/** Packs every article's related list. */
export async function packLists(
  articles: readonly Article[],
  relations: Relations,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const section = new SectionWriter('related', files, cache);
  const blocks = findBlocks(articles);
  const cards: string[] = [];
  const cardOf = (doc: number) => {
    cards[doc] ??= JSON.stringify(toCard(articles[doc]!));
    return cards[doc];
  };
  // Put together from texts, as `JSON.stringify` would write a `StoredList`: links are texts already.
  const toText = ({ related }: Article, doc: number) => {
    const links = listLinks(relations, doc).map((link, place) =>
      place < CARDS_PER_LIST ? `${link.text.slice(0, -1)},"card":${cardOf(link.doc)}}` : link.text,
    );
    const off = related?.off ? ',"off":true' : '';
    const blocked = [...(blocks[doc] ?? [])].map((one) => toName(articles[one]!));
    const kept = blocked.length > 0 ? `,"blocked":${JSON.stringify(blocked)}` : '';
    return `{"article":${cardOf(doc)}${off}${kept},"links":[${links.join(',')}]}`;
  };
  const target = blockSizeOf('related', articles.length);
  await section.addAll(cutRecords(articles, target, toText), pool);
  return section;
}

// --- internal ---

/** Per article, the places of those that an editor keeps out of its list; faults in them were told before. */
function findBlocks(articles: readonly Article[]): ReadonlySet<number>[] {
  const isBlocking = ({ related }: Article) => (related?.block?.length ?? 0) > 0;
  return articles.some(isBlocking)
    ? resolveChoices(articles, { file: undefined, text: '' }, () => {}).blocks
    : [];
}

const toName = ({ id, url, title }: Article) => ({ id, url, title });

/** An article's links as they are stored, still without cards. */
function listLinks(relations: Relations, doc: number): { doc: number; text: string }[] {
  if (relations.links) return relations.links.stored(doc);
  return (relations.lists[doc] ?? []).map((link) => ({ doc: link.doc, text: toLinkText(link) }));
}

/** The records of articles in blocks of about `target` characters. */
function* cutRecords(
  articles: readonly Article[],
  target: number,
  toText: (article: Article, doc: number) => string,
): Generator<{ content: Content; first: First }> {
  let pending: string[] = [];
  let size = 0;
  let start = 0;
  for (const [doc, article] of articles.entries()) {
    const text = toText(article, doc);
    if (pending.length > 0 && (endsBlock(size, target, article.id) || size + text.length > target * 2)) {
      yield { content: pending, first: { start } };
      pending = [];
      size = 0;
      start = doc;
    }
    pending.push(text);
    size += text.length;
  }
  if (pending.length > 0) yield { content: pending, first: { start } };
}
