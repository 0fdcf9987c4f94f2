/** Ranges of the dictionary as the build before merged them, and where it cut them: the same ranges are asked for again. */
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns } from '../cache/columns.ts';
import type { MergedRange } from './merge-terms.ts';

export class KeptMerges {
  /** The first terms of all ranges but the first; undefined where nothing is known. */
  readonly bounds: readonly string[] | undefined;

  constructor(private readonly cache: BuildCache) {
    const bytes = cache.take(this.#boundsName);
    this.bounds = bytes && (JSON.parse(Buffer.from(bytes).toString()) as string[]);
  }

  take(from: string): MergedRange | undefined {
    const bytes = this.cache.take(this.#nameOf(from));
    return bytes && (decodeColumns(bytes) as unknown as MergedRange);
  }

  /** Keeps a range; one that is as it was is kept already. */
  keep(from: string, { terms, prints }: MergedRange): void {
    this.cache.keep(this.#nameOf(from), encodeColumns({ terms, prints }));
  }

  keepBounds(bounds: readonly string[]): void {
    this.cache.keep(this.#boundsName, [Buffer.from(JSON.stringify(bounds))]);
  }

  get #boundsName(): string {
    return this.cache.nameOf('merge-bounds', []);
  }

  #nameOf(from: string): string {
    return this.cache.nameOf('merged', [from]);
  }
}
