/**
 * What a command is, and how its words become options: Node's own parser, which refuses unknown options. A
 * command is a plain object; the same descriptions serve the parser and `--help`.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Fault } from '../fault.ts';
import type { Terminal } from './terminal.ts';

/** One option of a command: `--name VALUE`, or `--name` alone when it is a switch. */
export interface Option {
  type: 'string' | 'boolean';
  /** One letter, for `-x`. */
  short?: string;
  /** May be given several times. */
  multiple?: boolean;
  /** What stands after the option in `--help`, such as `DIR`. */
  value?: string;
  /** One sentence for `--help`, default included. */
  help: string;
}

export type Options = Record<string, Option>;

type ParserOptions = NonNullable<ParseArgsConfig['options']>;

type ValueOf<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : O['multiple'] extends true
    ? string[]
    : string;

/** The options that were given; those that were not are absent. */
export type Values<O extends Options> = { [K in keyof O]?: ValueOf<O[K]> };

export interface CommandCall<O extends Options> {
  options: Values<O>;
  /** Everything that is not an option, in order. */
  words: string[];
  terminal: Terminal;
}

export interface Command<O extends Options = Options> {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What may stand after the name, such as `[sources…]`. */
  words: string;
  /** How many words at least and at most. @default any number */
  wordCount?: [least: number, most: number];
  options: O;
  /** A call and what it does, most useful first. */
  examples: [call: string, what: string][];
  /** Returns the exit status. Throws a `Fault` for what a user can mend. */
  run(call: CommandCall<O>): Promise<number>;
}

/** Gives a command's options their types. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

/** Reads the arguments after a command's name. Throws a `Fault` that names the option and the nearest help. */
export function parseCall<O extends Options>(
  command: Command<O>,
  args: string[],
  terminal: Terminal,
): CommandCall<O> {
  const config: ParserOptions = {};
  for (const [name, option] of Object.entries(command.options)) {
    config[name] = {
      type: option.type,
      ...(option.short && { short: option.short }),
      ...(option.multiple && { multiple: true }),
    };
  }
  const { values, positionals } = parseStrictly(command.name, args, config);
  const [least, most] = command.wordCount ?? [0, Number.POSITIVE_INFINITY];
  if (positionals.length < least || positionals.length > most) {
    throw new Fault(
      `alongside ${command.name} takes ${command.words || 'no words'}, but was given ${positionals.length === 0 ? 'none' : positionals.join(' ')}.`,
      `See alongside ${command.name} --help.`,
    );
  }
  return { options: values as Values<O>, words: positionals, terminal };
}

function parseStrictly(name: string, args: string[], options: ParserOptions) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    // Node's sentences go on about "--" and positional arguments; the first one says it all.
    const [what] = error.message.split(/(?<=')\. |\n/);
    throw new Fault(`${what?.replace(/\.?$/, '.')}`, `See alongside ${name} --help.`);
  }
}

/** A whole number given to an option, such as a port. Throws a `Fault` that says what is allowed. */
export function toWholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new Fault(`--${option} is "${value}".`, `Give a whole number from ${least} to ${most}.`);
}
