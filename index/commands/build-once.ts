/** One build as a user sees it: progress, problems, a closing summary. */
import { relative } from 'node:path';
import { type BuildOptions, type BuildResult, buildIndex } from '../build.ts';
import type { Config } from '../config/config.ts';
import { toProblemLines } from '../fault.ts';
import { renderSummary } from './render-summary.ts';
import { showProgress } from './show-progress.ts';
import type { Terminal } from './terminal.ts';

/** Builds, tells every problem at once, and sums up what was read, left out and written. */
export async function buildOnce(
  config: Config,
  terminal: Terminal,
  options?: BuildOptions,
): Promise<BuildResult> {
  const { progress, end } = showProgress(terminal);
  const result = await buildIndex(config, progress, options).finally(end);
  toProblemLines(result.problems).forEach(terminal.warn);
  renderSummary(result, relative(terminal.cwd, config.out) || '.').forEach(terminal.print);
  return result;
}
