/** Runs where they wait to be merged: in memory for a small corpus, in files for a large one. */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import type { Run } from './invert-segment.ts';
import { decodeHead, type RunHead } from './run.ts';

/** A run that can be read in parts, from any thread. */
export type KeptRun = { bytes: Uint8Array } | { file: string };

const PREFIX_BYTES = 12;

/** A run as one piece: three sizes, then head, marks and body. */
export function joinRun({ head, marks, body }: Run): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(PREFIX_BYTES + head.length + marks.byteLength + body.length);
  const sizes = new DataView(out.buffer);
  [head.length, marks.byteLength, body.length].forEach((size, i) => {
    sizes.setUint32(4 * i, size, true);
  });
  out.set(head, PREFIX_BYTES);
  out.set(new Uint8Array(marks.buffer), PREFIX_BYTES + head.length);
  out.set(body, PREFIX_BYTES + head.length + marks.byteLength);
  return out;
}

/** The head of a run in one piece. */
export function decodeRunHead(bytes: Uint8Array): RunHead {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return decodeHead(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + size));
}

/** The head of a run, from any thread. */
export function readRunHead(run: KeptRun): Uint8Array {
  return readParts(run, (read) => read(PREFIX_BYTES, sizesOf(read)[0]!));
}

/** The bytes of the terms from one mark to another; `marks` counts from the first. */
export function readRunBody(run: KeptRun, firstMark: number, endMark: number): Uint8Array {
  return readParts(run, (read) => {
    const [head, marks, body] = sizesOf(read) as [number, number, number];
    const table = read(PREFIX_BYTES + head, marks);
    const offsets = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const offsetOf = (mark: number) => (4 * mark < marks ? offsets.getUint32(4 * mark, true) : body);
    const start = offsetOf(firstMark);
    return read(PREFIX_BYTES + head + marks + start, offsetOf(endMark) - start);
  });
}

/** Writes a run to a file of its own, or keeps it in memory that all threads see. */
export function keepRun(bytes: Uint8Array, file: string | undefined): KeptRun {
  if (file === undefined) {
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    return { bytes: shared };
  }
  writeFileSync(file, bytes);
  return { file };
}

// --- internal ---

type Read = (start: number, size: number) => Uint8Array;

function sizesOf(read: Read): number[] {
  const prefix = read(0, PREFIX_BYTES);
  const sizes = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  return [0, 4, 8].map((at) => sizes.getUint32(at, true));
}

function readParts<T>(run: KeptRun, work: (read: Read) => T): T {
  // Copied: text is not decoded from memory that threads share.
  if ('bytes' in run) return work((start, size) => run.bytes.slice(start, start + size));
  const file = openSync(run.file, 'r');
  try {
    return work((start, size) => {
      const part = new Uint8Array(size);
      for (let at = 0; at < size; ) {
        const count = readSync(file, part, at, size - at, start + at);
        if (count === 0) throw new Error('A segment of the build is cut short.');
        at += count;
      }
      return part;
    });
  } finally {
    closeSync(file);
  }
}
