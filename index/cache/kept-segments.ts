/** Articles segment by segment: what is made of each is from the build before where the segment is as it was. */
import type { Article } from '../../src/article.ts';
import { cutSegments, type Segment } from '../segments.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import type { BuildCache } from './build-cache.ts';
import { hashArticle } from './hash-article.ts';

export interface SegmentWork<T> {
  /** Tells apart what different steps keep of one segment. */
  kind: string;
  cache: BuildCache | undefined;
  /** Articles of a segment, about. */
  size?: number | undefined;
  /** Whose threads `make` has the work done by. */
  pool: Pool;
  make(articles: readonly Article[]): Promise<T>;
  encode(made: T): readonly Uint8Array[];
  decode(bytes: Uint8Array<ArrayBuffer>): T;
}

/** `take` is called with what is made of each segment, in order; what must be made anew is begun first. */
export async function makeBySegment<T>(
  articles: readonly Article[],
  { kind, cache, size, pool, make, encode, decode }: SegmentWork<T>,
  take: (made: T, segment: Segment, number: number) => void,
): Promise<void> {
  const segments = cutSegments(articles, size).map(({ start, end }) => {
    const own = articles.slice(start, end);
    return { start, end, articles: own, name: cache?.nameOf(kind, own.map(hashArticle)) };
  });
  await inOrder(
    segments,
    pool.size + 2,
    async ({ articles, name }) => {
      const kept = name && cache?.take(name);
      cache?.count('segments', kept ? 1 : 0, 1);
      if (kept) return decode(kept);
      const made = await make(articles);
      if (name) cache?.keep(name, encode(made));
      return made;
    },
    take,
    ({ name }) => name === undefined || !cache?.has(name),
  );
}
