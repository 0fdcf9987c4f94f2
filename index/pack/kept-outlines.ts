/** The outlines of the build before, by a hash of what they were made from. */
import type { BuildCache } from '../cache/build-cache.ts';
import { hashContent } from './kept-blocks.ts';

/** A term of an outline: its key and idf as in profiles, and the class of its mean weight. */
export type OutlineTerm = readonly [key: number, idf: number, weightClass: number];

export class KeptOutlines {
  readonly #name: string;
  readonly #past: ReadonlyMap<string, readonly OutlineTerm[]>;
  readonly #now = new Map<string, readonly OutlineTerm[]>();

  constructor(private readonly cache: BuildCache) {
    this.#name = cache.nameOf('outlines', []);
    const bytes = cache.take(this.#name);
    this.#past = new Map(bytes && (JSON.parse(Buffer.from(bytes).toString()) as [string, OutlineTerm[]][]));
  }

  /** What was made of this, or what is made of it now; `source` is all that it follows from. */
  findOrMake(source: unknown, make: () => readonly OutlineTerm[]): readonly OutlineTerm[] {
    const hash = hashContent([JSON.stringify(source)]);
    const outline = this.#past.get(hash) ?? make();
    this.#now.set(hash, outline);
    return outline;
  }

  /** Leaves what was found or made to the next build. */
  keep(): void {
    this.cache.keep(this.#name, [Buffer.from(JSON.stringify([...this.#now]))]);
  }
}
