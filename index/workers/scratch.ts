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
  /** All pieces, where they stay in memory … */
  readonly #pieces: Uint8Array[] = [];
  /** … else the bytes that are not written yet, so many of them. */
  readonly #buffer: Buffer;
  #waiting = 0;

  /** @param file Which must not be there yet. @default they stay in memory */
  constructor(file: string | undefined) {
    this.#file = file;
    this.#handle = file === undefined ? undefined : openSync(file, 'wx');
    this.#buffer = Buffer.allocUnsafe(file === undefined ? 0 : BUFFERED);
  }

  /** Adds a piece, which must not change any more; answers where it ends. */
  append(bytes: Uint8Array): number {
    this.size += bytes.length;
    if (this.#handle === undefined) {
      this.#pieces.push(bytes);
      return this.size;
    }
    if (this.#waiting + bytes.length > BUFFERED) this.#flush(this.#handle);
    if (bytes.length > BUFFERED) this.#write(this.#handle, bytes);
    else {
      this.#buffer.set(bytes, this.#waiting);
      this.#waiting += bytes.length;
    }
    return this.size;
  }

  /** The same of a text, which needs no bytes of its own; answers how many it took. */
  appendText(text: string, encoding: 'latin1' | 'utf16le'): number {
    const size = encoding === 'latin1' ? text.length : 2 * text.length;
    if (this.#handle === undefined || size > BUFFERED) {
      this.append(Buffer.from(text, encoding));
      return size;
    }
    if (this.#waiting + size > BUFFERED) this.#flush(this.#handle);
    this.#waiting += this.#buffer.write(text, this.#waiting, encoding);
    this.size += size;
    return size;
  }

  finish(): Scratch {
    if (this.#handle === undefined) {
      const bytes = new Uint8Array(new SharedArrayBuffer(this.size));
      let at = 0;
      for (const piece of this.#pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return { bytes };
    }
    this.#flush(this.#handle);
    closeSync(this.#handle);
    return { file: this.#file! };
  }

  #flush(handle: number): void {
    this.#write(handle, this.#buffer.subarray(0, this.#waiting));
    this.#waiting = 0;
  }

  #write(handle: number, bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    } catch (error) {
      throw explainWriting(error as NodeJS.ErrnoException, this.#file!);
    }
  }
}

/** Some of the bytes, not to be written to. */
export function readScratch(scratch: Scratch, start: number, size: number): Buffer {
  if ('bytes' in scratch) return Buffer.from(scratch.bytes.slice(start, start + size).buffer);
  let reader = readers.get(scratch.file);
  if (reader === undefined) {
    reader = new FileReader(scratch.file);
    readers.set(scratch.file, reader);
  }
  return reader.read(start, size);
}

/** Removes what nobody will ask for any more. */
export function dropScratch(scratch: Scratch): void {
  if ('bytes' in scratch) return;
  readers.get(scratch.file)?.close();
  readers.delete(scratch.file);
  rmSync(scratch.file, { force: true });
}

// --- internal ---

/** Files that this thread reads. */
const readers = new Map<string, FileReader>();

/** Who reads one piece after the other reads so many bytes at once. */
const AHEAD = 1 << 18;

class FileReader {
  readonly #handle: number;
  /** What was read last, and where it lies. */
  #held: Buffer = Buffer.alloc(0);
  #start = 0;
  /** Where the piece before ended. */
  #end = 0;

  constructor(file: string) {
    this.#handle = openSync(file, 'r');
  }

  read(start: number, size: number): Buffer {
    const end = start + size;
    if (start < this.#start || end > this.#start + this.#held.length) {
      this.#held = this.#readFile(start, start === this.#end ? Math.max(size, AHEAD) : size);
      this.#start = start;
    }
    this.#end = end;
    if (end > this.#start + this.#held.length) {
      throw new Error('What the build had put aside is cut short.');
    }
    return this.#held.subarray(start - this.#start, end - this.#start);
  }

  close(): void {
    closeSync(this.#handle);
  }

  /** As many of the bytes as there are. */
  #readFile(start: number, size: number): Buffer {
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    for (let count = 1; count > 0 && at < size; at += count) {
      count = readSync(this.#handle, bytes, at, size - at, start + at);
    }
    return bytes.subarray(0, at);
  }
}
