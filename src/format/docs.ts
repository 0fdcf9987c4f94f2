/**
 * What is shown of articles: stored fields and text, several articles a block. The payload is raw DEFLATE (read
 * by the platform's own inflater) of
 *
 *     u32 count | u32 end of each record | records (JSON)
 *
 * JSON, since all of it is text that is shown: a view would have to be decoded all the same.
 */
import type { Article } from '../article.ts';
import { fromUtf8, toUtf8 } from './bytes.ts';

/** An article as the Worker shows it; links and editors' choices stay with the build. */
export type StoredArticle = Omit<Article, 'links' | 'canonical' | 'related'> & {
  /** How many near-copies this article stands for. */
  copies?: number;
};

/** The bytes to deflate for some records, given as JSON. */
export function encodeRecords(records: readonly string[]): Uint8Array<ArrayBuffer> {
  const texts = records.map(toUtf8);
  const head = 4 + 4 * texts.length;
  const out = new Uint8Array(head + texts.reduce((sum, text) => sum + text.length, 0));
  const header = new DataView(out.buffer);
  header.setUint32(0, texts.length, true);
  let end = head;
  texts.forEach((text, i) => {
    out.set(text, end);
    end += text.length;
    header.setUint32(4 + 4 * i, end, true);
  });
  return out;
}

/** Record number `i` of inflated bytes, or undefined. */
export function decodeRecord<T>(bytes: Uint8Array, i: number): T | undefined {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = header.getUint32(0, true);
  if (i < 0 || i >= count) return undefined;
  const start = i === 0 ? 4 + 4 * count : header.getUint32(4 * i, true);
  return JSON.parse(fromUtf8(bytes.subarray(start, header.getUint32(4 + 4 * i, true)))) as T;
}

/** Inflates raw DEFLATE with the platform's stream. Read by hand: a `Response` around it costs several times as much. */
export async function inflate(payload: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { writable, readable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const written = writer.write(payload).then(() => writer.close());
  const [pieces] = await Promise.all([readPieces(readable), written]);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

async function readPieces(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return pieces;
}
