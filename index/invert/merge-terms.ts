/**
 * The terms of a range, from all runs, to entries of the dictionary: everything but the names of blocks, which whoever
 * puts the ranges together knows.
 */
import { ByteReader, ByteWriter } from '../../src/format/bytes.ts';
import { encodePositions, LAST_FORM } from '../../src/format/positions.ts';
import { BODY, encodePostings, type Postings, TITLE } from '../../src/format/postings.ts';
import { Place, type TermEntry, writeTermFacts } from '../../src/format/terms.ts';
import { sortKeys } from '../pack/section-writer.ts';
import { type ChampionRule, chooseChampions } from './choose-champions.ts';
import { compareKeys } from './compare-keys.ts';
import { type KeptRun, readRunBody } from './kept-run.ts';
import { eachTitle, PostingsReader, type RunTerm, readRunTerm, skipRunTerm } from './run.ts';
import type { Survey } from './survey-runs.ts';

/** A part of a run. */
export interface RunPart {
  run: KeptRun;
  firstMark: number;
  endMark: number;
  /** Number of the run's first article in the corpus. */
  start: number;
}

export interface MergeRange {
  parts: RunPart[];
  /** The range: from this term on (`''` for the first) up to that one, which is not of it. */
  from: string;
  to: string | undefined;
  titleWeights: Uint8Array;
  /** What champions are chosen by; undefined: no term has them. */
  champions: ChampionChoice | undefined;
  /** Whether it may be kept for the next build. */
  isKept: boolean;
  /** The same range from the build before. */
  known?: MergedRange | undefined;
}

/** Which terms have champions, how many, and what the whole corpus is like. */
export interface ChampionChoice extends ChampionRule, Pick<Survey, 'documents' | 'averageLengths'> {}

/** Bytes of postings and positions up to which they stand in the term's entry, so that its neighbours stay small … */
const MOST_INSIDE = 4 * 1024;
/** … and of positions, up to which they stand in one block with the postings: a search may do without them. */
const MOST_TOGETHER = 64 * 1024;

/** Merged terms one after the other: see `readMergedTerms`. */
export type MergedTerms = Uint8Array<ArrayBuffer>;

export interface MergedTerm {
  term: string;
  /** What `writeTermFacts` wrote. */
  facts: Uint8Array;
  postings: Uint8Array;
  positions: Uint8Array;
  place: Place;
  /** Postings of the champions; empty where the term has none. */
  champions: Uint8Array;
}

/** A merged range, and where it may be kept two hashes of what each of its terms was merged from. */
export interface MergedRange {
  terms: MergedTerms;
  prints: Int32Array<ArrayBuffer>;
}

/** Merges a range; answers also whether it is what is known of it. */
export function mergeTerms(range: MergeRange): MergedRange & { isKnown: boolean } {
  const found = findPieces(range);
  const known = range.known && indexTerms(range.known);
  const prints = new Int32Array(range.isKept ? 2 * found.size : 0);
  const out = new ByteWriter();
  let taken = 0;
  for (const [n, name] of sortKeys(found.keys()).entries()) {
    const pieces = found.get(name)!;
    const print = range.isKept ? hashPieces(pieces, range.titleWeights) : NO_PRINT;
    if (range.isKept) prints.set(print, 2 * n);
    // Champions follow from the whole corpus.
    const before = mayHaveChampions(pieces, range) ? undefined : known?.get(name);
    if (before && before.print[0] === print[0] && before.print[1] === print[1]) {
      out.raw(before.bytes);
      taken++;
    } else mergeTerm(out, name, pieces, range);
  }
  return { terms: out.finish(), prints, isKnown: taken === found.size && taken === known?.size };
}

