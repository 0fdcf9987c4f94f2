/**
 * From terms to their postings and positions: one block of the dictionary for most, one more for those of a common term,
 * a few for the positions of the commonest.
 */

import { entriesWithPrefix, findEntry } from '../format/keyed-block.ts';
import { BODY, NO_POSTINGS, type Postings, readPostings, TITLE } from '../format/postings.ts';
import { decodeTermEntry, type TermEntry } from '../format/terms.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { placeOf } from './place-of.ts';

/** A term that the dictionary has. */
export interface KnownTerm {
  term: string;
  entry: TermEntry;
  /** Its champions are enough. @default false */
  isAbridged?: boolean;
}

/** A term with all its postings, or those of its champions. */
export interface LoadedTerm extends KnownTerm {
  /** Per field. */
  postings: [title: Postings, body: Postings];
  /** Absent where they stand in blocks of their own, and of champions. */
  positions?: Uint8Array;
}

/** What reading something would fetch, or may. */
export interface BlocksAndBytes {
  blocks: number;
  bytes: number;
}

/** Finds one term's entry in the dictionary. */
export async function readTermEntry(
  reader: IndexReader,
  term: string,
  costs: Costs,
): Promise<TermEntry | undefined> {
  const [block] = await reader.blocksOfKey('terms', term, costs);
  if (block === undefined) return undefined;
  const data = findEntry(await reader.block('terms', block, costs), term);
  return data && decodeTermEntry(term, data);
}

/** All entries whose terms begin with `prefix`; the whole dictionary for the empty prefix. */
export async function readTermEntries(
  reader: IndexReader,
  prefix: string,
  costs: Costs,
): Promise<Map<string, TermEntry>> {
  const numbers = await reader.blocksOfKey('terms', prefix, costs, true);
  const blocks = await Promise.all(numbers.map((number) => reader.block('terms', number, costs)));
  const entries = new Map<string, TermEntry>();
  for (const block of blocks) {
    for (const { key, data } of entriesWithPrefix(block, prefix))
      entries.set(key, decodeTermEntry(key, data));
  }
  return entries;
}

/** Reads a term's postings of both fields, or those of its champions. */
export async function readTerm(reader: IndexReader, known: KnownTerm, costs: Costs): Promise<LoadedTerm> {
  const champions = championsOf(known);
  if (champions) {
    const bytes = await reader.named('postings', champions.data, costs);
    return { ...known, postings: readFields(bytes, champions.counts, champions.sizes, costs) };
  }
  const { data, sizes, documentFrequencies, positionsApart } = known.entry;
  const bytes = data instanceof Uint8Array ? data : await reader.named('postings', data, costs);
  const behind = sizes[TITLE] + sizes[BODY];
  return {
    ...known,
    postings: readFields(bytes, documentFrequencies, sizes, costs),
    ...(positionsApart.length === 0 && { positions: bytes.subarray(behind, behind + sizes[2]) }),
  };
}

/** Blocks and bytes that reading a term's postings would fetch beyond its entry. */
export function costOfPostings(known: KnownTerm): BlocksAndBytes {
  const champions = championsOf(known);
  if (champions) return { blocks: 1, bytes: champions.sizes[TITLE] + champions.sizes[BODY] };
  const { data, sizes, positionsApart } = known.entry;
  if (data instanceof Uint8Array) return { blocks: 0, bytes: 0 };
  return { blocks: 1, bytes: sizes[TITLE] + sizes[BODY] + (positionsApart.length === 0 ? sizes[2] : 0) };
}

/** Blocks and bytes that reading a term's positions would fetch beyond its postings. */
export function costOfPositions({ entry: { sizes, positionsApart }, isAbridged }: KnownTerm): BlocksAndBytes {
  // Positions are told from one another by walking all postings.
  if (isAbridged) return { blocks: 1, bytes: Number.MAX_SAFE_INTEGER };
  return positionsApart.length === 0
    ? { blocks: 0, bytes: 0 }
    : { blocks: positionsApart.length, bytes: sizes[2] };
}

/** The bytes of a term's positions, put together where they stand in several blocks. */
export async function readPositions(
  reader: IndexReader,
  { entry, positions }: LoadedTerm,
  costs: Costs,
): Promise<Uint8Array> {
  if (positions) return positions;
  const parts = await Promise.all(entry.positionsApart.map((name) => reader.named('positions', name, costs)));
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Ascending numbers of the articles that hold a term in either field. */
export function articlesOf({ postings: [titles, bodies] }: LoadedTerm): Uint32Array {
  const all = new Uint32Array(titles.docs.length + bodies.docs.length);
  let count = 0;
  let t = 0;
  let b = 0;
  while (t < titles.docs.length || b < bodies.docs.length) {
    const doc = Math.min(titles.docs[t] ?? 0xffffffff, bodies.docs[b] ?? 0xffffffff);
    if (titles.docs[t] === doc) t++;
    if (bodies.docs[b] === doc) b++;
    all[count++] = doc;
  }
  return all.subarray(0, count);
}

/** How many articles hold a term in either field. */
export function countArticles({ entry, isAbridged, postings: [titles, bodies] }: LoadedTerm): number {
  if (isAbridged) return entry.champions!.articles;
  let both = 0;
  let at = 0;
  // A few titles are looked up among the bodies; many are met on a walk along them.
  const few = titles.docs.length * LOOK_UP < bodies.docs.length;
  for (let i = 0; i < titles.docs.length; i++) {
    const doc = titles.docs[i]!;
    if (few) at = placeOf(bodies.docs, doc, at);
    else while (at < bodies.docs.length && bodies.docs[at]! < doc) at++;
    if (at < bodies.docs.length && bodies.docs[at] === doc) both++;
  }
  return titles.docs.length + bodies.docs.length - both;
}

// --- internal ---

/** Steps that a look-up takes, about. */
const LOOK_UP = 16;

const championsOf = ({ entry, isAbridged }: KnownTerm) => (isAbridged ? entry.champions : undefined);

function readFields(
  bytes: Uint8Array,
  [titles, bodies]: readonly [number, number],
  sizes: readonly number[],
  costs: Costs,
): LoadedTerm['postings'] {
  costs.postingsScanned += titles + bodies;
  return [
    titles ? readPostings(bytes, titles, TITLE) : NO_POSTINGS,
    bodies ? readPostings(bytes.subarray(sizes[TITLE]), bodies, BODY) : NO_POSTINGS,
  ];
}
