/** A whole corpus, sorted by id, to runs and what they have in common; segments are inverted side by side. */
import { join } from 'node:path';
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { makeBySegment } from '../cache/kept-segments.ts';
import { VERY_LARGE } from '../pack/block-sizes.ts';
import type { KeyedBlock } from '../pack/section-writer.ts';
import type { Pool } from '../workers/pool.ts';
import { CHAMPIONS, type ChampionRule } from './choose-champions.ts';
import { decodeRunHead, keepRun } from './kept-run.ts';
import { type MarkedRun, type RangeOfTerms, RunMerger } from './merge-runs.ts';
import { MARK_EVERY } from './run.ts';
import { type Survey, Surveyor } from './survey-runs.ts';

export interface InvertedCorpus extends Survey {
  /** The blocks of all words as they are written. */
  listForms: () => Promise<KeyedBlock[]>;
  /** The dictionary in ranges of terms, in order: each is merged when it is asked for. */
  ranges: RangeOfTerms[];
}

export interface InvertOptions {
  pool: Pool;
  /** Folder for runs. @default they stay in memory */
  folder?: string | undefined;
  /** Articles of a segment, about. */
  segmentSize?: number | undefined;
  /** Which terms have champions. @default those of a very large corpus: `CHAMPIONS` */
  champions?: ChampionRule | undefined;
  /** Where runs are kept from one build to the next. */
  cache?: BuildCache | undefined;
  /** Whether all is merged while threads are idle, and held until it is asked for. @default false */
  isAhead?: boolean;
  onProgress?: ((done: number) => void) | undefined;
}

export async function invertCorpus(
  articles: readonly Article[],
  options: InvertOptions,
): Promise<InvertedCorpus> {
  const { pool, folder, segmentSize, cache, isAhead, onProgress } = options;
  const surveyor = new Surveyor();
  const runs: MarkedRun[] = [];
  await makeBySegment(
    articles,
    {
      kind: 'run',
      cache,
      size: segmentSize,
      pool,
      make: (own) => pool.run('invertSegment', own.map(toText)),
      encode: (run) => [run],
      decode: (run) => run,
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
  const { titleWeights, ...survey } = surveyor.finish();
  const rule = options.champions ?? (articles.length > VERY_LARGE ? CHAMPIONS : undefined);
  const { documents, averageLengths } = survey;
  const choice = rule && { ...rule, documents, averageLengths };
  const merger = new RunMerger(runs, titleWeights, choice, pool, cache);
  const keptRuns = runs.map(({ run }) => run);
  const listForms = () => pool.run('listForms', keptRuns);
  return { ...survey, listForms, ranges: isAhead ? merger.beginRanges() : merger.listRanges() };
}

/**
 * Inverts a corpus, and begins to merge it, while other steps are on their way and threads may be idle; answers when it has
 * begun. What is merged then waits in memory: of a larger corpus nothing is done ahead.
 */
export async function invertAhead(
  articles: readonly Article[],
  options: InvertOptions,
): Promise<InvertedCorpus | undefined> {
  if (articles.length > MOST_AHEAD) return undefined;
  return invertCorpus(articles, { ...options, isAhead: true });
}

// --- internal ---

const MOST_AHEAD = 20_000;

const toText = ({ title, text, lang }: Article) => ({ title, text, lang });
