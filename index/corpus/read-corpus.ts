/** A configuration to articles: reads the sources, settles the drafts, and tells everything that is wrong. */
import type { Article } from '../../src/article.ts';
import type { Config } from '../config/config.ts';
import type { CorpusSummary } from './corpus-summary.ts';
import type { Problem } from './problem.ts';
import { readSources } from './read-sources.ts';
import { readRules } from './rules.ts';
import { settleDrafts } from './settle-drafts.ts';

export interface Corpus {
  /** Sorted by id, in code-unit order. */
  articles: Article[];
  /** Everything that is wrong, in the order it was found. */
  problems: Problem[];
  summary: CorpusSummary;
}

/** Told the stage of the work and, within it, how much is done. */
export type CorpusProgress = (stage: string, done?: number, total?: number) => void;

/** Reads a whole corpus. Faults are answered as problems, beside the articles that are good. */
export async function readCorpus(config: Config, progress: CorpusProgress = () => {}): Promise<Corpus> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const rules = config.rules === undefined ? undefined : readRules(config.rules, config.cwd, report);
  progress('Reading');
  const { found, files, unknownFiles, leftPages } = await readSources(config, report, (done, total) =>
    progress('Reading', done, total),
  );
  progress('Cleaning');
  const settled = settleDrafts(found, { config, rules, report });
  return {
    articles: settled.articles,
    problems,
    summary: { ...settled.summary, files, unknownFiles, leftPages },
  };
}
