/**
 * The command line as a function: words in, exit status out. Expected faults become one line each, unexpected
 * ones a trace.
 */

import { ConfigError } from '../config/load-config.ts';
import { Fault, toProblemLines } from '../fault.ts';
import { type Command, parseCall } from './command.ts';
import { renderHelp, renderOverview } from './render-help.ts';
import type { Terminal } from './terminal.ts';

/** Runs `args` (without `node` and the script's name) and gives the exit status: 0, or 1 after a fault. */
export async function runCommandLine(
  commands: readonly Command[],
  args: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === '--version' || name === '-v') {
      terminal.print(version);
      return 0;
    }
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const command = name === 'help' ? commands.find((one) => one.name === rest[0]) : undefined;
      terminal.print(command ? renderHelp(command) : renderOverview(commands));
      return name === undefined ? 1 : 0;
    }
    const command = commands.find((one) => one.name === name);
    if (!command) {
      throw new Fault(
        `There is no command "${name}".`,
        `Give one of: ${commands.map((one) => one.name).join(', ')}. See alongside --help.`,
      );
    }
    if (asksForHelp(rest)) {
      terminal.print(renderHelp(command));
      return 0;
    }
    return await command.run(parseCall(command, rest, terminal));
  } catch (error) {
    for (const line of describeFault(error)) terminal.warn(line);
    return 1;
  }
}

/** `-h` or `--help` before a `--`, after which every word is a word. */
function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

function describeFault(error: unknown): string[] {
  if (error instanceof Fault) return [`alongside: ${error.message} ${error.remedy}`];
  if (error instanceof ConfigError) return toProblemLines(error.problems);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return ['alongside: this is a fault in Alongside itself, please report it:', trace];
}
