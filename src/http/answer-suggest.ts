/** `/v1/suggest`: completions of what is being typed, as browsers ask for them, or as objects for the components. */
import type { SuggestAnswer } from '../answers.ts';
import { respondUnchanged, toEtag } from './cached-response.ts';
import type { AppContext } from './context.ts';
import { PARAMETERS, SUGGEST_FORMATS } from './parameters.ts';
import { RequestError } from './problem.ts';
import { DEFAULT_LIMITS, readFormat, readParameters } from './read-parameters.ts';
import { toAbsoluteUrl, toOwnAddress } from './site.ts';

/** The type that OpenSearch suggestions have by their specification. */
const SUGGESTIONS_TYPE = 'application/x-suggestions+json; charset=utf-8';

export async function answerSuggest(c: AppContext): Promise<Response> {
  const values = readParameters(c.req.url);
  const format = readFormat(values, SUGGEST_FORMATS);
  if (values.q === undefined) {
    throw new RequestError(
      'missing_parameter',
      'The parameter "q" is missing: give what has been typed so far.',
      {
        parameter: 'q',
        allowed: PARAMETERS.q.allowed,
      },
    );
  }
  const engine = await c.var.openIndex();
  const unchanged = respondUnchanged(c, toEtag(engine.version));
  if (unchanged) return unchanged;
  const answer = await engine.suggest(values.q, values.limit ?? DEFAULT_LIMITS.suggest, c.var.costs);
  if (format === 'json') return c.json(answer);
  return c.body(JSON.stringify(toOpenSearch(c, values.q, answer)), 200, { 'Content-Type': SUGGESTIONS_TYPE });
}

// --- internal ---

/** `[q, [completions], [descriptions], [urls]]`; the descriptions stay empty, browsers show none. */
function toOpenSearch(
  c: AppContext,
  q: string,
  { suggestions }: SuggestAnswer,
): [string, string[], string[], string[]] {
  const search = toOwnAddress(c, '/search');
  return [
    q,
    suggestions.map(({ text }) => text),
    suggestions.map(() => ''),
    suggestions.map(({ text, url }) =>
      url === null ? `${search}?q=${encodeURIComponent(text)}` : toAbsoluteUrl(c, url),
    ),
  ];
}
