/**
 * Writes an index into a folder so that a reader never meets half of one: new blocks first, the manifest last by
 * a rename, and only then are blocks of older versions removed. A build that is killed or runs out of room
 * leaves the last good index as it was.
 */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../../src/format/manifest.ts';
import type { IndexFiles } from './section-writer.ts';

export interface WrittenIndex {
  files: number;
  bytes: number;
  /** Of these, files that were not there before. */
  newFiles: number;
  newBytes: number;
}

const BLOCK_FILE = /^[0-9a-f]{16}\.bin$/;

export async function writeIndex(files: IndexFiles, folder: string): Promise<WrittenIndex> {
  await mkdir(folder, { recursive: true });
  const before = new Set(await readdir(folder));
  const written: WrittenIndex = { files: 0, bytes: 0, newFiles: 0, newBytes: 0 };
  for (const [name, bytes] of files) {
    written.files++;
    written.bytes += bytes.length;
    if (name === MANIFEST_FILE) continue;
    const path = join(folder, name);
    if (before.has(name) && (await stat(path)).size === bytes.length) continue;
    written.newFiles++;
    written.newBytes += bytes.length;
    await writeWhole(path, bytes);
  }
  await writeWhole(join(folder, MANIFEST_FILE), files.get(MANIFEST_FILE)!);
  for (const name of before) {
    if (BLOCK_FILE.test(name) && !files.has(name)) await rm(join(folder, name), { force: true });
  }
  return written;
}

/** Writes beside the place and renames, so that a file is whole or not there. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
