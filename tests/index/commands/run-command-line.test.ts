import { describe, expect, it } from 'vitest';
import { defineCommand, toWholeNumber } from '../../../index/commands/command.ts';
import { runCommandLine } from '../../../index/commands/run-command-line.ts';
import type { Terminal } from '../../../index/commands/terminal.ts';
import { Fault, toProblemLines } from '../../../index/fault.ts';

const brew = defineCommand({
  name: 'brew',
  summary: 'Make tea.',
  words: '[leaves…]',
  wordCount: [0, 2],
  options: {
    minutes: { type: 'string', short: 'm', value: 'N', help: 'How long. Default: 3.' },
    milk: { type: 'boolean', help: 'With milk.' },
    add: { type: 'string', multiple: true, value: 'THING', help: 'Something else. Repeatable.' },
  },
  examples: [['alongside brew green -m 2', 'Green tea, two minutes.']],
  async run({ options, words, terminal }) {
    if (words[0] === 'coffee') throw new Fault('That is coffee.', 'Give a kind of tea.');
    if (words[0] === 'bug') throw new Error('the kettle is gone');
    const minutes = toWholeNumber('minutes', options.minutes ?? '3', 1, 10);
    terminal.print(JSON.stringify({ minutes, milk: options.milk, add: options.add, words }));
    return words[0] === 'cold' ? 1 : 0;
  },
});

async function run(...args: string[]) {
  const printed: string[] = [];
  const warned: string[] = [];
  const terminal: Terminal = {
    print: (line) => printed.push(line),
    warn: (line) => warned.push(line),
    overwrite: undefined,
    cwd: '/',
    env: {},
  };
  const status = await runCommandLine([brew], args, '1.2.3', terminal);
  return { status, printed: printed.join('\n'), warned: warned.join('\n') };
}

describe('the command line', () => {
  it('gives a command its words and options and returns its status', async () => {
    const { status, printed } = await run(
      'brew',
      'green',
      '-m',
      '2',
      '--milk',
      '--add=mint',
      '--add',
      'honey',
      'tea',
    );
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      minutes: 2,
      milk: true,
      add: ['mint', 'honey'],
      words: ['green', 'tea'],
    });
    expect((await run('brew', 'cold')).status).toBe(1);
  });

  it('takes every word after -- as a word', async () => {
    expect(JSON.parse((await run('brew', '--', '--milk')).printed).words).toEqual(['--milk']);
    expect(JSON.parse((await run('brew', '--', '--help')).printed).words).toEqual(['--help']);
  });

  it.each([
    [['brew', '--sugar'], "alongside: Unknown option '--sugar'. See alongside brew --help."],
    [
      ['brew', '--minutes'],
      "alongside: Option '-m, --minutes <value>' argument missing. See alongside brew --help.",
    ],
    [['brew', '-m', 'soon'], 'alongside: --minutes is "soon". Give a whole number from 1 to 10.'],
    [['brew', '-m', '11'], 'alongside: --minutes is "11". Give a whole number from 1 to 10.'],
    [['brew', 'coffee'], 'alongside: That is coffee. Give a kind of tea.'],
    [['boil'], 'alongside: There is no command "boil". Give one of: brew. See alongside --help.'],
    [
      ['brew', 'a', 'b', 'c'],
      'alongside: alongside brew takes [leaves…], but was given a b c. See alongside brew --help.',
    ],
  ])('answers %j with one line and status 1', async (args, line) => {
    expect(await run(...args)).toEqual({ status: 1, printed: '', warned: line });
  });

  it('shows a trace for a fault of its own', async () => {
    const { status, warned } = await run('brew', 'bug');
    expect(status).toBe(1);
    expect(warned).toContain('Error: the kettle is gone\n    at ');
  });

  it('helps with all commands and with each', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { status, printed } = await run(...args);
      expect(status).toBe(0);
      expect(printed).toMatch(/^ {2}brew {2}Make tea\.$/m);
    }
    for (const args of [
      ['brew', '--help'],
      ['brew', 'green', '-h'],
      ['help', 'brew'],
    ]) {
      const { status, printed } = await run(...args);
      expect(status).toBe(0);
      expect(printed).toContain('Usage: alongside brew [leaves…] [options]');
      expect(printed).toMatch(/^ {2}-m, --minutes N {2}How long\. Default: 3\.$/m);
      expect(printed).toContain('  alongside brew green -m 2\n      Green tea, two minutes.');
    }
    expect((await run()).status).toBe(1);
    expect((await run('--version')).printed).toBe('1.2.3');
  });
});

describe('problems', () => {
  it('stand one on a line, by file and line', () => {
    const remedy = 'Mend it.';
    expect(
      toProblemLines([
        { file: 'b.md', line: 10, what: 'Ten.', remedy },
        { file: 'b.md', line: 9, what: 'Nine\nlines.', remedy },
        { file: 'a.md', what: 'No line.', remedy },
      ]),
    ).toEqual(['a.md: No line. Mend it.', 'b.md:9: Nine lines. Mend it.', 'b.md:10: Ten. Mend it.']);
  });
});
