/**
 * Where a term stands in each article that holds it, and in which of its forms. The articles are those of the
 * term's postings (title and body together), in order; each has as many occurrences as it has postings'
 * frequencies, so nothing but the places is written:
 *
 *     per occurrence: (distance to the one before × 2 + other form?) (varint) | form number (varint, if other)
 *
 * Form 0 is the one that most occurrences have. Title words count from 0, body words from `BODY_START`.
 */
import { ByteReader, type ByteWriter } from './bytes.ts';

/** Place of a body's first word: no title is so long, and a title's last word is far from the body's first. */
export const BODY_START = 4096;

export interface Occurrence {
  position: number;
  /** Number of the form among the term's forms. */
  form: number;
}

/** The occurrences of a term in one article: parallel arrays, by ascending position. */
export interface Occurrences {
  positions: Uint32Array;
  forms: Uint16Array;
}

/** Forms from this number on are written as it: no word is so various, and numbers read into 16 bits. */
export const LAST_FORM = 0xffff;

/** Writes one article's occurrences, which must come by ascending position. */
export function writeOccurrences(out: ByteWriter, occurrences: readonly Occurrence[]): void {
  let previous = 0;
  for (const { position, form } of occurrences) {
    out.varint(((position - previous) << 1) | (form === 0 ? 0 : 1));
    if (form !== 0) out.varint(Math.min(form, LAST_FORM));
    previous = position;
  }
}

/** Reads one article's `count` occurrences from where the reader stands. */
export function readOccurrences(reader: ByteReader, count: number): Occurrences {
  const positions = new Uint32Array(count);
  const forms = new Uint16Array(count);
  let position = 0;
  for (let i = 0; i < count; i++) {
    const code = reader.varint();
    position += code >>> 1;
    positions[i] = position;
    if (code & 1) forms[i] = reader.varint();
  }
  return { positions, forms };
}

/** Passes over one article's `count` occurrences. */
export function skipOccurrences(reader: ByteReader, count: number): void {
  for (let i = 0; i < count; i++) if (reader.varint() & 1) reader.varint();
}

/** A reader at the start of a term's occurrences. */
export function openOccurrences(bytes: Uint8Array): ByteReader {
  return new ByteReader(bytes);
}
