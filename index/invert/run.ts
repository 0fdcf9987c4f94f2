/**
 * One inverted segment as bytes that can be kept and merged: a **run**. Terms stand in the order of their UTF-8 bytes;
 * articles are numbered within the segment.
 *
 *     head:  size | articles | lengths of titles and bodies | terms: count, per term: text, articles
 *            | forms: count, per form: text, articles | title terms: per article: count, numbers
 *     marks: count, per 64th term: its offset in the body
 *     body:  per term: text, then see `RunTerm`
 *
 * All numbers are varints. What a run holds does not depend on the rest of the corpus.
 */
import { ByteReader, ByteWriter } from '../../src/format/bytes.ts';

/** What the whole corpus must know of a segment before its terms are merged. */
export interface RunHead {
  articles: number;
  /** Different words per article. */
  lengths: [title: number[], body: number[]];
  /** The segment's terms, sorted, and in how many articles each stands. */
  terms: string[];
  frequencies: number[];
  /** Per article: the numbers of its title's different terms, stop words left out. */
  titleTerms: number[][];
}

/** Words as written, sorted by UTF-16 units, and in how many articles of a segment each stands. */
export interface RunForms {
  forms: string[];
  formFrequencies: number[];
}

/** A term of a segment. */
export interface RunTerm {
  /** Articles that hold it, per field. */
  counts: [title: number, body: number];
  /** The last article of each field's postings; 0 where there are none. */
  lasts: [title: number, body: number];
  /** Forms by falling number of occurrences, then alphabet. */
  forms: string[];
  formCounts: number[];
  /** Postings as `writePosting` writes them. */
  postings: [title: Uint8Array, body: Uint8Array];
  /** Positions as `writePlaces` writes them, form numbers by `forms`. */
  positions: Uint8Array;
}

/** Terms between two marks. */
export const MARK_EVERY = 64;

export function encodeHead(head: RunHead & RunForms): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().varint(head.articles);
  for (const lengths of head.lengths) for (const length of lengths) out.varint(length);
  for (const [names, counts] of [
    [head.terms, head.frequencies],
    [head.forms, head.formFrequencies],
  ] as const) {
    out.varint(names.length);
    names.forEach((name, i) => void out.string(name).varint(counts[i]!));
  }
  for (const terms of head.titleTerms) {
    out.varint(terms.length);
    for (const term of terms) out.varint(term);
  }
  return out.finish();
}

export function decodeHead(bytes: Uint8Array): RunHead {
  const reader = new ByteReader(bytes);
  const articles = reader.varint();
  const readLengths = () => Array.from({ length: articles }, () => reader.varint());
  const lengths: RunHead['lengths'] = [readLengths(), readLengths()];
  const [terms, frequencies] = readNames(reader);
  skipNames(reader);
  const titleTerms = Array.from({ length: articles }, () =>
    Array.from({ length: reader.varint() }, () => reader.varint()),
  );
  return { articles, lengths, terms, frequencies, titleTerms };
}

/** Of a head the words as written alone. */
export function decodeForms(bytes: Uint8Array): RunForms {
  const reader = new ByteReader(bytes);
  for (let left = 2 * reader.varint(); left > 0; left--) reader.varint();
  skipNames(reader);
  const [forms, formFrequencies] = readNames(reader);
  return { forms, formFrequencies };
}

function readNames(reader: ByteReader): [names: string[], counts: number[]] {
  const names: string[] = [];
  const counts: number[] = [];
  for (let left = reader.varint(); left > 0; left--) {
    names.push(reader.string());
    counts.push(reader.varint());
  }
  return [names, counts];
}

function skipNames(reader: ByteReader): void {
  for (let left = reader.varint(); left > 0; left--) {
    skipBytes(reader);
    reader.varint();
  }
}

function skipBytes(reader: ByteReader): void {
  const size = reader.varint();
  reader.at += size;
}

export function writeRunTerm(out: ByteWriter, name: string, term: RunTerm): void {
  out.string(name);
  for (const field of [0, 1] as const) {
    out.varint(term.counts[field]);
    if (term.counts[field] === 0) continue;
    out.varint(term.lasts[field]).varint(term.postings[field].length).raw(term.postings[field]);
  }
  out.varint(term.forms.length);
  term.forms.forEach((form, i) => void out.string(form).varint(term.formCounts[i]!));
  out.varint(term.positions.length).raw(term.positions);
}

const NOTHING = new Uint8Array(0);

/** Reads what follows a term's text, as views. */
export function readRunTerm(reader: ByteReader): RunTerm {
  const counts: RunTerm['counts'] = [0, 0];
  const lasts: RunTerm['lasts'] = [0, 0];
  const postings: RunTerm['postings'] = [NOTHING, NOTHING];
  for (const field of [0, 1] as const) {
    counts[field] = reader.varint();
    if (counts[field] === 0) continue;
    lasts[field] = reader.varint();
    postings[field] = reader.raw(reader.varint());
  }
  const forms: string[] = [];
  const formCounts: number[] = [];
  for (let left = reader.varint(); left > 0; left--) {
    forms.push(reader.string());
    formCounts.push(reader.varint());
  }
  return { counts, lasts, forms, formCounts, postings, positions: reader.raw(reader.varint()) };
}

/** Visits the articles whose titles hold a term, without reading the rest of what follows its text. */
export function eachTitle(bytes: Uint8Array, at: number, visit: (doc: number) => void): void {
  const reader = new ByteReader(bytes, at);
  const count = reader.varint();
  if (count === 0) return;
  reader.varint();
  const titles = new PostingsReader(reader.raw(reader.varint()), count);
  while (titles.next()) visit(titles.doc);
}

/** Goes past what follows a term's text. */
export function skipRunTerm(reader: ByteReader): void {
  for (let field = 0; field < 2; field++) {
    if (reader.varint() === 0) continue;
    reader.varint();
    skipBytes(reader);
  }
  skipNames(reader);
  skipBytes(reader);
}

/**
 * Writes one posting: gap to the article before (varint) | 5 bits length class, 3 bits frequency 1–7, or 0 for "follows"
 * | frequency (varint, only where it follows).
 */
export function writePosting(out: ByteWriter, gap: number, frequency: number, lengthClass: number): void {
  const coded = frequency <= MOST_CODED_FREQUENCY ? frequency : 0;
  out.varint(gap).byte((lengthClass << 3) | coded);
  if (coded === 0) out.varint(frequency);
}

/** Reads postings, one after the other. */
export class PostingsReader {
  doc = -1;
  frequency = 0;
  lengthClass = 0;
  private readonly reader: ByteReader;

  constructor(
    bytes: Uint8Array,
    private left: number,
  ) {
    this.reader = new ByteReader(bytes);
  }

  /** Goes to the next one; false behind the last. */
  next(): boolean {
    if (this.left-- <= 0) return false;
    this.doc += this.reader.varint() + 1;
    const code = this.reader.byte();
    this.frequency = code & MOST_CODED_FREQUENCY || this.reader.varint();
    this.lengthClass = code >>> 3;
    return true;
  }
}

const MOST_CODED_FREQUENCY = 7;

/** Writes one article's occurrences: distance to the one before × 2 + other form? (varint) | form number (varint, if other). */
export function writePlaces(
  out: ByteWriter,
  occurrences: readonly { position: number; form: number }[],
): void {
  let previous = 0;
  for (const { position, form } of occurrences) {
    out.varint(((position - previous) << 1) | (form === 0 ? 0 : 1));
    if (form !== 0) out.varint(form);
    previous = position;
  }
}
