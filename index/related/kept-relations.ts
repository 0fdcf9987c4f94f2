/**
 * What relating leaves for the next build: of every article its fingerprints, its candidates, what was measured of them, its
 * near-copies, the reasons of its links and the size of its profile. An article whose content and weights are what they
 * were is taken as it was; who changed is compared with all others anew.
 */
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns, joinEnds, type Texts } from '../cache/columns.ts';
import type { Pool } from '../workers/pool.ts';
import type { Candidates, KnownRows } from './find-candidates.ts';
import { type CopyPair, type KnownCopies, NEAREST } from './find-copies.ts';
import type { Mentions } from './find-mentions.ts';
import type { Fingerprints, RowHashes } from './fingerprints.ts';
import type { NamedLists } from './name-lists.ts';
import type { KnownReasons } from './side-by-side/name-range.ts';
import { shareBytes, shareFloats, shareInts } from './side-by-side/shared-arrays.ts';
import { type Postings, restrictPostings } from './sparse-rows.ts';
import type { TextIndex } from './text-index.ts';

/** Where more than this share of the articles has changed, comparing with them alone spares nothing. */
const MOST_CHANGED = 0.25;

/** The articles of one group today. */
export interface Present {
  ids: readonly string[];
  /** Hash of each article's content, and whether it has a date. */
  contents: readonly string[];
  prints: Fingerprints;
}

/** Where they lie, and what the build before left there. */
export interface OpenedRelations {
  cache: BuildCache;
  name: string;
  bytes: Uint8Array | undefined;
}

/** Reads what the build before left. @param kind Tells groups and ways of relating apart that cannot stand for each other. */
export async function openRelations(
  cache: BuildCache,
  kind: readonly string[],
  pool: Pool,
): Promise<OpenedRelations> {
  const name = cache.nameOf('relations', kind);
  return { cache, name, bytes: await cache.takeBy(pool, name) };
}

export class KeptRelations {
  readonly #past: Past | undefined;
  /** Per article its number in the build before, -1 where it or its weights are others now. */
  readonly #before: Int32Array;
  /** Per article 1 where also what it looks for others with is as before. */
  readonly #isKnown: Uint8Array;
  /** Per article its number in the build before, -1 where its profile is made of something else now. */
  readonly #measured: Int32Array;