/** The terms of a merged range, in order, as views. */
export function* readMergedTerms(bytes: MergedTerms): Generator<MergedTerm> {
  const reader = new ByteReader(bytes);
  while (!reader.atEnd) {
    const term = reader.string();
    const place = reader.byte() as Place;
    const [facts, postings, positions, champions] = Array.from({ length: PARTS }, () =>
      reader.raw(reader.varint()),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    yield { term, facts, postings, positions, place, champions };
  }
}

// --- internal ---

/** Of a merged term: facts, postings, positions, champions. */
const PARTS = 4;

/** What one run says of a term: where that stands in `body`. */
interface FoundPiece {
  part: RunPart;
  body: Uint8Array;
  start: number;
  end: number;
}

interface Piece {
  part: RunPart;
  term: RunTerm;
}

/** What the runs say of each term of a range. */
function findPieces({ parts, from, to }: MergeRange): Map<string, FoundPiece[]> {
  const found = new Map<string, FoundPiece[]>();
  for (const part of parts) {
    const body = readRunBody(part.run, part.firstMark, part.endMark);
    const reader = new ByteReader(body);
    while (!reader.atEnd) {
      const name = reader.string();
      if (to !== undefined && compareKeys(name, to) >= 0) break;
      const start = reader.at;
      skipRunTerm(reader);
      if (compareKeys(name, from) < 0) continue;
      const piece: FoundPiece = { part, body, start, end: reader.at };
      const list = found.get(name);
      if (list) list.push(piece);
      else found.set(name, [piece]);
    }
  }
  return found;
}

type Print = readonly [number, number];
const NO_PRINT: Print = [0, 0];

/** The terms of a range with their bytes, by name. */
function indexTerms({ terms, prints }: MergedRange): Map<string, { print: Print; bytes: Uint8Array }> {
  const found = new Map<string, { print: Print; bytes: Uint8Array }>();
  const reader = new ByteReader(terms);
  for (let n = 0; !reader.atEnd; n++) {
    const start = reader.at;
    const name = reader.string();
    reader.byte();
    for (let part = 0; part < PARTS; part++) {
      const size = reader.varint();
      reader.at += size;
    }
    found.set(name, {
      print: [prints[2 * n]!, prints[2 * n + 1]!],
      bytes: terms.subarray(start, reader.at),
    });
  }
  return found;
}

/** Two hashes of all that a term is merged from. */
function hashPieces(pieces: readonly FoundPiece[], titleWeights: Uint8Array): Print {
  let [a, b] = [pieces.length, 0];
  const add = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193);
    b = (Math.imul(b ^ value, 0x85ebca6b) + (a >>> 15)) | 0;
  };
  for (const { part, body, start, end } of pieces) {
    add(part.start);
    add(end - start);
    for (let at = start; at < end; at++) add(body[at]!);
    eachTitle(body, start, (doc) => add(titleWeights[part.start + doc]!));
  }
  return [a, b];
}

/** Merges one term and writes it as `readMergedTerms` reads it. */
function mergeTerm(
  out: ByteWriter,
  name: string,
  found: readonly FoundPiece[],
  { titleWeights, champions: rule }: MergeRange,
): void {
  const pieces = found.map(
    ({ part, body, start }): Piece => ({ part, term: readRunTerm(new ByteReader(body, start)) }),
  );
  const titles = mergePostings(pieces, TITLE, titleWeights);
  const bodies = mergePostings(pieces, BODY, titleWeights);
  const { forms, ranks } = mergeForms(pieces.map(({ term }) => term));
  const positions = mergePositions(pieces, ranks, titles, bodies);
  const packed = [
    encodePostings(titles, titles.docs.length, TITLE),
    encodePostings(bodies, bodies.docs.length, BODY),
  ] as const;
  const postings = new ByteWriter().raw(packed[TITLE]).raw(packed[BODY]).finish();
  const place =
    postings.length + positions.length <= MOST_INSIDE
      ? Place.inside
      : positions.length <= MOST_TOGETHER
        ? Place.together
        : Place.apart;
  const entry: TermEntry = {
    documentFrequencies: [titles.docs.length, bodies.docs.length],
    forms,
    sizes: [packed[TITLE].length, packed[BODY].length, positions.length],
    data: NO_BYTES,
    positionsApart: [],
  };
  const champions =
    rule && postings.length > rule.from && place !== Place.inside
      ? chooseChampions({ term: name, entry, postings: [titles, bodies] }, rule.most, rule)
      : undefined;
  const facts = new ByteWriter();
  writeTermFacts(facts, name, { ...entry, place, champions });
  out.string(name).byte(place);
  for (const bytes of [facts.finish(), postings, positions, champions?.bytes ?? NO_BYTES]) {
    out.varint(bytes.length).raw(bytes);
  }
}

