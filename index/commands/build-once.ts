/** One build as a user sees it: progress, problems, a closing summary. */
import { relative } from 'node:path';
import { type BuildResult, buildIndex } from '../build.ts';
import type { Config } from '../config/config.ts';
import { toProblemLines } from '../fault.ts';
import { showProgress } from './show-progress.ts';
import type { Terminal } from './terminal.ts';

/** Builds, and tells every problem at once. */
export async function buildOnce(config: Config, terminal: Terminal): Promise<BuildResult> {
  const { progress, end } = showProgress(terminal);
  const result = await buildIndex(config, progress).finally(end);
  toProblemLines(result.problems).forEach(terminal.warn);
  renderSummary(result, relative(terminal.cwd, config.out) || '.').forEach(terminal.print);
  return result;
}

function renderSummary(_result: BuildResult, _out: string): string[] {
  return [];
}
