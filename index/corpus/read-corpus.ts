/** A configuration to articles: reads the sources, settles the drafts, and tells everything that is wrong. */
import type { Article } from '../../src/article.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import type { Config } from '../config/config.ts';
import { inOrder } from '../workers/in-order.ts';
import { createPool, isWorthThreads, type Pool } from '../workers/pool.ts';
import type { FirstLook } from './boilerplate/leave-out-boilerplate.ts';
import type { CorpusSummary } from './corpus-summary.ts';
import { KeptLanguages, KeptLooks } from './kept-looks.ts';
import type { Problem } from './problem.ts';
import { readSources } from './read-sources.ts';
import { readRules } from './rules.ts';
import { type ChoicePlaces, type LeftOut, settleDrafts } from './settle-drafts.ts';

export interface Corpus {
  /** Sorted by id, in code-unit order. */
  articles: Article[];
  /** What was read and is not among them. */
  leftOut: LeftOut;
  choicePlaces: ChoicePlaces;
  /** Everything that is wrong, in the order it was found. */
  problems: Problem[];
  summary: CorpusSummary;
}

/** Told the stage of the work and, within it, how much is done. */
export type CorpusProgress = (stage: string, done?: number, total?: number) => void;

/** Reads a whole corpus. Faults are answered as problems, beside the articles that are good. */
export async function readCorpus(
  config: Config,
  progress: CorpusProgress = () => {},
  pool?: Pool,
  cache?: BuildCache,
): Promise<Corpus> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const rules = config.rules === undefined ? undefined : readRules(config.rules, config.cwd, report);
  progress('Reading');
  const { found, files, unknownFiles, leftPages } = await readSources(config, report, (done, total) =>
    progress('Reading', done, total),
  );
  progress('Cleaning');
  const texts = found.map(({ draft }) => draft.text);
  const isLarge = isWorthThreads(texts);
  if (isLarge) pool?.start();
  const looks = pool && isLarge ? await lookAtTexts(texts, config, pool, cache) : undefined;
  const languages = cache && isLarge ? new KeptLanguages(cache) : undefined;
  const settled = settleDrafts(found, { config, rules, report, looks, detect: languages?.detect });
  languages?.keep();
  return {
    articles: settled.articles,
    leftOut: settled.leftOut,
    choicePlaces: settled.choicePlaces,
    problems,
    summary: { ...settled.summary, files, unknownFiles, leftPages },
  };
}

// --- internal ---

/** Texts that a thread looks at at a time. */
const STEP = 256;

async function lookAtTexts(
  texts: readonly string[],
  { boilerplate }: Config,
  pool: Pool,
  cache: BuildCache | undefined,
): Promise<Map<string, FirstLook>> {
  const kept = cache && new KeptLooks(cache, boilerplate);
  const looks = new Map<string, FirstLook>();
  const unknown: string[] = [];
  for (const text of texts) {
    const look = kept?.find(text);
    if (look) looks.set(text, look);
    else unknown.push(text);
  }
  cache?.count('texts', texts.length - unknown.length, texts.length);
  const steps = Array.from({ length: Math.ceil(unknown.length / STEP) }, (_, i) =>
    unknown.slice(i * STEP, (i + 1) * STEP),
  );
  // A thread that only starts takes longer than a few texts do.
  const own = unknown.length > STEP ? pool : createPool(1);
  await inOrder(
    steps,
    2 * own.size,
    (step) => own.run('lookAtTexts', { texts: step, options: boilerplate }),
    (answers, step) => {
      answers.forEach((look, i) => {
        kept?.add(step[i]!, look);
        // The same string where nothing was cut: it is there once already.
        looks.set(step[i]!, look.cuts.length === 0 ? { ...look, text: step[i]! } : look);
      });
    },
  );
  kept?.keep();
  return looks;
}
