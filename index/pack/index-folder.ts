/**
 * The folder of an index, written so that a reader never meets half of one: blocks as they are made, the manifest last
 * by a rename, and only then are blocks of older versions removed. A build that fails, is killed or runs out of room
 * leaves the last good index as it was.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumIn } from '../../src/format/block.ts';
import { MANIFEST_FILE } from '../../src/format/manifest.ts';
import { Fault } from '../fault.ts';
import type { FileSink, IndexFiles } from './section-writer.ts';

export interface WrittenIndex {
  files: number;
  bytes: number;
  /** Bytes of the largest file. */
  largestFile: number;
  /** Of these, files that were not there before. */
  newFiles: number;
  newBytes: number;
}

/** Names that blocks have, or had. */
const BLOCK_FILE = /^(?:[0-9a-f]{12}|[0-9a-f]{14}|[0-9a-f]{16})\.bin(?:\.part)?$/;

export class IndexFolder implements FileSink {
  readonly written: WrittenIndex = { files: 0, bytes: 0, largestFile: 0, newFiles: 0, newBytes: 0 };
  readonly #before: Set<string>;
  /** Name to checksum. */
  readonly #current = new Map<string, number>();
  #manifest: Uint8Array | undefined;
  #isDiscarded = false;

  /** Makes the folder where it is not there. */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#before = new Set(readdirSync(folder));
  }

  /** Writes a block, unless it is there already; the manifest waits for `commit`. */
  set(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    // Threads that were at work when the build failed may still bring theirs.
    if (this.#isDiscarded) return;
    const checksum = checksumIn(bytes);
    if (name === MANIFEST_FILE) this.#manifest = bytes;
    else if (this.#current.has(name)) {
      if (this.#current.get(name) !== checksum) throw new Error(`Two blocks are called ${name}.`);
      return;
    }
    this.#current.set(name, checksum);
    this.written.files++;
    this.written.bytes += bytes.length;
    this.written.largestFile = Math.max(this.written.largestFile, bytes.length);
    if (name === MANIFEST_FILE) return;
    if (this.#before.has(name) && statSync(join(this.folder, name)).size === bytes.length) return;
    this.written.newFiles++;
    this.written.newBytes += bytes.length;
    this.#writeWhole(name, bytes);
  }

  /** Makes what was written the index, and removes what was one before. */
  commit(): WrittenIndex {
    if (this.#manifest === undefined) throw new Error('An index without a manifest was to be kept.');
    this.#writeWhole(MANIFEST_FILE, this.#manifest);
    this.#remove((name) => this.#before.has(name) && !this.#current.has(name));
    return this.written;
  }

  /** Takes back what was written, and writes no more; what was there before stays. */
  discard(): void {
    this.#isDiscarded = true;
    this.#remove((name) => !this.#before.has(name));
  }

  #remove(goes: (name: string) => boolean): void {
    for (const name of readdirSync(this.folder)) {
      if (BLOCK_FILE.test(name) && goes(name)) rmSync(join(this.folder, name), { force: true });
    }
  }

  /** Writes beside the place and renames, so that a file is whole or not there. */
  #writeWhole(name: string, bytes: Uint8Array): void {
    const beside = join(this.folder, `${name}.part`);
    try {
      writeFileSync(beside, bytes);
      renameSync(beside, join(this.folder, name));
    } catch (error) {
      rmSync(beside, { force: true });
      throw explainWriting(error as NodeJS.ErrnoException, this.folder);
    }
  }
}

/** Writes an index that is in memory already. */
export function writeFiles(files: IndexFiles, folder: string): WrittenIndex {
  const into = new IndexFolder(folder);
  for (const [name, bytes] of files) into.set(name, bytes);
  return into.commit();
}

/** What a user can mend about a disk, in words; anything else as it is. */
export function explainWriting(error: NodeJS.ErrnoException, folder: string): Error {
  const remedies: Record<string, [what: string, remedy: string]> = {
    ENOSPC: [
      `The disk has no room left for ${folder}.`,
      'Make room and build again; the last index is still there.',
    ],
    EDQUOT: [
      `The quota has no room left for ${folder}.`,
      'Make room and build again; the last index is still there.',
    ],
    EACCES: [
      `${folder} must not be written to.`,
      'Change its permissions, or give another folder with --out.',
    ],
    EROFS: [`${folder} is on a disk that cannot be written to.`, 'Give another folder with --out.'],
  };
  const known = remedies[error.code ?? ''];
  return known ? new Fault(...known) : error;
}
