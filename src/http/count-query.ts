/**
 * Counts what was searched for, so that an editor can see what the site does not answer. Off unless the Worker has
 * the binding `ANALYTICS`; writes the query, its language and the number of hits: no address, no cookie, no time of
 * its own.
 */
import type { Answer, SearchRequest } from '../answers.ts';
import type { Env } from './env.ts';

export function countQuery(env: Env | undefined, { q, lang, offset }: SearchRequest, answer: Answer): void {
  // The next page of the same answer is not another question.
  if (!env?.ANALYTICS || offset > 0) return;
  const query = q.toLowerCase().replace(/\s+/g, ' ');
  try {
    env.ANALYTICS.writeDataPoint({
      indexes: ['search'],
      blobs: [query, lang ?? ''],
      doubles: [answer.totalHits],
    });
  } catch {
    // What cannot be counted must still be answered.
  }
}
