import type { Terminal } from '../../../index/commands/terminal.ts';

/** A terminal that keeps what is written, as a log of CI would. */
export function recordTerminal(cwd: string): { terminal: Terminal; printed: string[]; warned: string[] } {
  const printed: string[] = [];
  const warned: string[] = [];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
    overwrite: undefined,
    cwd,
    env: {},
  };
  return { terminal, printed, warned };
}
