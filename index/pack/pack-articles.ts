/** Stored articles and related lists: what an answer shows, several articles a block. */
import type { Article } from '../../src/article.ts';
import { CARDS_PER_LIST } from '../../src/format/related.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { type LinkTable, toLinkText } from '../related/link-table.ts';
import type { Relations } from '../related/relations.ts';
import { resolveChoices } from '../related/resolve-choices.ts';
import type { Pool } from '../workers/pool.ts';
import { blockSizeOf, bundleSizeOf } from './block-sizes.ts';
import { hashContent } from './kept-blocks.ts';
import { KeptSizes } from './kept-sizes.ts';
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
  const section = new SectionWriter('docs', files, cache);
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
  const section = new SectionWriter('related', files, cache);
  const target = blockSizeOf('related', articles.length);
  const lists = new ListRecords(articles, relations, stored, cache);
  await section.addAll(cutRecords(articles, target, lists), pool);
  lists.keep(pool);
  return section;
}

// --- internal ---

/**
 * Related lists as they are stored, put together from texts as `JSON.stringify` would write a `StoredList`: links are texts
 * already. How long a list is that is as it was in the build before is known without that.
 */
class ListRecords implements Records {
  readonly #blocks: ReadonlySet<number>[];
  readonly #sizes: KeptSizes | undefined;
  readonly #prints: string[] = [];

  constructor(
    private readonly articles: readonly Article[],
    private readonly relations: Relations,
    private readonly stored: StoredTexts,
    cache: BuildCache | undefined,
  ) {
    this.#blocks = findBlocks(articles);
    this.#sizes = cache && stored.isKept && relations.links ? new KeptSizes(cache, 'related') : undefined;
  }

  recordOf(doc: number): string {
    const links = listLinks(this.relations, doc).map(({ doc, text }, place) =>
      place < CARDS_PER_LIST ? `${text.slice(0, -1)},"card":${this.stored.cardOf(doc)}}` : text,
    );
    const record = `{"article":${this.stored.cardOf(doc)}${this.#choicesOf(doc)},"links":[${links.join(',')}]}`;
    const print = this.printOf(doc);
    if (print !== undefined) this.#sizes?.add(print, record.length);
    return record;
  }

  sizeOf(doc: number): number | undefined {
    const print = this.printOf(doc);
    return print === undefined ? undefined : this.#sizes?.find(print);
  }

  printOf(doc: number): string | undefined {
    const { links } = this.relations;
    if (!this.#sizes || !links) return undefined;
    this.#prints[doc] ??= this.#hash(doc, links);
    return this.#prints[doc];
  }

  keep(pool: Pool): void {
    this.#sizes?.keep(pool);
  }

  #hash(doc: number, links: LinkTable): string {
    const shown = [doc, ...links.docsOf(doc).subarray(0, CARDS_PER_LIST)];
    const facts = [this.#choicesOf(doc), ...shown.map((one) => this.stored.printOf(one))].join('\n');
    return hashContent(Buffer.concat([links.bytesOf(doc), Buffer.from(facts)]));
  }

  /** What an editor chose for a list, beside its links. */
  #choicesOf(doc: number): string {
    const off = this.articles[doc]!.related?.off ? ',"off":true' : '';
    const blocked = [...(this.#blocks[doc] ?? [])].map((one) => toName(this.articles[one]!));
    return blocked.length > 0 ? `${off},"blocked":${JSON.stringify(blocked)}` : off;
  }
}

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
