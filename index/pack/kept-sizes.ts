/** How long the records of a section were in the build before, by hashes of all that they were made of. */
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns } from '../cache/columns.ts';
import type { Pool } from '../workers/pool.ts';

export class KeptSizes {
  readonly #name: string;
  readonly #past: ReadonlyMap<string, number>;
  readonly #now = new Map<string, number>();

  constructor(
    private readonly cache: BuildCache,
    section: string,
  ) {
    this.#name = cache.nameOf('sizes', [section]);
    const bytes = cache.take(this.#name);
    this.#past = bytes ? readPast(bytes) : new Map();
  }

  /** The size of a record of this print, where it is known; it is then kept for the next build. */
  find(print: string): number | undefined {
    const size = this.#past.get(print);
    if (size !== undefined) this.#now.set(print, size);
    return size;
  }

  add(print: string, size: number): void {
    this.#now.set(print, size);
  }

  /** Leaves what was found or added to the next build. */
  keep(pool: Pool): void {
    const prints = Buffer.from([...this.#now.keys()].join('\n'));
    const sizes = Int32Array.from(this.#now.values());
    this.cache.keepBy(pool, this.#name, encodeColumns({ prints, sizes }));
  }
}

// --- internal ---

function readPast(bytes: Uint8Array): Map<string, number> {
  const { prints, sizes } = decodeColumns(bytes);
  const written = Buffer.from(prints as Uint8Array)
    .toString()
    .split('\n');
  return new Map(written.map((print, number) => [print, sizes![number]!]));
}
