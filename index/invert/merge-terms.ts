/**
 * The terms of a range, from all runs, to entries of the dictionary: everything but the names of blocks, which whoever
 * puts the ranges together knows.
 */
import { ByteReader, ByteWriter } from '../../src/format/bytes.ts';
import { encodePositions, LAST_FORM } from '../../src/format/positions.ts';
import { BODY, encodePostings, type Postings, TITLE } from '../../src/format/postings.ts';
import { Place, writeTermFacts } from '../../src/format/terms.ts';
import { sortKeys } from '../pack/section-writer.ts';
import { compareKeys } from './compare-keys.ts';
import { type KeptRun, readRunBody } from './kept-run.ts';
import { PostingsReader, type RunTerm, readRunTerm } from './run.ts';

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
  rooms: Rooms;
}

/** Bytes up to which what belongs to a term stands together. */
export interface Rooms {
  /** Postings and positions in the term's entry. */
  inside: number;
  /** Positions in one block with the postings. */
  together: number;
}

/** Merged terms one after the other: see `readMergedTerms`. */
export type MergedTerms = Uint8Array<ArrayBuffer>;

export interface MergedTerm {
  term: string;
  /** What `writeTermFacts` wrote. */
  facts: Uint8Array;
  postings: Uint8Array;
  positions: Uint8Array;
  place: Place;
}

/** Merges a range. */
export function mergeTerms({ parts, from, to, titleWeights, rooms }: MergeRange): MergedTerms {
  const found = new Map<string, { part: RunPart; term: RunTerm }[]>();
  for (const part of parts) {
    const reader = new ByteReader(readRunBody(part.run, part.firstMark, part.endMark));
    while (!reader.atEnd) {
      const name = reader.string();
      const term = readRunTerm(reader);
      if (compareKeys(name, from) < 0 || (to !== undefined && compareKeys(name, to) >= 0)) continue;
      const list = found.get(name);
      if (list) list.push({ part, term });
      else found.set(name, [{ part, term }]);
    }
  }
  const out = new ByteWriter();
  for (const name of sortKeys(found.keys())) {
    const pieces = found.get(name)!;
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
      postings.length + positions.length <= rooms.inside
        ? Place.inside
        : positions.length <= rooms.together
          ? Place.together
          : Place.apart;
    const facts = new ByteWriter();
    writeTermFacts(facts, name, {
      documentFrequencies: [titles.docs.length, bodies.docs.length],
      forms,
      sizes: [packed[TITLE].length, packed[BODY].length, positions.length],
      place,
    });
    out.string(name).byte(place);
    for (const bytes of [facts.finish(), postings, positions]) out.varint(bytes.length).raw(bytes);
  }
  return out.finish();
}

/** The terms of a merged range, in order, as views. */
export function* readMergedTerms(bytes: MergedTerms): Generator<MergedTerm> {
  const reader = new ByteReader(bytes);
  while (!reader.atEnd) {
    const term = reader.string();
    const place = reader.byte() as Place;
    const [facts, postings, positions] = [0, 0, 0].map(() => reader.raw(reader.varint())) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    yield { term, facts, postings, positions, place };
  }
}

// --- internal ---

interface Piece {
  part: RunPart;
  term: RunTerm;
}

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
