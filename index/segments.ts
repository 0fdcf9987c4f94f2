/**
 * Cuts a corpus, sorted by id, into segments: what is worked on at once, and what is kept from one build to the next.
 * The ids decide where a segment ends, so that an article more or less moves no boundary but its own.
 */
import { hashKey } from '../src/format/ids.ts';

/** Articles of a segment, about: from half of it to twice as many. A change costs its segment … */
const SEGMENT = 256;
/** … but many small ones make more pieces of shared memory than a system likes, and more to merge. */
const MANY_ARTICLES = 50_000;
const SEGMENT_OF_MANY = 1024;

export interface Segment {
  /** Numbers of its first article and of the one after its last. */
  start: number;
  end: number;
}

/** The segments of articles with these ids, in order; `size` moves the boundaries and nothing else. */
export function cutSegments(
  articles: readonly { id: string }[],
  size = articles.length > MANY_ARTICLES ? SEGMENT_OF_MANY : SEGMENT,
): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let end = 1; end <= articles.length; end++) {
    const count = end - start;
    const isEnd =
      end === articles.length ||
      count >= size * 2 ||
      (count >= size / 2 && hashKey(articles[end]!.id)[0] % Math.max(1, size >> 1) === 0);
    if (!isEnd) continue;
    segments.push({ start, end });
    start = end;
  }
  return segments;
}
