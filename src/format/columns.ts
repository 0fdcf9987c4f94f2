/**
 * One number or a few per article, by article number, cut into blocks of `ROWS_PER_BLOCK` articles and read as
 * typed views without any parsing.
 */

import { ByteReader, ByteWriter } from './bytes.ts';

/** Articles a block of any column holds. */
export const ROWS_PER_BLOCK = 16_384;

/**
 * Different words of an article's title and body, as MiniSearch counts them: u16 titles, then bodies, u16 too or, where
 * one has more words than that, u32.
 */
export interface Lengths {
  titles: Uint16Array;
  bodies: Uint16Array | Uint32Array;
}

export function encodeLengths({ titles, bodies }: Lengths): Uint8Array<ArrayBuffer> {
  const rows = titles.length;
  const wide = bodies.some((length) => length > 0xffff);
  const start = wide ? (2 * rows + 3) & ~3 : 2 * rows;
  const out = new Uint8Array(start + (wide ? 4 : 2) * rows);
  new Uint16Array(out.buffer, 0, rows).set(titles);
  (wide ? new Uint32Array(out.buffer, start, rows) : new Uint16Array(out.buffer, start, rows)).set(bodies);
  return out;
}

export function openLengths({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>, rows: number): Lengths {
  const titles = new Uint16Array(buffer, byteOffset, rows);
  if (length === 4 * rows) return { titles, bodies: new Uint16Array(buffer, byteOffset + 2 * rows, rows) };
  return { titles, bodies: new Uint32Array(buffer, byteOffset + ((2 * rows + 3) & ~3), rows) };
}

/** A day as a number that sorts: days since 1970, or `NO_DATE`. */
export const NO_DATE = -0x80000000;

/** The number of a day written `YYYY-MM-DD`. */
export function toDay(date: string | undefined): number {
  if (date === undefined) return NO_DATE;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? NO_DATE : Math.floor(time / 86_400_000);
}

export function encodeDates(days: Int32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(days.slice().buffer);
}

export function openDates(payload: Uint8Array<ArrayBuffer>): Int32Array {
  return new Int32Array(payload.buffer, payload.byteOffset, payload.byteLength >>> 2);
}

/** How many nearest articles a row of the neighbour table holds. */
export const NEIGHBOURS = 5;
/** Fills a row of fewer neighbours. */
export const NO_NEIGHBOUR = 0xffff;
/** The table is written for corpora of at most so many articles: article numbers are 16 bits wide. */
export const MOST_ARTICLES_WITH_NEIGHBOURS = 15_000;

/** `NEIGHBOURS` article numbers and similarities (255 is 1) per article. */
export interface Neighbours {
  docs: Uint16Array;
  similarities: Uint8Array;
}

export function encodeNeighbours({ docs, similarities }: Neighbours): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(docs.byteLength + similarities.byteLength);
  new Uint16Array(out.buffer, 0, docs.length).set(docs);
  out.set(similarities, docs.byteLength);
  return out;
}

export function openNeighbours(payload: Uint8Array<ArrayBuffer>): Neighbours {
  const cells = payload.byteLength / 3;
  return {
    docs: new Uint16Array(payload.buffer, payload.byteOffset, cells),
    similarities: payload.subarray(2 * cells),
  };
}

/**
 * Near-copies: pairs of an article's number and its representative's, by ascending first number. As varints: the
 * distance of the article to the one before, and its distance behind its representative × 2, or before it × 2 + 1.
 */
export function encodeCopies(pairs: readonly (readonly [doc: number, representative: number])[]) {
  const out = new ByteWriter();
  let previous = 0;
  for (const [doc, representative] of pairs) {
    out.varint(doc - previous);
    out.varint(doc > representative ? (doc - representative) * 2 : (representative - doc) * 2 + 1);
    previous = doc;
  }
  return out.finish();
}

/** The articles that are not their own representatives, ascending, and their representatives. */
export interface Copies {
  docs: Uint32Array;
  representatives: Uint32Array;
}

export function openCopies(payload: Uint8Array): Copies {
  const reader = new ByteReader(payload);
  // A pair takes two bytes at least.
  const docs = new Uint32Array(payload.length >> 1);
  const representatives = new Uint32Array(payload.length >> 1);
  let count = 0;
  for (let doc = 0; !reader.atEnd; count++) {
    doc += reader.varint();
    const code = reader.varint();
    docs[count] = doc;
    representatives[count] = code % 2 === 0 ? doc - code / 2 : doc + (code - 1) / 2;
  }
  return { docs: docs.subarray(0, count), representatives: representatives.subarray(0, count) };
}
