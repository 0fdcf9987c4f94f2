/**
 * Near-copies: articles of one text, syndicated or lightly edited. A copy is always among the nearest by text, so
 * only those are compared: exact, and linear in the number of articles.
 */
import type { Article } from '../../src/article.ts';
import { isCopy, toComparedText } from '../../src/related/compare-texts.ts';
import { createUrlKeys } from '../corpus/url-keys.ts';
import type { Candidates } from './find-candidates.ts';
import type { TermCorpus } from './term-corpus.ts';

/** A copy is among so many nearest articles. */
const NEAREST = 20;

/** Clusters of two and more articles, the canonical or else the oldest first, in order of their first articles. */
export function findCopies(corpus: TermCorpus, candidates: Candidates): number[][] {
  const { articles, vocabulary } = corpus;
  const texts = articles.map(({ title, date }, i) =>
    toComparedText(title, corpus.titles[i]!.terms, corpus.bodies[i]!.terms, date !== undefined),
  );
  const heads = articles.map((_, i) => i);
  const join = (a: number, b: number) => {
    const [low, high] = [findHead(heads, a), findHead(heads, b)].sort((x, y) => x - y) as [number, number];
    heads[high] = low;
  };
  for (let i = 0; i < articles.length; i++) {
    const row = i * candidates.width;
    for (let k = row; k < row + Math.min(NEAREST, candidates.counts[i]!); k++) {
      const j = candidates.docs[k]!;
      if (findHead(heads, i) === findHead(heads, j)) continue;
      if (isCopy(texts[i]!, texts[j]!, vocabulary)) join(i, j);
    }
  }
  const originals = joinCanonicals(articles, join);
  return collect(heads, (a, b) => compareOriginality(articles, originals, a, b));
}

// --- internal ---

function findHead(heads: number[], i: number): number {
  let head = i;
  while (heads[head] !== head) head = heads[head]!;
  heads[i] = head;
  return head;
}

/** `rel=canonical` joins whatever the texts say; answers the articles that others name as their original. */
function joinCanonicals(articles: readonly Article[], join: (a: number, b: number) => void): Set<number> {
  const { toKey } = createUrlKeys(articles);
  const byUrl = new Map(articles.map(({ url }, i) => [toKey(url), i]));
  const originals = new Set<number>();
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
    const cluster = clusters.get(head);
    if (cluster) cluster.push(i);
    else clusters.set(head, [i]);
  }
  return [...clusters.values()].filter(({ length }) => length > 1).map((cluster) => cluster.sort(compare));
}
