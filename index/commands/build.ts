import { openCache } from '../cache/open-cache.ts';
import { loadConfig } from '../config/load-config.ts';
import { Fault } from '../fault.ts';
import type { Plan } from '../pack/plan-limits.ts';
import { buildOnce } from './build-once.ts';
import { defineCommand, toWholeNumber } from './command.ts';

export const buildCommand = defineCommand({
  name: 'build',
  summary: 'Read the articles and write the index that the Worker answers from.',
  words: '[sources…]',
  options: {
    out: { type: 'string', short: 'o', value: 'DIR', help: 'Where the index goes. Default: .alongside.' },
    config: { type: 'string', value: 'FILE', help: 'Default: alongside.config.json, when there is one.' },
    partial: {
      type: 'boolean',
      help: 'Write the index even without the articles that have problems, and exit with 0.',
    },
    plan: {
      type: 'string',
      value: 'PLAN',
      help: "Fail when the index is beyond the limits of Cloudflare's free or paid plan: files, bytes a file, fetches a request.",
    },
    cache: {
      type: 'string',
      value: 'DIR',
      help: 'Where a build keeps what the next one need not work out again. Default: .alongside-cache.',
    },
    'no-cache': { type: 'boolean', help: 'Work everything out, and keep nothing.' },
    threads: { type: 'string', value: 'COUNT', help: 'Default: one for each core.' },
  },
  examples: [
    [
      'alongside build content/posts',
      'A folder of Markdown, HTML, text, JSON or JSONL, told apart by their names.',
    ],
    ['alongside build posts export.jsonl --out public/index', 'Several sources in one index.'],
    ['alongside build', 'The sources that alongside.config.json names.'],
  ],
  async run({ options, words, terminal }) {
    const config = await loadConfig(terminal.cwd, {
      sources: words,
      out: options.out,
      config: options.config,
      cache: options.cache,
    });
    const partial = options.partial ?? false;
    const { problems } = await buildOnce(config, terminal, {
      partial,
      cache: options['no-cache'] ? undefined : openCache(config),
      plan: toPlan(options.plan),
      threads: options.threads === undefined ? undefined : toWholeNumber('threads', options.threads, 1, 64),
    });
    return problems.length > 0 && !partial ? 1 : 0;
  },
});

function toPlan(name: string | undefined): Plan | undefined {
  if (name === undefined || name === 'free' || name === 'paid') return name;
  throw new Fault(`--plan is "${name}".`, 'Give free or paid.');
}
