import { loadConfig } from '../config/load-config.ts';
import { buildOnce } from './build-once.ts';
import { defineCommand } from './command.ts';

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
    });
    const partial = options.partial ?? false;
    const { problems } = await buildOnce(config, terminal, { partial });
    return problems.length > 0 && !partial ? 1 : 0;
  },
});
