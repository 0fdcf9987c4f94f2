/**
 * What a user can mend: shown as plain lines, never as a trace. Everything else that is thrown is a fault of
 * ours and keeps its trace.
 */
import type { Problem } from './corpus/problem.ts';

/** An expected fault of a whole command: what happened, and what to do about it. */
export class Fault extends Error {
  override name = 'Fault';
  constructor(
    what: string,
    readonly remedy: string,
  ) {
    super(what);
  }
}

/** `file:line: what remedy`, on one line. */
function toProblemLine(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.what} ${problem.remedy}`.replace(/\s+/g, ' ');
}

/** Sorts by file and line, so that one file's problems stand together. */
export function toProblemLines(problems: readonly Problem[]): string[] {
  const byPlace = (a: Problem, b: Problem) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
  return [...problems].sort(byPlace).map(toProblemLine);
}
