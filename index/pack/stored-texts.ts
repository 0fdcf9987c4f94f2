/**
 * What is stored of every article, as JSON: its record in `docs`, and its card in related lists. Of an article that is as it
 * was in the build before, the size of the record and the card are known without its text.
 */
import type { Article } from '../../src/article.ts';
import { toCard } from '../../src/engine/to-hit.ts';
import type { StoredArticle } from '../../src/format/docs.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns, encodeTexts, readText, type Texts } from '../cache/columns.ts';
import { hashArticle } from '../cache/hash-article.ts';
import type { Relations } from '../related/relations.ts';
import type { Pool } from '../workers/pool.ts';
import { hashContent } from './kept-blocks.ts';

/** Characters of an article that are kept for snippets; all of it is indexed. */
const MOST_STORED_TEXT = 64 * 1024;
/** What is known of more articles would be too much to hold. */
const MOST_KEPT = 200_000;

export class StoredTexts {
  /** Of how many copies each article is the original. */
  readonly #copies: ReadonlyMap<number, number>;
  readonly #cards: string[] = [];
  readonly #sizes: number[] = [];
  readonly #prints: string[] = [];
  readonly #past: Past | undefined;
  readonly #cache: BuildCache | undefined;

  /** @param cache What the build before left. */
  constructor(
    private readonly articles: readonly Article[],
    { clusters }: Pick<Relations, 'clusters'>,
    cache?: BuildCache,
  ) {
    this.#copies = new Map(clusters.map((cluster) => [cluster[0]!, cluster.length - 1]));
    this.#cache = articles.length <= MOST_KEPT ? cache : undefined;
    const bytes = this.#cache?.take(this.#cache.nameOf('stored', []));
    this.#past = bytes && readPast(bytes);
  }

  /** The record of an article in `docs`. */
  recordOf(doc: number): string {
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
    } = this.articles[doc]!;
    const stored: StoredArticle = { id, url, title, text: text.slice(0, MOST_STORED_TEXT), ...rest };
    const copies = this.#copies.get(doc);
    if (copies) stored.copies = copies;
    const record = JSON.stringify(stored);
    this.#sizes[doc] = record.length;
    return record;
  }

  /** How long that is, where it is known without making it. */
  sizeOf(doc: number): number | undefined {
    const size = this.#past?.sizes[this.#before(doc)];
    if (size !== undefined) this.#sizes[doc] = size;
    return size;
  }

  cardOf(doc: number): string {
    this.#cards[doc] ??= this.#cardBefore(doc) ?? JSON.stringify(toCard(this.articles[doc]!));
    return this.#cards[doc];
  }

  get isKept(): boolean {
    return this.#cache !== undefined;
  }

  /** A hash of all that these are made of; undefined where nothing is kept. */
  printOf(doc: number): string | undefined {
    if (this.#cache === undefined) return undefined;
    this.#prints[doc] ??= this.#hash(doc);
    return this.#prints[doc];
  }

  /** Leaves what was asked for to the next build; a thread writes it. */
  keep(pool: Pool): void {
    if (this.#cache === undefined) return;
    const docs = [...this.#sizes.keys()];
    const { bytes: cards, ends } = encodeTexts(docs.map((doc) => this.cardOf(doc)));
    const prints = Buffer.from(docs.map((doc) => this.printOf(doc)!).join('\n'));
    this.#cache.keepBy(
      pool,
      this.#cache.nameOf('stored', []),
      encodeColumns({ prints, sizes: Int32Array.from(this.#sizes), cards, ends }),
    );
  }

  #cardBefore(doc: number): string | undefined {
    const before = this.#before(doc);
    return this.#past && before >= 0 ? readText(this.#past.cards, before) : undefined;
  }

  /** Number of an article in the build before, -1 where it is another now. */
  #before(doc: number): number {
    const print = this.printOf(doc);
    return (print === undefined ? undefined : this.#past?.numbers.get(print)) ?? -1;
  }

  #hash(doc: number): string {
    const article = this.articles[doc]!;
    const facts = { ...article, text: undefined, links: undefined, copies: this.#copies.get(doc) };
    return hashContent([hashArticle(article), JSON.stringify(facts)]);
  }
}

// --- internal ---

/** What the build before left. */
interface Past {
  /** By their prints. */
  numbers: ReadonlyMap<string, number>;
  sizes: Int32Array;
  cards: Texts;
}

function readPast(bytes: Uint8Array<ArrayBuffer>): Past {
  const { prints, sizes, cards, ends } = decodeColumns(bytes);
  const written = Buffer.from(prints as Uint8Array)
    .toString()
    .split('\n');
  return {
    numbers: new Map(written.map((print, number) => [print, number])),
    sizes: sizes as Int32Array,
    cards: { bytes: cards as Uint8Array, ends: ends as Float64Array },
  };
}
