/**
 * The terms of a range, from all runs, to entries of the dictionary: everything but the numbers of blocks, which whoever
 * puts the ranges together knows. Bytes of runs are copied where they may be, not read.
 */
import { compareKeys } from '../../src/engine/index-reader.ts';
import { ByteReader, ByteWriter } from '../../src/format/bytes.ts';
import { LAST_FORM, writeOccurrences } from '../../src/format/positions.ts';
import { BODY, readRawPostings, TITLE, writePosting } from '../../src/format/postings.ts';
import { type TermEntry, writeTermFacts } from '../../src/format/terms.ts';
import { sortKeys } from '../pack/section-writer.ts';
import { type KeptRun, readRunBody } from './kept-run.ts';
import { type RunTerm, readPlaces, readRunTerm } from './run.ts';

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
  /** Postings and positions of more bytes than these stand apart. */
  mostInside: { postings: number; positions: number };
}

/** Merged terms one after the other: see `readMergedTerms`. */
export type MergedTerms = Uint8Array<ArrayBuffer>;

export interface MergedTerm {
  term: string;
  /** What `writeTermFacts` wrote. */
  facts: Uint8Array;
  postings: Uint8Array;
  positions: Uint8Array;
  postingsApart: boolean;
  positionsApart: boolean;
}

/** Merges a range. */
export function mergeTerms({ parts, from, to, titleWeights, mostInside }: MergeRange): MergedTerms {
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
    const positions = mergePositions(pieces, ranks);
    const postings = new ByteWriter().raw(titles).raw(bodies).finish();
    const entry: TermEntry = {
      documentFrequencies: [countOf(pieces, TITLE), countOf(pieces, BODY)],
      forms,
      sizes: [titles.length, bodies.length, positions.length],
      postings: postings.length <= mostInside.postings ? postings : { block: 0 },
      positions: positions.length <= mostInside.positions ? positions : { block: 0, blocks: 0 },
    };
    const facts = new ByteWriter();
    writeTermFacts(facts, name, entry);
    const apart = (entry.postings === postings ? 0 : 1) | (entry.positions === positions ? 0 : 2);
    out.string(name).byte(apart);
    for (const bytes of [facts.finish(), postings, positions]) out.varint(bytes.length).raw(bytes);
  }
  return out.finish();
}

/** The terms of a merged range, in order, as views. */
export function* readMergedTerms(bytes: MergedTerms): Generator<MergedTerm> {
  const reader = new ByteReader(bytes);
  while (!reader.atEnd) {
    const term = reader.string();
    const apart = reader.byte();
    const [facts, postings, positions] = [0, 0, 0].map(() => reader.raw(reader.varint())) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    yield {
      term,
      facts,
      postings,
      positions,
      postingsApart: (apart & 1) !== 0,
      positionsApart: (apart & 2) !== 0,
    };
  }
}

// --- internal ---

interface Piece {
  part: RunPart;
  term: RunTerm;
}

function countOf(pieces: readonly Piece[], field: 0 | 1): number {
  return pieces.reduce((sum, { term }) => sum + term.counts[field], 0);
}

/** Postings of all pieces as one list: only the first gap of each changes, and titles get their weights. */
function mergePostings(pieces: readonly Piece[], field: 0 | 1, titleWeights: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  let previous = -1;
  for (const { part, term } of pieces) {
    if (term.counts[field] === 0) continue;
    const reader = new ByteReader(term.postings[field]);
    if (field === BODY) {
      const first = part.start + reader.varint();
      out.varint(first - previous - 1).raw(reader.bytes.subarray(reader.at));
      previous = part.start + term.lasts[field];
      continue;
    }
    for (const posting of readRawPostings(reader, term.counts[field])) {
      const doc = part.start + posting.doc;
      writePosting(out, doc - previous - 1, posting.frequency, posting.lengthClass, titleWeights[doc]!);
      previous = doc;
    }
  }
  return out.finish();
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

/** Positions of all pieces; those whose forms keep their numbers are copied. */
function mergePositions(pieces: readonly Piece[], ranks: readonly number[][]): Uint8Array {
  const out = new ByteWriter();
  pieces.forEach(({ term }, i) => {
    const own = ranks[i]!;
    if (own.every((rank, number) => rank === number) && own.length <= LAST_FORM) {
      out.raw(term.positions);
      return;
    }
    const reader = new ByteReader(term.positions);
    for (const count of countPlaces(term)) {
      const places = readPlaces(reader, count);
      for (const place of places) place.form = own[place.form]!;
      writeOccurrences(out, places);
    }
  });
  return out.finish();
}

/** How often the term stands in each of its articles, both fields together. */
function* countPlaces({ counts, postings }: RunTerm): Generator<number> {
  const titles = readRawPostings(new ByteReader(postings[TITLE]), counts[TITLE]);
  const bodies = readRawPostings(new ByteReader(postings[BODY]), counts[BODY]);
  let title = titles.next();
  let body = bodies.next();
  while (!title.done || !body.done) {
    const doc = Math.min(title.value?.doc ?? Infinity, body.value?.doc ?? Infinity);
    let count = 0;
    if (!title.done && title.value.doc === doc) {
      count += title.value.frequency;
      title = titles.next();
    }
    if (!body.done && body.value.doc === doc) {
      count += body.value.frequency;
      body = bodies.next();
    }
    yield count;
  }
}
