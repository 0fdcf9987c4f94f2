/**
 * One file of what a build leaves for the next, with a checksum before its content: what is damaged or cut short counts as not
 * there. Any thread may read and write it.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface KeptPlace {
  folder: string;
  name: string;
}

/** The content of a file, in memory of its own; undefined when it is not there whole. */
export function readKept({ folder, name }: KeptPlace): Uint8Array<ArrayBuffer> | undefined {
  try {
    const file = openSync(join(folder, name), 'r');
    try {
      const checksum = readBytes(file, CHECKSUM_BYTES);
      const content = readBytes(file, fstatSync(file).size - CHECKSUM_BYTES);
      return Buffer.compare(checksum, toChecksum(name, [content])) === 0 ? content : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all; false where there is no room for it, or no right to. */
export function writeKept({ folder, name, parts }: KeptPlace & { parts: readonly Uint8Array[] }): boolean {
  const beside = join(folder, `${name}.part`);
  try {
    mkdirSync(folder, { recursive: true });
    writeParts(beside, [toChecksum(name, parts), ...parts]);
    renameSync(beside, join(folder, name));
    return true;
  } catch {
    removeKept({ folder, name: `${name}.part` });
    return false;
  }
}

/** Removes a file; what cannot be removed is not asked for again. */
export function removeKept({ folder, name }: KeptPlace): void {
  try {
    rmSync(join(folder, name), { force: true });
  } catch {}
}

// --- internal ---

const CHECKSUM_BYTES = 16;

/** The next bytes of an open file; a buffer of Node's may be a part of a larger one, and would have to be copied. */
function readBytes(file: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const read = readSync(file, bytes, at, size - at, null);
    if (read === 0) break;
    at += read;
  }
  return bytes;
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
function toChecksum(name: string, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256').update(name);
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, CHECKSUM_BYTES);
}