const NO_BYTES = new Uint8Array(0);

/** Postings are never longer than what runs say of them. */
const mayHaveChampions = (pieces: readonly FoundPiece[], { champions }: MergeRange) =>
  champions !== undefined && pieces.reduce((sum, { start, end }) => sum + end - start, 0) > champions.from;

/** Postings of all pieces as one list; titles get their weights. */
function mergePostings(pieces: readonly Piece[], field: 0 | 1, titleWeights: Uint8Array): Postings {
  const count = pieces.reduce((sum, { term }) => sum + term.counts[field], 0);
  const merged: Postings = {
    docs: new Uint32Array(count),
    frequencies: new Uint32Array(count),
    lengthClasses: new Uint8Array(count),
    titleWeights: new Uint8Array(field === TITLE ? count : 0),
  };
  let at = 0;
  for (const { part, term } of pieces) {
    const posting = new PostingsReader(term.postings[field], term.counts[field]);
    for (; posting.next(); at++) {
      const doc = part.start + posting.doc;
      merged.docs[at] = doc;
      merged.frequencies[at] = posting.frequency;
      merged.lengthClasses[at] = posting.lengthClass;
      if (field === TITLE) merged.titleWeights[at] = titleWeights[doc]!;
    }
  }
  return merged;
}

/** All forms by falling number of occurrences, then alphabet; per piece, the final number of each of its own. */
function mergeForms(terms: readonly RunTerm[]): { forms: string[]; ranks: number[][] } {
  if (terms.length === 1) {
    const { forms } = terms[0]!;
    return { forms, ranks: [forms.map((_, rank) => rank)] };
  }
  const counts = new Map<string, number>();
  for (const { forms, formCounts } of terms) {
    forms.forEach((form, i) => void counts.set(form, (counts.get(form) ?? 0) + formCounts[i]!));
  }
  const forms = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const rankOf = new Map(forms.map((form, rank) => [form, rank]));
  return { forms, ranks: terms.map((term) => term.forms.map((form) => rankOf.get(form)!)) };
}

/** Positions of all pieces, their forms by `ranks`. */
function mergePositions(
  pieces: readonly Piece[],
  ranks: readonly number[][],
  titles: Postings,
  bodies: Postings,
): Uint8Array {
  const ends = countPlaces(titles, bodies);
  const positions = new Uint32Array(ends.at(-1) ?? 0);
  const forms = new Uint16Array(positions.length);
  let article = 0;
  let at = 0;
  for (const [i, { term }] of pieces.entries()) {
    const reader = new ByteReader(term.positions);
    for (; !reader.atEnd; article++) {
      let position = 0;
      for (; at < ends[article]!; at++) {
        const code = reader.varint();
        position += code >>> 1;
        positions[at] = position;
        forms[at] = Math.min(LAST_FORM, ranks[i]![code & 1 ? reader.varint() : 0]!);
      }
    }
  }
  return encodePositions(positions, forms, ends);
}

/** Per article that holds the term, how often it stands in all up to this one, both fields together. */
function countPlaces(titles: Postings, bodies: Postings): number[] {
  const ends: number[] = [];
  let sum = 0;
  let t = 0;
  let b = 0;
  while (t < titles.docs.length || b < bodies.docs.length) {
    const doc = Math.min(titles.docs[t] ?? Infinity, bodies.docs[b] ?? Infinity);
    if (titles.docs[t] === doc) sum += titles.frequencies[t++]!;
    if (bodies.docs[b] === doc) sum += bodies.frequencies[b++]!;
    ends.push(sum);
  }
  return ends;
}
