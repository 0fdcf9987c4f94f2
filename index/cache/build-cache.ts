/**
 * What one build leaves for the next: files in a folder, named by what they were made from. Each carries a checksum; what
 * is damaged, cut short or gone counts as not kept, and a folder that cannot be written to is done without. Knows nothing of
 * what it holds.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What the summary tells: of what a build asked for, how much was there. */
export interface Taken {
  taken: number;
  of: number;
}

const FOLDER = 'build';
/** Keeps typed arrays behind it aligned. */
const CHECKSUM_BYTES = 16;
const NAME = /^[a-z-]+-[0-9a-f]{32}(?:\.part)?$/;

export class BuildCache {
  /** What was asked for, by kind, in the order of asking. */
  readonly taken = new Map<string, Taken>();
  readonly #folder: string;
  readonly #used = new Set<string>();
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
    try {
      const bytes = readWhole(join(this.#folder, name));
      const content = bytes.subarray(CHECKSUM_BYTES);
      return Buffer.compare(bytes.subarray(0, CHECKSUM_BYTES), toChecksum(name, content)) === 0
        ? content
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether there is anything under a name. */
  has(name: string): boolean {
    return existsSync(join(this.#folder, name));
  }

  /** Keeps bytes under a name. */
  keep(name: string, content: Uint8Array): void {
    this.#used.add(name);
    if (!this.#isWritable) return;
    const file = join(this.#folder, name);
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeParts(`${file}.part`, [toChecksum(name, content), content]);
      renameSync(`${file}.part`, file);
    } catch {
      // No room, or no right to: the index needs the room more than the next build needs the cache.
      this.#isWritable = false;
      this.#remove(`${name}.part`);
    }
  }

  /** Counts for the summary: of `of` things of a kind, `taken` were there. */
  count(kind: string, taken: number, of: number): void {
    const before = this.taken.get(kind) ?? { taken: 0, of: 0 };
    this.taken.set(kind, { taken: before.taken + taken, of: before.of + of });
  }

  /** Removes what this build had no use for. */
  tidy(): void {
    for (const name of this.#list()) if (NAME.test(name) && !this.#used.has(name)) this.#remove(name);
  }

  #list(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch {
      return [];
    }
  }

  #remove(name: string): void {
    try {
      rmSync(join(this.#folder, name), { force: true });
    } catch {
      // What cannot be removed is not asked for again.
    }
  }
}

// --- internal ---

/** Reads a file into memory of its own: a buffer of Node's may be a part of a larger one, and would have to be copied. */
function readWhole(file: string): Uint8Array<ArrayBuffer> {
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(handle).size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(handle, bytes, at, bytes.length - at, null);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/** Writes a file without putting its parts together first. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(file, 'w');
  try {
    for (const part of parts) for (let at = 0; at < part.length; ) at += writeSync(handle, part, at);
  } finally {
    closeSync(handle);
  }
}

/** Of the name as well, so that no file can stand for another. */
function toChecksum(name: string, content: Uint8Array): Uint8Array {
  return createHash('sha256').update(name).update(content).digest().subarray(0, CHECKSUM_BYTES);
}
