/**
 * One entry of the dictionary: a term's document frequencies, its forms, and its postings and positions, either
 * inside the entry or, for a common term, in blocks of their own.
 *
 *     title df | body df | forms: count, (shared with the term, rest)… | flags: 1 postings apart, 2 positions apart
 *     title size (where the title df is not 0) | body size | positions size (where they stand apart)
 *     postings: bytes, or block number        positions: bytes, or first block number and block count
 */
import { ByteReader, ByteWriter, sharedLength } from './bytes.ts';

/** What is known of a term from its entry alone. */
export interface TermEntry {
  /** Articles that hold the term, per field. */
  documentFrequencies: [title: number, body: number];
  /** All words that the term stands for, the most frequent first. */
  forms: string[];
  /** Bytes of each field's postings and of the positions. */
  sizes: [title: number, body: number, positions: number];
  /** Postings, title first: in the entry, or in that block of section `postings`. */
  postings: Uint8Array | { block: number };
  /** Positions: in the entry, or in consecutive blocks of section `positions`, cut anywhere. */
  positions: Uint8Array | { block: number; blocks: number };
}

const POSTINGS_APART = 1;
const POSITIONS_APART = 2;

export function encodeTermEntry(term: string, entry: TermEntry): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  writeTermFacts(out, term, entry);
  writeTermData(out, entry);
  return out.finish();
}

/** Writes what of an entry does not depend on other terms: all but the numbers of blocks. */
export function writeTermFacts(out: ByteWriter, term: string, entry: TermEntry): void {
  for (const frequency of entry.documentFrequencies) out.varint(frequency);
  out.varint(entry.forms.length);
  for (const form of entry.forms) {
    const shared = sharedLength(term, form);
    out.varint(shared).string(form.slice(shared));
  }
  const postingsApart = !(entry.postings instanceof Uint8Array);
  const positionsApart = !(entry.positions instanceof Uint8Array);
  out.byte((postingsApart ? POSTINGS_APART : 0) | (positionsApart ? POSITIONS_APART : 0));
  if (entry.documentFrequencies[0] > 0) out.varint(entry.sizes[0]);
  out.varint(entry.sizes[1]);
  if (positionsApart) out.varint(entry.sizes[2]);
}

/** Writes postings and positions, or where they stand. */
export function writeTermData(
  out: ByteWriter,
  { postings, positions }: Pick<TermEntry, 'postings' | 'positions'>,
): void {
  if (postings instanceof Uint8Array) out.raw(postings);
  else out.varint(postings.block);
  if (positions instanceof Uint8Array) out.raw(positions);
  else out.varint(positions.block).varint(positions.blocks);
}

export function decodeTermEntry(term: string, data: Uint8Array): TermEntry {
  const reader = new ByteReader(data);
  const documentFrequencies: TermEntry['documentFrequencies'] = [reader.varint(), reader.varint()];
  const forms = Array.from({ length: reader.varint() }, () => {
    const shared = reader.varint();
    return term.slice(0, shared) + reader.string();
  });
  const flags = reader.byte();
  const titles = documentFrequencies[0] > 0 ? reader.varint() : 0;
  const bodies = reader.varint();
  const apart = flags & POSITIONS_APART ? reader.varint() : 0;
  const postings = flags & POSTINGS_APART ? { block: reader.varint() } : reader.raw(titles + bodies);
  const positions =
    flags & POSITIONS_APART
      ? { block: reader.varint(), blocks: reader.varint() }
      : reader.raw(data.length - reader.at);
  const sizes: TermEntry['sizes'] = [
    titles,
    bodies,
    positions instanceof Uint8Array ? positions.length : apart,
  ];
  return { documentFrequencies, forms, sizes, postings, positions };
}
