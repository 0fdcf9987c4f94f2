import { ANSWER_OPTIONS, toParameters } from './answer-options.ts';
import { askIndex, renderAnswer } from './ask-index.ts';
import { defineCommand } from './command.ts';
import { findIndex } from './find-index.ts';

export const searchCommand = defineCommand({
  name: 'search',
  summary: 'Search an index from here, through the engine that the Worker runs.',
  words: '"WORDS"',
  wordCount: [1, Number.POSITIVE_INFINITY],
  options: {
    ...ANSWER_OPTIONS,
    facets: {
      type: 'string',
      value: 'NAMES',
      help: 'Count tag, author, section, lang or year, separated by commas.',
    },
    sort: { type: 'string', value: 'ORDER', help: 'relevance, date:desc or date:asc. Default: relevance.' },
    operator: { type: 'string', value: 'or|and', help: 'Whether one word is enough. Default: or.' },
  },
  examples: [
    ['alongside search "green tea"', 'The ten best articles in the index of this folder.'],
    [
      `alongside search '"green tea" -iced' --filter tag:recipes --json`,
      'A phrase, a word to avoid, one tag; as JSON.',
    ],
  ],
  async run({ options, words, terminal }) {
    const dir = await findIndex(options.index, terminal);
    const body = await askIndex(dir, '/v1/search', { q: words.join(' '), ...toParameters(options) });
    terminal.print(options.json ? body : renderAnswer(body));
    return 0;
  },
});
