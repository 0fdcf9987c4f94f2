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
export function readKept(place: KeptPlace): Uint8Array<ArrayBuffer> | undefined {
  return readInto((size) => new Uint8Array(size), place);
}

/** The same in memory that all threads see. */
export function readKeptShared(place: KeptPlace): Uint8Array | undefined {
  return readInto((size) => new Uint8Array(new SharedArrayBuffer(size)), place);
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

function readInto<T extends Uint8Array>(
  make: (size: number) => T,
  { folder, name }: KeptPlace,
): T | undefined {
  try {
    const file = openSync(join(folder, name), 'r');
    try {
      const checksum = fill(new Uint8Array(CHECKSUM_BYTES), file);
      const content = fill(make(fstatSync(file).size - CHECKSUM_BYTES), file);
      return Buffer.compare(checksum, toChecksum(name, [content])) === 0 ? content : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** The next bytes of an open file. */
function fill<T extends Uint8Array>(bytes: T, file: number): T {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, null);
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
