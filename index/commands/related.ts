import { ANSWER_OPTIONS, toParameters } from './answer-options.ts';
import { askIndex, renderAnswer } from './ask-index.ts';
import { defineCommand } from './command.ts';
import { findIndex } from './find-index.ts';

export const relatedCommand = defineCommand({
  name: 'related',
  summary: 'Show the related links of one article, with their reasons.',
  words: 'ID-OR-URL',
  wordCount: [1, 1],
  options: {
    ...ANSWER_OPTIONS,
    threshold: { type: 'string', value: 'N', help: "Least score, 0 to 100. Default: the index's own." },
  },
  examples: [
    ['alongside related 2020/green-tea', 'By id: the path below the source, without extension.'],
    [
      'alongside related https://example.org/2020/green-tea/ --explain',
      'By URL, with the parts of every score.',
    ],
  ],
  async run({ options, words: [article = ''], terminal }) {
    const dir = await findIndex(options.index, terminal);
    const by = /^(https?:)?\//.test(article) ? { url: article } : { id: article };
    const body = await askIndex(dir, '/v1/related', { ...by, ...toParameters(options) });
    terminal.print(options.json ? body : renderAnswer(body));
    return 0;
  },
});
