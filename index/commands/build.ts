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
    const config = await loadConfig(terminal.cwd, { sources: words, ...options });
    const { problems } = await buildOnce(config, terminal);
    return problems.length > 0 ? 1 : 0;
  },
});
