/** A configuration to articles: reads the sources, settles the drafts, and tells everything that is wrong. */
import type { Article } from '../../src/article.ts';
import type { Config } from '../config/config.ts';
import { inOrder } from '../workers/in-order.ts';
import { isWorthThreads, type Pool } from '../workers/pool.ts';
import type { FirstLook } from './boilerplate/leave-out-boilerplate.ts';
import type { CorpusSummary } from './corpus-summary.ts';
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
  const looks = pool && isWorthThreads(texts) ? await lookAtTexts(texts, config, pool) : undefined;
  const settled = settleDrafts(found, { config, rules, report, looks });
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
): Promise<Map<string, FirstLook>> {
  const looks = new Map<string, FirstLook>();
  const steps = Array.from({ length: Math.ceil(texts.length / STEP) }, (_, i) =>
    texts.slice(i * STEP, (i + 1) * STEP),
  );
  await inOrder(
    steps,
    2 * pool.size,
    (step) => pool.run('lookAtTexts', { texts: step, options: boilerplate }),
    (answers, step) => {
      answers.forEach((look, i) => {
        // The same string where nothing was cut: it is there once already.
        looks.set(step[i]!, look.cuts.length === 0 ? { ...look, text: step[i]! } : look);
      });
    },
  );
  return looks;
}
