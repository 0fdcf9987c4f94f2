/** What the bench measures: a way to keep an index on disk, and a way to answer from it. */
import type { Article } from '../../../src/article.ts';

export interface Contestant {
  name: string;
  /** Writes into the empty folder `dir` everything that `open` needs, and nothing else. */
  write(articles: readonly Article[], dir: string): Promise<void>;
  /** From nothing in memory to a function that answers; called once in a fresh process. */
  open(dir: string): Promise<Answer>;
}

/** The ids of the best ten articles for a query. */
export type Answer = (query: string) => string[] | Promise<string[]>;

/** The fields of an article that a list of results shows: what every library is given to store. */
export function toShown({ id, url, title, date, tags }: Article) {
  return { id, url, title, ...(date && { date }), tags };
}
