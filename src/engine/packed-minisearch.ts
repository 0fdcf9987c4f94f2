/**
 * MiniSearch over packed blocks. What MiniSearch keeps in Maps and a radix tree stands here behind views that
 * answer from typed arrays, so that its own `search` runs unchanged: same options, same results, same scores.
 *
 * `search` is synchronous and fetching is not: `prepare` first reads what a query can reach.
 */
import MiniSearch, { type Options, type Query, type SearchOptions } from 'minisearch';
import type SearchableMap from 'minisearch/SearchableMap';
import { BODY, FIELDS, type Postings, TITLE } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import type { FieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { placeOf } from './place-of.ts';
import { type LoadedTerm, readTerm, readTermEntries, readTermEntry } from './term-reader.ts';

/** A document as MiniSearch sees it: the article's number is its id. */
export interface PackedDocument {
  id: number;
  title: string;
  body: string;
}

export type PackedOptions = Pick<Options<PackedDocument>, 'tokenize' | 'processTerm' | 'searchOptions'> & {
  /** What a result's `id` is. @default the article's number */
  idOf?: (doc: number) => unknown;
  /** Fields that filters and document boosts may look at. */
  storedFields?: (doc: number) => Record<string, unknown>;
};

export class PackedMiniSearch extends MiniSearch<PackedDocument> {
  private readonly loaded = new Map<string, LoadedTerm>();

  constructor(
    private readonly reader: IndexReader,
    private readonly lengths: FieldLengths,
    { idOf, storedFields, ...options }: PackedOptions = {},
  ) {
    super({ fields: [...FIELDS], ...options });
    const { documents, averageLengths } = reader.manifest;
    this._documentCount = documents;
    this._nextId = documents;
    this._avgFieldLength = [...averageLengths];
    this._documentIds = new DocumentMap(documents, idOf ?? ((doc) => doc)) as unknown as Map<number, unknown>;
    this._storedFields = new DocumentMap(documents, storedFields ?? (() => undefined)) as unknown as Map<
      number,
      Record<string, unknown>
    >;
    this._fieldLength = new DocumentMap(documents, (doc) => [
      this.lengths.of(TITLE, doc),
      this.lengths.of(BODY, doc),
    ]) as unknown as Map<number, number[]>;
  }

  /** Reads every term that a query can reach: exactly, by its beginning, or by its spelling. */
  async prepare(query: Query, searchOptions: SearchOptions, costs: Costs): Promise<void> {
    const reached = new Map<string, 'exact' | 'prefix' | 'all'>();
    this.collectTerms(query, searchOptions, reached);
    if ([...reached.values()].includes('all')) {
      await this.loadAll('', costs);
      return;
    }
    await Promise.all(
      [...reached].map(async ([term, reach]) => {
        if (reach === 'prefix') return this.loadAll(term, costs);
        const entry = await readTermEntry(this.reader, term, costs);
        if (entry) this.show(await readTerm(this.reader, { term, entry }, costs));
      }),
    );
  }

  /**
   * Makes a term known; with `only`, ascending article numbers, MiniSearch sees no other of its postings, while
   * the term's document frequency stays what it is.
   */
  show(term: LoadedTerm, only?: Uint32Array): void {
    this.loaded.set(term.term, term);
    const fields = new Map<number, PostingsView>();
    term.postings.forEach((postings, field) => {
      const size = term.entry.documentFrequencies[field as 0 | 1];
      if (postings.docs.length > 0) fields.set(field, new PostingsView(size, postings, only));
    });
    (this._index as unknown as SearchableMap<Map<number, PostingsView>>).set(term.term, fields);
  }

  private async loadAll(prefix: string, costs: Costs): Promise<void> {
    const entries = await readTermEntries(this.reader, prefix, costs);
    const fresh = [...entries].filter(([term]) => !this.loaded.has(term));
    const terms = await Promise.all(
      fresh.map(([term, entry]) => readTerm(this.reader, { term, entry }, costs)),
    );
    for (const term of terms) this.show(term);
  }

  /** Follows MiniSearch's own reading of a query down to its terms. */
  private collectTerms(
    query: Query,
    searchOptions: SearchOptions,
    reached: Map<string, 'exact' | 'prefix' | 'all'>,
  ): void {
    if (query === MiniSearch.wildcard) return;
    if (typeof query !== 'string') {
      const { queries, ...rest } = query as Exclude<Query, string | symbol>;
      for (const part of queries) this.collectTerms(part, { ...searchOptions, ...rest }, reached);
      return;
    }
    const { tokenize, processTerm, searchOptions: defaults } = this._options;
    const options = { tokenize, processTerm, ...defaults, ...searchOptions };
    const terms = options
      .tokenize(query)
      .flatMap((term) => options.processTerm(term) as string)
      .filter((term) => Boolean(term));
    terms.forEach((term, i) => {
      const fuzzy = typeof options.fuzzy === 'function' ? options.fuzzy(term, i, terms) : options.fuzzy;
      const prefix = typeof options.prefix === 'function' ? options.prefix(term, i, terms) : options.prefix;
      if (fuzzy) reached.set(term, 'all');
      else if (prefix && reached.get(term) !== 'all') reached.set(term, 'prefix');
      else if (!reached.has(term)) reached.set(term, 'exact');
    });
  }
}

/** The part of `Map<number, T>` that MiniSearch uses, for every article of the index. */
class DocumentMap<T> {
  constructor(
    readonly size: number,
    private readonly read: (doc: number) => T,
  ) {}

  has(doc: number): boolean {
    return doc < this.size;
  }

  get(doc: number): T {
    return this.read(doc);
  }

  *[Symbol.iterator](): Generator<[number, T]> {
    for (let doc = 0; doc < this.size; doc++) yield [doc, this.read(doc)];
  }
}

/** The part of `Map<number, number>` that MiniSearch uses of one field's postings. */
class PostingsView {
  private readonly shown: Uint32Array;
  /** MiniSearch gets what it has just been given by `keys`: the place to look first. */
  private at = 0;

  /** @param size The document frequency, however few articles are shown. */
  constructor(
    readonly size: number,
    private readonly postings: Postings,
    only?: Uint32Array,
  ) {
    this.shown = only ? intersect(postings.docs, only) : postings.docs;
  }

  keys(): IterableIterator<number> {
    return this.shown.values();
  }

  get(doc: number): number | undefined {
    const { docs, frequencies } = this.postings;
    while (this.at < docs.length && docs[this.at]! < doc) this.at++;
    if (docs[this.at] !== doc) this.at = placeOf(docs, doc);
    return docs[this.at] === doc ? frequencies[this.at] : undefined;
  }
}

/** Numbers of `few` that stand in `many` too, both ascending. */
function intersect(many: Uint32Array, few: Uint32Array): Uint32Array {
  const shared = new Uint32Array(Math.min(few.length, many.length));
  let count = 0;
  for (const doc of few) {
    const at = placeOf(many, doc);
    if (many[at] === doc) shared[count++] = doc;
  }
  return shared.subarray(0, count);
}
