/**
 * Bytes that wait until they are asked for, piece by piece and by any thread: in a file where they would be too much to hold,
 * else in memory. Knows nothing of what they are.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { explainWriting } from '../pack/index-folder.ts';

/** Where they are; may be sent to threads. */
export type Scratch = { bytes: Uint8Array } | { file: string };

/** Pieces are written together, about so many bytes at once. */
const BUFFERED = 1 << 20;

/** Takes pieces one after the other. */
export class ScratchWriter {
  /** Bytes so far. */
  size = 0;
  readonly #file: string | undefined;
  readonly #handle: number | undefined;
  #waiting: Uint8Array[] = [];
  #waitingSize = 0;

  /** @param file Which must not be there yet. @default they stay in memory */
  constructor(file: string | undefined) {
    this.#file = file;
    this.#handle = file === undefined ? undefined : openSync(file, 'wx');
  }

  /** Adds a piece, which must not change any more; answers where it ends. */
  append(bytes: Uint8Array): number {
    this.#waiting.push(bytes);
    this.#waitingSize += bytes.length;
    this.size += bytes.length;
    if (this.#handle !== undefined && this.#waitingSize >= BUFFERED) this.#write(this.#handle);
    return this.size;
  }

  finish(): Scratch {
    if (this.#handle === undefined) {
      const bytes = new Uint8Array(new SharedArrayBuffer(this.size));
      let at = 0;
      for (const piece of this.#waiting) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return { bytes };
    }
    this.#write(this.#handle);
    closeSync(this.#handle);
    return { file: this.#file! };
  }

  #write(handle: number): void {
    const bytes = Buffer.concat(this.#waiting);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    } catch (error) {
      throw explainWriting(error as NodeJS.ErrnoException, this.#file!);
    }
    this.#waiting = [];
    this.#waitingSize = 0;
  }
}

/** A copy of some of the bytes. */
export function readScratch(scratch: Scratch, start: number, size: number): Buffer {
  const part = Buffer.allocUnsafe(size);
  if ('bytes' in scratch) {
    part.set(scratch.bytes.subarray(start, start + size));
    return part;
  }
  let handle = handles.get(scratch.file);
  if (handle === undefined) {
    handle = openSync(scratch.file, 'r');
    handles.set(scratch.file, handle);
  }
  for (let at = 0; at < size; ) {
    const count = readSync(handle, part, at, size - at, start + at);
    if (count === 0) throw new Error('What the build had put aside is cut short.');
    at += count;
  }
  return part;
}

/** Removes what nobody will ask for any more. */
export function dropScratch(scratch: Scratch): void {
  if ('bytes' in scratch) return;
  const handle = handles.get(scratch.file);
  if (handle !== undefined) closeSync(handle);
  handles.delete(scratch.file);
  rmSync(scratch.file, { force: true });
}

// --- internal ---

/** Files that this thread reads. */
const handles = new Map<string, number>();
