/**
 * What is stored of every article, as JSON: its record in `docs`, and its card in related lists. Of an article that is as it
 * was in the build before, the size of the record and the card are known without its text.
 */
import type { Article } from '../../src/article.ts';
import { toCard } from '../../src/engine/to-hit.ts';
import type { StoredArticle } from '../../src/format/docs.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { hashArticle } from '../cache/hash-article.ts';
import type { Relations } from '../related/relations.ts';
import { hashContent } from './kept-blocks.ts';

/** Characters of an article that are kept for snippets; all of it is indexed. */
const MOST_STORED_TEXT = 64 * 1024;
/** What is known of more articles would be too much to hold. */
const MOST_KEPT = 200_000;

type Known = readonly [print: string, size: number, card: string];

export class StoredTexts {
  /** Of how many copies each article is the original. */
  readonly #copies: ReadonlyMap<number, number>;
  readonly #cards: string[] = [];
  readonly #sizes: number[] = [];
  readonly #prints: string[] = [];
  readonly #past: ReadonlyMap<string, Known>;
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
    const past = bytes ? (JSON.parse(Buffer.from(bytes).toString()) as Known[]) : [];
    this.#past = new Map(past.map((known) => [known[0], known]));
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
    const size = this.#pastOf(doc)?.[1];
    if (size !== undefined) this.#sizes[doc] = size;
    return size;
  }

  cardOf(doc: number): string {
    this.#cards[doc] ??= this.#pastOf(doc)?.[2] ?? JSON.stringify(toCard(this.articles[doc]!));
    return this.#cards[doc];
  }

  /** A hash of all that these are made of; undefined where nothing is kept. */
  printOf(doc: number): string | undefined {
    if (this.#cache === undefined) return undefined;
    this.#prints[doc] ??= this.#hash(doc);
    return this.#prints[doc];
  }

  /** Leaves what was asked for to the next build. */
  keep(): void {
    if (this.#cache === undefined) return;
    const known = this.#sizes.map((size, doc): Known => [this.printOf(doc)!, size, this.cardOf(doc)]);
    this.#cache.keep(this.#cache.nameOf('stored', []), Buffer.from(JSON.stringify(known)));
  }

  #pastOf(doc: number): Known | undefined {
    const print = this.printOf(doc);
    return print === undefined ? undefined : this.#past.get(print);
  }

  #hash(doc: number): string {
    const article = this.articles[doc]!;
    const facts = { ...article, text: undefined, links: undefined, copies: this.#copies.get(doc) };
    return hashContent([hashArticle(article), JSON.stringify(facts)]);
  }
}
