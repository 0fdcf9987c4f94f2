/** Options that `search` and `related` share; each is the API's parameter of the same name. */
import type { Values } from './command.ts';

export const ANSWER_OPTIONS = {
  index: { type: 'string', value: 'DIR', help: 'The index to ask. Default: where build writes.' },
  json: { type: 'boolean', help: 'Print what the HTTP API answers, byte for byte.' },
  limit: { type: 'string', short: 'n', value: 'N', help: 'How many hits, 1 to 100.' },
  offset: { type: 'string', value: 'N', help: 'How many hits to leave out at the start.' },
  filter: {
    type: 'string',
    multiple: true,
    value: 'F:V',
    help: 'Only hits such as tag:tea or lang:en. Repeatable.',
  },
  since: { type: 'string', value: 'DAY', help: 'Published on or after YYYY-MM-DD.' },
  until: { type: 'string', value: 'DAY', help: 'Published on or before YYYY-MM-DD.' },
  exclude: { type: 'string', value: 'IDS', help: 'Ids that are never hits, separated by commas.' },
  lang: { type: 'string', value: 'LANG', help: 'Only articles of this language.' },
  explain: { type: 'boolean', help: 'Show how each score came about, part by part.' },
} as const;

/** The options that are parameters of the API. */
export function toParameters({ index, json, ...parameters }: Values<typeof ANSWER_OPTIONS>) {
  return parameters;
}
