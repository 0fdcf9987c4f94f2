/**
 * The blocks of one section from the build before, by a hash of what they were made from: deflating is most of packing. They
 * lie on **shelves** of some two megabytes, of which only those in use are in memory, since blocks come in nearly the same
 * order every time.
 */
import { hash } from 'node:crypto';
import type { Section } from '../../src/format/directory.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns } from '../cache/columns.ts';
import type { Content, SealedBlock } from './seal-block.ts';

/** Bytes of a shelf, about: from half of it to twice as many. */
const SHELF = 2 << 20;
/** Past half of its bytes a shelf ends with one block in so many, by its hash: a change moves no shelf but its own. */
const ENDS_AT = 64;
/** Shelves of the build before that are held at a time. */
const MOST_HELD = 3;
const HASH_DIGITS = 32;

/** A shelf's name, and its blocks in their order: the hash of what each was made from, and its name. */
type Listed = [shelf: string, hashes: string[], names: string[]];

interface Shelf {
  ends: Float64Array;
  bytes: Uint8Array;
}

export class KeptBlocks {
  readonly #name: string;
  readonly #past = new Map<string, { shelf: string; number: number; name: string }>();
  readonly #held = new Map<string, Shelf | undefined>();
  /** Shelves of the build before that were found to be whole. */
  readonly #whole = new Set<string>();
  readonly #listed: Listed[] = [];
  #blocks: { hash: string; block: SealedBlock }[] = [];
  #size = 0;

  constructor(
    private readonly cache: BuildCache,
    private readonly section: Section,
  ) {
    this.#name = cache.nameOf('shelves', [section]);
    const list = cache.take(this.#name);
    for (const [shelf, hashes, names] of list ? (JSON.parse(Buffer.from(list).toString()) as Listed[]) : []) {
      hashes.forEach((hash, number) => void this.#past.set(hash, { shelf, number, name: names[number]! }));
    }
  }

  /** The block that was made of content with this hash. */
  find(hash: string): SealedBlock | undefined {
    const place = this.#past.get(hash);
    const shelf = place && this.#open(place.shelf);
    this.cache.count('blocks', shelf ? 1 : 0, 1);
    if (!shelf) return undefined;
    const bytes = shelf.bytes.slice(shelf.ends[place.number - 1] ?? 0, shelf.ends[place.number]!);
    return { name: place.name, bytes };
  }

  /** Keeps a block for the next build. */
  add(hash: string, block: SealedBlock): void {
    this.#blocks.push({ hash, block });
    this.#size += block.bytes.length;
    const mayEnd = this.#size >= SHELF / 2 && Number.parseInt(hash.slice(0, 8), 16) % ENDS_AT === 0;
    if (mayEnd || this.#size >= 2 * SHELF) this.#close();
  }

  /** Keeps the list of what was added. */
  keep(): void {
    if (this.#blocks.length > 0) this.#close();
    this.cache.keep(this.#name, [Buffer.from(JSON.stringify(this.#listed))]);
  }

  #open(name: string): Shelf | undefined {
    if (!this.#held.has(name)) {
      const bytes = this.cache.take(name);
      if (bytes) this.#whole.add(name);
      this.#held.set(name, bytes && (decodeColumns(bytes) as unknown as Shelf));
      if (this.#held.size > MOST_HELD) this.#held.delete(this.#held.keys().next().value!);
    }
    return this.#held.get(name);
  }

  #close(): void {
    const hashes = this.#blocks.map(({ hash }) => hash);
    const shelf = this.cache.nameOf('shelf', [this.section, ...hashes]);
    this.#listed.push([shelf, hashes, this.#blocks.map(({ block }) => block.name)]);
    if (!this.#whole.has(shelf)) {
      let end = 0;
      const ends = Float64Array.from(this.#blocks, ({ block }) => {
        end += block.bytes.length;
        return end;
      });
      this.cache.keep(shelf, encodeColumns({ ends, bytes: this.#blocks.map(({ block }) => block.bytes) }));
    }
    this.#blocks = [];
    this.#size = 0;
  }
}

/** The same content has the same hash. */
export function hashContent(content: Content): string {
  // Records are JSON, which has no line breaks.
  const joined = content instanceof Uint8Array ? content : content.join('\n');
  return hash('sha256', joined).slice(0, HASH_DIGITS);
}
