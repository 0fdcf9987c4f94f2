/** Stored articles and related lists: what an answer shows, several articles a block. */
import type { Article } from '../../src/article.ts';
import { CARDS_PER_LIST } from '../../src/format/related.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { toLinkText } from '../related/link-table.ts';
import type { Relations } from '../related/relations.ts';
import { resolveChoices } from '../related/resolve-choices.ts';
import type { Pool } from '../workers/pool.ts';
import { blockSizeOf, bundleSizeOf } from './block-sizes.ts';
import { endsBlock, type FileSink, SectionWriter, type UnsealedBlock } from './section-writer.ts';
import type { StoredTexts } from './stored-texts.ts';

/** Packs every article with its text. */
export async function packArticles(
  articles: readonly Article[],
  stored: StoredTexts,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const section = new SectionWriter('docs', files, cache, pool);
  const target = blockSizeOf('docs', articles.length);
  const records = cutRecords(articles, target, stored);
  await section.addBundled(records, bundleSizeOf('docs', articles.length), pool);
  return section;
}

/** Packs every article's related list. */
export async function packLists(
  articles: readonly Article[],
  relations: Relations,
  stored: StoredTexts,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const section = new SectionWriter('related', files, cache, pool);
  const blocks = findBlocks(articles);
  // Put together from texts, as `JSON.stringify` would write a `StoredList`: links are texts already.
  const recordOf = (doc: number) => {
    const links = listLinks(relations, doc).map((link, place) =>
      place < CARDS_PER_LIST ? `${link.text.slice(0, -1)},"card":${stored.cardOf(link.doc)}}` : link.text,
    );
    const off = articles[doc]!.related?.off ? ',"off":true' : '';
    const blocked = [...(blocks[doc] ?? [])].map((one) => toName(articles[one]!));
    const kept = blocked.length > 0 ? `,"blocked":${JSON.stringify(blocked)}` : '';
    return `{"article":${stored.cardOf(doc)}${off}${kept},"links":[${links.join(',')}]}`;
  };
  const target = blockSizeOf('related', articles.length);
  await section.addAll(cutRecords(articles, target, { recordOf }), pool);
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

/** What a block has for each article. */
interface Records {
  recordOf(doc: number): string;
  /** How long it is, where that is known without it. */
  sizeOf?(doc: number): number | undefined;
  /** A hash of all that it is made of, where that is told. */
  printOf?(doc: number): string | undefined;
}

/** The records of articles in blocks of about `target` characters. */
function* cutRecords(
  articles: readonly Article[],
  target: number,
  records: Records,
): Generator<UnsealedBlock> {
  // Records that had to be made to know their sizes.
  let made: (string | undefined)[] = [];
  let size = 0;
  let start = 0;
  const close = (): UnsealedBlock => {
    const [first, texts] = [start, made];
    const prints = texts.flatMap((_, i) => records.printOf?.(first + i) ?? []);
    return {
      first: { start },
      content: () => texts.map((text, i) => text ?? records.recordOf(first + i)),
      ...(prints.length > 0 && { source: prints }),
    };
  };
  for (const [doc, article] of articles.entries()) {
    const known = records.sizeOf?.(doc);
    const text = known === undefined ? records.recordOf(doc) : undefined;
    const length = known ?? text!.length;
    if (made.length > 0 && (endsBlock(size, target, article.id) || size + length > target * 2)) {
      yield close();
      made = [];
      size = 0;
      start = doc;
    }
    made.push(text);
    size += length;
  }
  if (made.length > 0) yield close();
}