  constructor(
    private readonly opened: OpenedRelations,
    private readonly present: Present,
  ) {
    this.#past = opened.bytes && readPast(opened.bytes);
    this.#before = shareInts(present.ids.length).fill(-1);
    this.#isKnown = shareBytes(present.ids.length);
    this.#measured = new Int32Array(present.ids.length).fill(-1);
    if (this.#past) this.#match(this.#past);
  }

  /** Writes what is known into the tables that relating fills; undefined where that is too little to build on. */
  fill(index: TextIndex, candidates: Candidates, mentions: Mentions): KnownRows | undefined {
    const past = this.#past;
    if (past === undefined) return undefined;
    const now = new Int32Array(past.counts.length).fill(-1);
    this.#before.forEach((before, i) => {
      if (before >= 0) now[before] = i;
    });
    this.#before.forEach((before, i) => {
      if (before < 0) return;
      const [row, start, count] = [i * candidates.width, past.starts[before]!, past.counts[before]!];
      for (let k = 0; k < count; k++) candidates.docs[row + k] = now[past.docs[start + k]!]!;
      candidates.scores.set(past.scores.subarray(start, start + count), row);
      mentions.here.set(past.here.subarray(start, start + count), row);
      mentions.there.set(past.there.subarray(start, start + count), row);
      candidates.counts[i] = count;
    });
    const changed = Int32Array.from(this.#before.keys()).filter((i) => this.#before[i]! < 0);
    if (changed.length > MOST_CHANGED * this.#before.length) return undefined;
    const places = new Int32Array(this.#before.length).fill(-1);
    changed.forEach((doc, place) => {
      places[doc] = place;
    });
    const restrict = ({ postings }: { postings: Postings }): Postings => {
      const { starts, rows, values } = restrictPostings(postings, places);
      return { starts: shareInts(starts), rows: shareInts(rows), values: shareFloats(values) };
    };
    const { terms, pairs, titles, holdings } = index;
    return {
      isKnown: this.#isKnown,
      changed: shareInts(changed),
      postings: {
        terms: restrict(terms),
        pairs: restrict(pairs),
        titles: restrict(titles),
        holdings: restrict(holdings),
      },
      copies: this.#findCopies(past, now),
    };
  }

  /** How many features the profile of an article had, where it is made of what it was. */
  featuresOf(i: number): number | undefined {
    return this.#past?.featureCounts[this.#measured[i]!];
  }

  /** The reasons of links, where an article and the one that it names are what they were. */
  get reasons(): KnownReasons | undefined {
    const past = this.#past;
    return (
      past && {
        isKnown: this.#isKnown,
        before: this.#before,
        starts: past.linkStarts,
        docs: past.linkDocs,
        reasons: past.reasons,
      }
    );
  }

  /** Keeps what this build found for the next one: it must not change any more. */
  keep(
    pool: Pool,
    candidates: Candidates,
    mentions: Mentions,
    copies: readonly CopyPair[],
    { links, reasons }: Pick<NamedLists, 'links' | 'reasons'>,
    featureCounts: Uint32Array,
  ): void {
    const { ids, contents, prints } = this.present;
    const size = candidates.counts.reduce((sum, count) => sum + count, 0);
    const compact = <T extends Int32Array | Float32Array>(table: T): T => {
      // Most articles have as many as there may be.
      if (size === table.length) return table;
      const out = (table instanceof Int32Array ? new Int32Array(size) : new Float32Array(size)) as T;
      let at = 0;
      candidates.counts.forEach((count, i) => {
        out.set(table.subarray(i * candidates.width, i * candidates.width + count), at);
        at += count;
      });
      return out;
    };
    const linkStarts = new Int32Array(links.length + 1);
    links.forEach(({ length }, i) => {
      linkStarts[i + 1] = linkStarts[i]! + length;
    });
    const parts = encodeColumns({
      ids: Buffer.from(JSON.stringify(ids)),
      contents: Buffer.from(JSON.stringify(contents)),
      held: prints.held,
      sought: prints.sought,
      measured: prints.measured,
      featureCounts,
      counts: candidates.counts,
      docs: compact(candidates.docs),
      scores: compact(candidates.scores),
      here: compact(mentions.here),
      there: compact(mentions.there),
      copies: Int32Array.from(copies.flat()),
      linkStarts,
      linkDocs: Int32Array.from(links.flat()),
      reasons: reasons.map(({ bytes }) => bytes),
      reasonEnds: joinEnds(reasons),
    });
    this.opened.cache.keepBy(pool, this.opened.name, parts);
  }

  /** @param now Today's number of each article of the build before, -1 where it has changed. */
  #findCopies(past: Past, now: Int32Array): KnownCopies {
    const compared = shareInts(this.#before.length * NEAREST).fill(-1);
    this.#before.forEach((before, i) => {
      if (before < 0) return;
      const [start, count] = [past.starts[before]!, Math.min(NEAREST, past.counts[before]!)];
      for (let k = 0; k < count; k++) compared[i * NEAREST + k] = now[past.docs[start + k]!]!;
    });
    const pairs: number[] = [];
    for (let k = 0; k < past.copies.length; k += 2) {
      const [one, other] = [now[past.copies[k]!]!, now[past.copies[k + 1]!]!];
      if (one >= 0 && other >= 0) pairs.push(one, other);
    }
    return { compared, copies: shareInts(pairs) };
  }

  #match(past: Past): void {
    const numbers = new Map(past.ids.map((id, number) => [id, number]));
    const { ids, contents, prints } = this.present;
    ids.forEach((id, i) => {
      const before = numbers.get(id);
      if (before === undefined) return;
      if (isSame(past.prints.measured, before, prints.measured, i)) this.#measured[i] = before;
      if (past.contents[before] !== contents[i]) return;
      if (!isSame(past.prints.held, before, prints.held, i)) return;
      this.#before[i] = before;
      if (isSame(past.prints.sought, before, prints.sought, i)) this.#isKnown[i] = 1;
    });
  }
}

// --- internal ---

interface Past {
  ids: string[];
  contents: string[];
  prints: Fingerprints;
  featureCounts: Uint32Array;
  counts: Int32Array;
  /** Where each article's candidates begin. */
  starts: Int32Array;
  docs: Int32Array;
  scores: Float32Array;
  here: Float32Array;
  there: Float32Array;
  /** Pairs of near-copies. */
  copies: Int32Array;
  linkStarts: Int32Array;
  linkDocs: Int32Array;
  /** Those of all links of an article, a line each. */
  reasons: Texts;
}

function readPast(bytes: Uint8Array): Past {
  const columns = decodeColumns(bytes);
  const counts = columns.counts as Int32Array;
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = starts[i]! + count;
  });
  const readJson = (name: string) =>
    JSON.parse(Buffer.from(columns[name] as Uint8Array).toString()) as string[];
  return {
    ...(columns as unknown as Past),
    ids: readJson('ids'),
    contents: readJson('contents'),
    prints: {
      held: columns.held as RowHashes,
      sought: columns.sought as RowHashes,
      measured: columns.measured as RowHashes,
    },
    counts,
    starts,
    reasons: { bytes: columns.reasons as Uint8Array, ends: columns.reasonEnds as Float64Array },
  };
}

const isSame = (a: RowHashes, i: number, b: RowHashes, j: number) =>
  a[2 * i] === b[2 * j] && a[2 * i + 1] === b[2 * j + 1];
