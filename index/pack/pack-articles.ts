/** Stored articles and related lists: what an answer shows, several articles a block. */
import type { Article } from '../../src/article.ts';
import { toCard } from '../../src/engine/to-hit.ts';
import { encodeRecords, type StoredArticle } from '../../src/format/docs.ts';
import { CARDS_PER_LIST, type StoredList } from '../../src/format/related.ts';
import type { Relations } from '../related/relations.ts';
import { endsBlock, type IndexFiles, SectionWriter } from './section-writer.ts';

/** Bytes of a block before it is deflated, about: small, since an answer of ten articles reads ten of them … */
const BLOCK = 16 * 1024;
/** … unless that makes more files than a free plan has room for. */
const LARGE_BLOCK = 32 * 1024;
const LARGE_CORPUS = 20_000;
/** Characters of an article that are kept for snippets; all of it is indexed. */
const MOST_STORED_TEXT = 64 * 1024;

/** Packs every article with its text. */
export function packArticles(
  articles: readonly Article[],
  relations: Relations,
  files: IndexFiles,
): SectionWriter {
  const copies = new Map(relations.clusters.map((cluster) => [cluster[0]!, cluster.length - 1]));
  const section = new SectionWriter('docs', files);
  packRecords(
    section,
    articles.length > LARGE_CORPUS ? LARGE_BLOCK : BLOCK,
    articles.map((article, doc) => {
      const { links: _links, canonical: _canonical, related: _related, ...shown } = article;
      const stored: StoredArticle = { ...shown, text: article.text.slice(0, MOST_STORED_TEXT) };
      const count = copies.get(doc);
      if (count) stored.copies = count;
      return { key: article.id, record: stored };
    }),
  );
  return section;
}

/** Packs every article's related list. */
export function packLists(
  articles: readonly Article[],
  relations: Relations,
  files: IndexFiles,
): SectionWriter {
  const section = new SectionWriter('related', files);
  packRecords(
    section,
    LARGE_BLOCK,
    articles.map((article, doc) => {
      const list: StoredList = {
        article: toCard(article),
        ...(article.related?.off ? { off: true } : {}),
        links: (relations.lists[doc] ?? []).map((link, place) => ({
          doc: link.doc,
          score: link.score,
          ...(link.pinned ? { pinned: true } : {}),
          reasons: link.reasons,
          parts: link.parts,
          ...(place < CARDS_PER_LIST ? { card: toCard(articles[link.doc]!) } : {}),
        })),
      };
      return { key: article.id, record: list };
    }),
  );
  return section;
}

function packRecords(
  section: SectionWriter,
  target: number,
  records: readonly { key: string; record: unknown }[],
): void {
  let pending: unknown[] = [];
  let size = 0;
  let start = 0;
  const flush = (next: number) => {
    if (pending.length > 0) section.add(encodeRecords(pending), { start });
    pending = [];
    size = 0;
    start = next;
  };
  records.forEach(({ key, record }, doc) => {
    const bytes = JSON.stringify(record).length;
    if (pending.length > 0 && (endsBlock(size, target, key) || size + bytes > target * 2)) flush(doc);
    pending.push(record);
    size += bytes;
  });
  flush(records.length);
}
