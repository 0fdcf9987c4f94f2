import { compareLists, renderDifference } from '../diff/compare-lists.ts';
import { readLists } from '../diff/read-lists.ts';
import { defineCommand, toWholeNumber } from './command.ts';
import { findIndex } from './find-index.ts';

export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'Tell which articles got other related links between two indexes.',
  words: 'OLD NEW',
  wordCount: [2, 2],
  options: {
    limit: {
      type: 'string',
      short: 'n',
      value: 'N',
      help: 'How many links of each list to compare, 1 to 20. Default: 5.',
    },
    json: { type: 'boolean', help: 'Print JSON instead of a Markdown table.' },
  },
  examples: [
    ['alongside diff .alongside-main .alongside', 'A Markdown table for a pull request.'],
    ['alongside diff old new --json', 'The same for a program: every changed list before and after.'],
  ],
  async run({ options, words: [before, after], terminal }) {
    const limit = toWholeNumber('limit', options.limit ?? '5', 1, 20);
    const lists = await Promise.all(
      [before, after].map(async (dir) => readLists(await findIndex(dir, terminal))),
    );
    const difference = compareLists(lists[0]!, lists[1]!, limit);
    terminal.print(options.json ? JSON.stringify(difference) : renderDifference(difference));
    return 0;
  },
});
