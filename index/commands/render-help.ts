/** `--help`: what a newcomer needs to type the next command. Plain text, the same on a terminal and in a file. */
import type { Command } from './command.ts';

/** The list of commands, with what to type first. */
export function renderOverview(commands: readonly Command[]): string {
  return [
    "Alongside: related links and search for a site's own articles, from one Cloudflare Worker.",
    '',
    'Usage: alongside COMMAND [options]',
    '',
    ...toColumns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Begin with:',
    ...toColumns([
      ['alongside init', 'look at this folder and write a configuration'],
      ['alongside build', 'read the articles and write the index'],
      ['alongside dev', 'serve it on http://localhost:8787'],
    ]),
    '',
    'alongside COMMAND --help tells every option of a command; alongside --version the version.',
  ].join('\n');
}

/** One command: usage, options, examples. */
export function renderHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]): [string, string] => [
    `${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ]);
  return [
    command.summary,
    '',
    `Usage: ${['alongside', command.name, command.words, options.length > 0 ? '[options]' : ''].filter(Boolean).join(' ')}`,
    '',
    'Options:',
    ...toColumns([...options, ['-h, --help', 'Show this help.']]),
    '',
    'Examples:',
    ...command.examples.flatMap(([call, what]) => [`  ${call}`, `      ${what}`]),
  ].join('\n');
}

function toColumns(rows: [string, string][]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
