/**
 * What one build leaves for the next: files in a folder, named by what they were made from. Each carries a checksum; what
 * is damaged, cut short or gone counts as not kept, and a folder that cannot be written to is done without. Knows nothing of
 * what it holds.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { handled } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { readKept, removeKept, writeKept } from './kept-file.ts';

/** What the summary tells: of what a build asked for, how much was there. */
export interface Taken {
  taken: number;
  of: number;
}

const FOLDER = 'build';
const NAME = /^[a-z-]+-[0-9a-f]{32}(?:\.part)?$/;

export class BuildCache {
  /** What was asked for, by kind, in the order of asking. */
  readonly taken = new Map<string, Taken>();
  readonly #folder: string;
  readonly #used = new Set<string>();
  readonly #writing: Promise<void>[] = [];
  /** Where there is no room, or no right to: the index needs the room more than the next build needs the cache. */
  #isWritable = true;

  /** @param program Tells this program from any other that might have written there. */
  constructor(
    folder: string,
    private readonly program: string,
  ) {
    this.#folder = join(folder, FOLDER);
  }

  /** The name of what this program makes of `parts`. */
  nameOf(kind: string, parts: readonly string[]): string {
    const hash = createHash('sha256').update(JSON.stringify([this.program, kind, ...parts]));
    return `${kind}-${hash.digest('hex').slice(0, 32)}`;
  }

  /** What is kept under a name; undefined when it is not there whole. */
  take(name: string): Uint8Array<ArrayBuffer> | undefined {
    this.#used.add(name);
    return readKept({ folder: this.#folder, name });
  }

  /** The same, read by a thread that has nothing else to do, into memory that all see. */
  takeBy(pool: Pool, name: string): Promise<Uint8Array | undefined> {
    this.#used.add(name);
    return pool.run('readKeptShared', { folder: this.#folder, name }, true);
  }

  /** Whether there is anything under a name. */
  has(name: string): boolean {
    return existsSync(join(this.#folder, name));
  }

  /** Keeps bytes, told in parts, under a name. */
  keep(name: string, parts: readonly Uint8Array[]): void {
    this.#used.add(name);
    if (this.#isWritable) this.#isWritable = writeKept({ folder: this.#folder, name, parts });
  }

  /** The same, by a thread that has nothing else to do: the parts must not change any more. */
  keepBy(pool: Pool, name: string, parts: readonly Uint8Array[]): void {
    this.#used.add(name);
    if (!this.#isWritable) return;
    const written = pool.run('writeKept', { folder: this.#folder, name, parts }, true);
    const noted = written.then((isWritten) => {
      this.#isWritable &&= isWritten;
    });
    this.#writing.push(handled(noted));
  }

  /** Counts for the summary: of `of` things of a kind, `taken` were there. */
  count(kind: string, taken: number, of: number): void {
    const before = this.taken.get(kind) ?? { taken: 0, of: 0 };
    this.taken.set(kind, { taken: before.taken + taken, of: before.of + of });
  }

  /** Waits until threads have written all. */
  async settle(): Promise<void> {
    await Promise.all(this.#writing);
  }

  /** Removes what this build had no use for. */
  tidy(): void {
    for (const name of this.#list()) {
      if (NAME.test(name) && !this.#used.has(name)) removeKept({ folder: this.#folder, name });
    }
  }

  #list(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch {
      return [];
    }
  }
}
