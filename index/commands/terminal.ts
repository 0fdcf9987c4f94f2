/** Where a command writes and where it stands: the process, or a test's stand-in for it. */

export interface Terminal {
  /** What was asked for: one line. */
  print(line: string): void;
  /** Faults, warnings and progress: one line. */
  warn(line: string): void;
  /** Overwrites the last line of progress; undefined where nobody is looking, as in CI. */
  overwrite: ((line: string) => void) | undefined;
  /** The folder that paths are relative to. */
  cwd: string;
  env: Record<string, string | undefined>;
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const live = process.stderr.isTTY === true && !process.env.CI && process.env.TERM !== 'dumb';
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    overwrite: live ? (line) => void process.stderr.write(`\r\x1b[2K${line}`) : undefined,
    cwd: process.cwd(),
    env: process.env,
  };
}
