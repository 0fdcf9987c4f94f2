/**
 * Near-copies: articles of one text, syndicated or lightly edited. A copy is always among the nearest by text, so
 * only those are compared, by the shingles that they share: exact, and linear in the number of articles. Pages
 * made from one template share shingles too; the words in which their titles differ tell them from copies.
 */
import type { Article } from '../../src/article.ts';
import { createUrlKeys } from '../corpus/url-keys.ts';
import type { Candidates } from './find-candidates.ts';
import { countShared, toShingles } from './shingles.ts';
import type { TermCorpus, TermText } from './term-corpus.ts';

/** A copy is among so many nearest articles. */
const NEAREST = 20;

/** What two texts must share to be one. */
interface Likeness {
  /** Shingles (content words, nearly) of the shorter text. */
  length: number;
  /** Least share of common shingles among all of both: 15 % of the words replaced leave about .44. */
  resemblance: number;
  /** Or least share of the shorter one's shingles, for cut texts, when it is not a mere passage of the other. */
  contained: number;
}
const UNDER_ONE_TITLE: Likeness = { length: 40, resemblance: 0.35, contained: 0.6 };
/** Reference pages of one template share whole examples: under another title more is asked of a copy. */
const UNDER_ANOTHER: Likeness = { length: 100, resemblance: 0.45, contained: 0.85 };
const LEAST_LENGTH_RATIO = 0.3;
/**
 * A news item of three paragraphs is a copy under another title when nearly all of the shorter text stands in the other,
 * and they are about as long. Asked of dated articles: short undated ones are mostly entries of one reference.
 */
const SHORT: Likeness = { length: 30, resemblance: 0.65, contained: 0.85 };
const SHORT_LENGTH_RATIO = 0.75;
/** A still shorter text is only a copy under the same title, and nearly word for word. */
const SAME = 0.9;
/** A word of one title only belongs to both when its share of one body is at least this part of the other's. */
const LEAST_SHARE_RATIO = 0.4;
/** Held less often by a dated text, a title's word is a turn of phrase; in undated reference pages it is the subject. */
const LEAST_REPEATED = 2;
/** Of such words that the bodies hold, so many may belong to one of them alone. */
const MOST_FOREIGN = 0.25;

/** Clusters of two and more articles, the canonical or else the oldest first, in order of their first articles. */
export function findCopies(corpus: TermCorpus, candidates: Candidates): number[][] {
  const { articles, bodies } = corpus;
  const shingles = bodies.map(toShingles);
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
      const titled = isSameTitle(articles[i]!, articles[j]!);
      const dated = articles[i]!.date !== undefined && articles[j]!.date !== undefined;
      if (!isSameText(shingles[i]!, shingles[j]!, titled, dated)) continue;
      if (titled || isSameSubject(corpus, i, j, dated)) join(i, j);
    }
  }
  const originals = joinCanonicals(articles, join);
  return collect(heads, (a, b) => compareOriginality(articles, originals, a, b));
}

// --- internal ---

function isSameText(a: Uint32Array, b: Uint32Array, titled: boolean, dated: boolean): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length === 0 || shorter.length < LEAST_LENGTH_RATIO * longer.length) return false;
  const shared = countShared(shorter, longer);
  const resemblance = shared / (shorter.length + longer.length - shared);
  const least = titled ? UNDER_ONE_TITLE : UNDER_ANOTHER;
  if ((titled || dated) && isShortCopy(shorter.length, longer.length, resemblance, shared)) return true;
  if (shorter.length < least.length) return titled && resemblance >= SAME;
  return resemblance >= least.resemblance || shared / shorter.length >= least.contained;
}

function isShortCopy(shorter: number, longer: number, resemblance: number, shared: number): boolean {
  if (shorter < SHORT.length || shorter < SHORT_LENGTH_RATIO * longer) return false;
  return resemblance >= SHORT.resemblance && shared >= SHORT.contained * shorter;
}

/** A site's name at a title's end is no difference. */
function isSameTitle(a: Article, b: Article): boolean {
  return stripSiteName(a.title) === stripSiteName(b.title);
}

/**
 * Whether the words that only one of the titles has are as frequent in one body as in the other. Another number in
 * an else equal title is another part of a series.
 */
function isSameSubject(
  { titles, bodies, vocabulary }: TermCorpus,
  i: number,
  j: number,
  dated: boolean,
): boolean {
  const [a, b] = [new Set(titles[i]!.terms), new Set(titles[j]!.terms)];
  const different = [...a, ...b].filter((term) => term >= 0 && a.has(term) !== b.has(term));
  if (different.length > 0 && different.every((term) => /\d/.test(vocabulary[term]!))) return false;
  const lengths = [bodies[i]!.terms.length, bodies[j]!.terms.length] as const;
  let [met, foreign] = [0, 0];
  for (const term of different) {
    const counts = [countIn(bodies[i]!, term), countIn(bodies[j]!, term)] as const;
    if (Math.max(...counts) < (dated ? LEAST_REPEATED : 1)) continue;
    const shares = [counts[0] / lengths[0], counts[1] / lengths[1]];
    const [less, more] = [Math.min(...shares), Math.max(...shares)];
    met++;
    if (less < LEAST_SHARE_RATIO * more) foreign++;
  }
  return foreign <= MOST_FOREIGN * met;
}

function countIn({ terms }: TermText, wanted: number): number {
  let count = 0;
  for (const term of terms) if (term === wanted) count++;
  return count;
}

function stripSiteName(title: string): string {
  return title.replace(/\s+[|–—-]\s+[^|–—]{1,40}$/u, '').toLowerCase();
}

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
