/**
 * Near-copies: articles of one text, syndicated or lightly edited. A copy is always among the nearest by text, so
 * only those are compared: exact, and linear in the number of articles.
 */
import type { Article } from '../../src/article.ts';
import { hashKey } from '../../src/format/ids.ts';
import { type ComparedText, isCopy } from '../../src/related/compare-texts.ts';
import { toShingles } from '../../src/related/shingles.ts';
import { createUrlKeys } from '../corpus/url-keys.ts';
import type { Candidates } from './find-candidates.ts';
import type { TermCorpus } from './term-corpus.ts';

/** A copy is among so many nearest articles. */
export const NEAREST = 20;

/** Two articles of one text. */
export type CopyPair = readonly [one: number, other: number];

/** What telling copies needs of articles. */
export interface ComparedArticles {
  titleOf: (i: number) => string;
  isDated: (i: number) => boolean;
}

/** What the build before found of articles that are as they were, under today's numbers. */
export interface KnownCopies {
  /** Per article the `NEAREST` that it was compared with; -1 for one that has changed since. */
  compared: Int32Array;
  /** Pairs of copies, one after the other. */
  copies: Int32Array;
}

/** Texts whose shingles are held at a time. */
const MOST_HELD = 30_000;

/** Finds pairs of copies: the same article is near to many, so that its shingles are kept for a while. */
export class CopyFinder {
  readonly #held = new Map<number, ComparedText>();
  readonly #hashes: Int32Array;
  readonly #isKnown: ReturnType<typeof createKnownFinder>;

  constructor(
    private readonly corpus: TermCorpus,
    private readonly articles: ComparedArticles,
    private readonly candidates: Candidates,
    known?: KnownCopies,
  ) {
    this.#hashes = hashTerms(corpus.vocabulary);
    this.#isKnown = known ? createKnownFinder(known, corpus.size) : () => undefined;
  }

  /** The pairs of which one is among `from … to` and the other among its nearest. */
  find(from: number, to: number): CopyPair[] {
    const { docs, counts, width } = this.candidates;
    const pairs: CopyPair[] = [];
    for (let i = from; i < to; i++) {
      const row = i * width;
      for (let k = row; k < row + Math.min(NEAREST, counts[i]!); k++) {
        const other = docs[k]!;
        // Whose turn comes first compares the two, where each is near to the other.
        if (other < i && isNear(other, i, this.candidates)) continue;
        const isPair =
          this.#isKnown(i, other) ?? isCopy(this.#read(i), this.#read(other), this.corpus.vocabulary);
        if (isPair) pairs.push([i, other]);
      }
    }
    return pairs;
  }

  #read(i: number): ComparedText {
    let text = this.#held.get(i);
    if (text === undefined) {
      if (this.#held.size >= MOST_HELD) this.#held.clear();
      const { titles, bodies } = this.corpus;
      const { titleOf, isDated } = this.articles;
      const bodyTerms = bodies.termsOf(i);
      const shingles = toShingles(bodyTerms.map((term) => (term < 0 ? term : this.#hashes[term]!)));
      text = { title: titleOf(i), titleTerms: titles.termsOf(i), bodyTerms, shingles, isDated: isDated(i) };
      this.#held.set(i, text);
    }
    return text;
  }
}

/** Clusters of two and more articles, the canonical or else the oldest first, in order of their first articles. */
export function joinCopies(articles: readonly Article[], pairs: Iterable<CopyPair>): number[][] {
  const heads = articles.map((_, i) => i);
  const join = (a: number, b: number) => {
    const [low, high] = [findHead(heads, a), findHead(heads, b)].sort((x, y) => x - y) as [number, number];
    heads[high] = low;
  };
  for (const [one, other] of pairs) join(one, other);
  const originals = joinCanonicals(articles, join);
  return collect(heads, (a, b) => compareOriginality(articles, originals, a, b));
}

// --- internal ---

/** Numbers for terms that are the same in every build, so that what is found of two texts is too. */
function hashTerms(vocabulary: readonly string[]): Int32Array {
  return Int32Array.from(vocabulary, (term) => {
    const [first, second] = hashKey(term);
    return (first ^ Math.imul(second, 0x9e3779b1)) >>> 1;
  });
}

/** Tells whether two articles are copies, where they were compared before and are as they were. */
function createKnownFinder(
  { compared, copies }: KnownCopies,
  size: number,
): (i: number, other: number) => boolean | undefined {
  const toKey = (i: number, other: number) => Math.min(i, other) * size + Math.max(i, other);
  const found = new Set<number>();
  for (let k = 0; k < copies.length; k += 2) found.add(toKey(copies[k]!, copies[k + 1]!));
  const wasNear = (i: number, other: number) =>
    compared.subarray(i * NEAREST, (i + 1) * NEAREST).includes(other);
  return (i, other) => (wasNear(i, other) || wasNear(other, i) ? found.has(toKey(i, other)) : undefined);
}

/** Whether the nearest articles of `i` are known to name `other`. */
function isNear(i: number, other: number, { docs, counts, width }: Candidates): boolean {
  const row = i * width;
  return docs.subarray(row, row + Math.min(NEAREST, counts[i]!)).includes(other);
}

function findHead(heads: number[], i: number): number {
  let head = i;
  while (heads[head] !== head) head = heads[head]!;
  heads[i] = head;
  return head;
}

/** `rel=canonical` joins whatever the texts say; answers the articles that others name as their original. */
function joinCanonicals(articles: readonly Article[], join: (a: number, b: number) => void): Set<number> {
  const originals = new Set<number>();
  if (articles.every(({ canonical }) => canonical === undefined)) return originals;
  const { toKey } = createUrlKeys(articles);
  const byUrl = new Map(articles.map(({ url }, i) => [toKey(url), i]));
  articles.forEach(({ canonical }, i) => {
    const original = canonical === undefined ? undefined : byUrl.get(toKey(canonical));
    if (original === undefined || original === i) return;
    originals.add(original);
    join(i, original);
  });
  return originals;
}

function compareOriginality(
  articles: readonly Article[],
  originals: Set<number>,
  a: number,
  b: number,
): number {
  const order = (i: number) => (originals.has(i) ? '0' : articles[i]!.canonical === undefined ? '1' : '2');
  const key = (i: number) => `${order(i)} ${articles[i]!.date ?? '9999'}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b;
}

function collect(heads: number[], compare: (a: number, b: number) => number): number[][] {
  const clusters = new Map<number, number[]>();
  for (let i = 0; i < heads.length; i++) {
    const head = findHead(heads, i);
    if (head === i) continue;
    const cluster = clusters.get(head);
    if (cluster) cluster.push(i);
    else clusters.set(head, [head, i]);
  }
  // A head is the lowest of its cluster.
  return [...clusters.values()].sort(([a], [b]) => a! - b!).map((cluster) => cluster.sort(compare));
}
