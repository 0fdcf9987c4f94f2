/**
 * One number or a few per article, by article number, cut into blocks of `ROWS_PER_BLOCK` articles and read as
 * typed views without any parsing.
 */

/** Articles a block of any column holds. */
export const ROWS_PER_BLOCK = 8192;

/** Different words of an article's title and body, as MiniSearch counts them: u16 titles, then u32 bodies. */
export interface Lengths {
  titles: Uint16Array;
  bodies: Uint32Array;
}

export function encodeLengths({ titles, bodies }: Lengths): Uint8Array<ArrayBuffer> {
  const rows = titles.length;
  const padded = (2 * rows + 3) & ~3;
  const out = new Uint8Array(padded + 4 * rows);
  new Uint16Array(out.buffer, 0, rows).set(titles);
  new Uint32Array(out.buffer, padded, rows).set(bodies);
  return out;
}

export function openLengths(payload: Uint8Array<ArrayBuffer>, rows: number): Lengths {
  const padded = (2 * rows + 3) & ~3;
  return {
    titles: new Uint16Array(payload.buffer, payload.byteOffset, rows),
    bodies: new Uint32Array(payload.buffer, payload.byteOffset + padded, rows),
  };
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

/** Near-copies: pairs of an article's number and its representative's, by ascending first number. */
export function encodeCopies(pairs: readonly (readonly [doc: number, representative: number])[]) {
  return new Uint8Array(Uint32Array.from(pairs.flat()).buffer);
}

/** Representative by article, for the articles that are not their own. */
export function openCopies(payload: Uint8Array<ArrayBuffer>): Map<number, number> {
  const cells = new Uint32Array(payload.buffer, payload.byteOffset, payload.byteLength >>> 2);
  const copies = new Map<number, number>();
  for (let i = 0; i + 1 < cells.length; i += 2) copies.set(cells[i]!, cells[i + 1]!);
  return copies;
}
