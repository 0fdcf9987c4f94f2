/** A whole corpus, sorted by id, to runs and what they have in common; segments are inverted side by side. */
import { join } from 'node:path';
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { hashArticle } from '../cache/hash-article.ts';
import { cutSegments } from '../segments.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { compareKeys } from './compare-keys.ts';
import { decodeRunHead, type KeptRun, keepRun } from './kept-run.ts';
import type { RunPart } from './merge-terms.ts';
import { MARK_EVERY } from './run.ts';
import { type Survey, Surveyor } from './survey-runs.ts';

/** Marks of all runs in a range of terms that is merged at once: some 100,000 terms of runs. */
const MARKS_PER_RANGE = 1600;

export interface InvertedCorpus extends Survey {
  titleWeights: Uint8Array;
  /** The dictionary in ranges of terms, in order, with the parts of the runs that they need. */
  ranges: { from: string; to: string | undefined; parts: RunPart[] }[];
}

export interface InvertOptions {
  pool: Pool;
  /** Folder for runs. @default they stay in memory */
  folder?: string | undefined;
  /** Articles of a segment, about. */
  segmentSize?: number | undefined;
  /** Where runs are kept from one build to the next. */
  cache?: BuildCache | undefined;
  onProgress?: ((done: number) => void) | undefined;
}

export async function invertCorpus(
  articles: readonly Article[],
  { pool, folder, segmentSize, cache, onProgress }: InvertOptions,
): Promise<InvertedCorpus> {
  const surveyor = new Surveyor();
  const runs: MarkedRun[] = [];
  await inOrder(
    cutSegments(articles, segmentSize),
    pool.size + 2,
    async ({ start, end }) => {
      const segment = articles.slice(start, end);
      const name = cache?.nameOf('run', segment.map(hashArticle));
      const kept = name && cache?.take(name);
      cache?.count('segments', kept ? 1 : 0, 1);
      if (kept) return kept;
      const run = await pool.run('invertSegment', segment.map(toText));
      if (name) cache?.keep(name, run);
      return run;
    },
    (bytes, { start, end }, number) => {
      const head = decodeRunHead(bytes);
      surveyor.add(head);
      const file = folder === undefined ? undefined : join(folder, `${number}.run`);
      const marks = head.terms.filter((_, i) => i % MARK_EVERY === 0);
      runs.push({ run: keepRun(bytes, file), marks, start });
      onProgress?.(end);
    },
  );
  return { ...surveyor.finish(), ranges: cutRanges(runs) };
}

// --- internal ---

interface MarkedRun {
  run: KeptRun;
  /** Every 64th term. */
  marks: string[];
  start: number;
}

const toText = ({ title, text, lang }: Article) => ({ title, text, lang });

function cutRanges(runs: readonly MarkedRun[]): InvertedCorpus['ranges'] {
  const marks = runs.flatMap((run) => run.marks).sort(compareKeys);
  const bounds = marks.filter((_, i) => i > 0 && i % MARKS_PER_RANGE === 0);
  const different = bounds.filter((bound, i) => bound !== bounds[i - 1]);
  const ends = [...different, undefined];
  return ends.map((to, i) => {
    const from = i === 0 ? '' : ends[i - 1]!;
    return {
      from,
      to,
      parts: runs.map(({ run, marks, start }) => ({ run, start, ...find(marks, from, to) })),
    };
  });
}

/** The marks between which all terms of a range stand. */
function find(marks: readonly string[], from: string, to: string | undefined) {
  const firstAfter = marks.findIndex((mark) => compareKeys(mark, from) > 0);
  const firstMark = Math.max(0, (firstAfter < 0 ? marks.length : firstAfter) - 1);
  const end = to === undefined ? -1 : marks.findIndex((mark) => compareKeys(mark, to) >= 0);
  return { firstMark, endMark: end < 0 ? marks.length : end };
}
