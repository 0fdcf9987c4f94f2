/**
 * What the API answers, as schemas: for its description, and for tests that hold real answers against it. The
 * compiler holds them to the types of the engine.
 */
import * as v from 'valibot';
import type {
  Answer,
  FacetField,
  Hit,
  IndexDescription,
  IndexInfo,
  Reason,
  SuggestAnswer,
  Suggestion,
} from '../answers.ts';
import type { Unanswered } from './answer-unanswered.ts';
import { PROBLEMS, type Problem, type ProblemCode } from './problem.ts';

const describe = <Schema extends v.GenericSchema>(schema: Schema, words: string) =>
  v.pipe(schema, v.description(words));

const counts = v.record(v.string(), v.pipe(v.number(), v.integer()));
const wholeNumber = v.pipe(v.number(), v.integer());

const reason = v.strictObject({
  kind: v.picklist(['terms', 'tags', 'author', 'pinned']),
  values: v.array(v.string()),
}) satisfies v.GenericSchema<Reason>;

const hit = v.strictObject({
  id: v.string(),
  url: describe(v.string(), 'As the corpus gives it: absolute, or absolute within the site.'),
  title: v.string(),
  excerpt: describe(v.string(), 'HTML-escaped text with `<mark>` and nothing else.'),
  plain_excerpt: v.string(),
  image: v.nullable(v.string()),
  date_published: describe(v.nullable(v.string()), 'YYYY-MM-DD'),
  authors: v.array(v.string()),
  tags: v.array(v.string()),
  section: v.nullable(v.string()),
  lang: v.string(),
  score: describe(v.number(), 'Related links: 0 to 100 on one scale for every site.'),
  position: describe(wholeNumber, '1 for the first hit of the whole answer, offset included.'),
  pinned: describe(v.boolean(), 'An editor put it here.'),
  reasons: v.array(reason),
  copies: v.exactOptional(describe(wholeNumber, 'Near-copies that are folded into this hit.')),
  parts: v.exactOptional(describe(v.record(v.string(), v.number()), 'With `explain=1`: parts of the score.')),
}) satisfies v.GenericSchema<Hit>;

const indexEntries = {
  version: describe(v.string(), "Changes with every change of the index's content; the ETag carries it."),
  builtAt: describe(v.nullable(v.string()), 'ISO 8601 instant.'),
  documents: wholeNumber,
};
const indexInfo = v.strictObject(indexEntries) satisfies v.GenericSchema<IndexInfo>;

const answer = v.strictObject({
  hits: v.array(hit),
  query: v.string(),
  limit: wholeNumber,
  offset: wholeNumber,
  totalHits: wholeNumber,
  totalHitsExact: describe(v.boolean(), 'False: `totalHits` is a lower bound.'),
  facetDistribution: v.strictObject({
    tag: v.exactOptional(counts),
    author: v.exactOptional(counts),
    section: v.exactOptional(counts),
    lang: v.exactOptional(counts),
    year: v.exactOptional(counts),
  } satisfies Record<FacetField, v.GenericSchema | unknown>),
  alternatives: v.exactOptional(
    describe(
      v.array(v.strictObject({ query: v.string(), totalHits: wholeNumber })),
      'Only when nothing matches: other wordings that do.',
    ),
  ),
  correction: v.exactOptional(
    describe(
      v.strictObject({ query: v.string(), totalHits: wholeNumber, applied: v.boolean() }),
      '"Did you mean"; when `applied`, the hits are for this query.',
    ),
  ),
  article: v.exactOptional(describe(hit, 'Related links: the article that was asked about.')),
  editors: v.exactOptional(
    describe(
      v.strictObject({
        off: v.boolean(),
        blocked: v.array(v.strictObject({ id: v.string(), url: v.string(), title: v.string() })),
      }),
      'With `explain=1`, where editors decided something: the list is off; articles that it never names.',
    ),
  ),
  duplicates: v.exactOptional(describe(v.array(hit), 'For a draft: articles with (nearly) the same text.')),
  index: indexInfo,
}) satisfies v.GenericSchema<Answer>;

const suggestion = v.strictObject({
  text: v.string(),
  url: describe(v.nullable(v.string()), 'The article of that title; null for a phrase.'),
}) satisfies v.GenericSchema<Suggestion>;

const suggestAnswer = v.strictObject({
  query: v.string(),
  suggestions: v.array(suggestion),
  index: indexInfo,
}) satisfies v.GenericSchema<SuggestAnswer>;

const openSearchSuggestions = describe(
  v.strictTuple([v.string(), v.array(v.string()), v.array(v.string()), v.array(v.string())]),
  '[query, completions, descriptions, URLs]',
);

const indexDescription = v.strictObject({
  ...indexEntries,
  format: describe(wholeNumber, 'Version of the file format.'),
  languages: describe(counts, 'Articles per language.'),
  sections: v.record(v.string(), v.strictObject({ blocks: wholeNumber, bytes: wholeNumber })),
}) satisfies v.GenericSchema<IndexDescription>;

const unanswered = v.strictObject({
  days: describe(wholeNumber, 'How many days are looked back.'),
  queries: describe(
    v.array(
      v.strictObject({
        query: v.string(),
        lang: describe(v.string(), 'As the search asked for it; empty for any.'),
        searches: describe(v.number(), 'About how often.'),
      }),
    ),
    'The most frequent first.',
  ),
}) satisfies v.GenericSchema<Unanswered>;

const health = v.strictObject({ status: v.literal('ok'), version: v.string() });

const problem = v.strictObject({
  type: v.literal('about:blank'),
  title: v.string(),
  status: wholeNumber,
  detail: v.string(),
  code: v.picklist(Object.keys(PROBLEMS) as ProblemCode[]),
  parameter: v.exactOptional(v.string()),
  allowed: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<Problem>;

/** By the name that the description gives them. */
export const RESPONSE_SCHEMAS = {
  Reason: reason,
  Hit: hit,
  IndexInfo: indexInfo,
  Answer: answer,
  Suggestion: suggestion,
  SuggestAnswer: suggestAnswer,
  OpenSearchSuggestions: openSearchSuggestions,
  IndexDescription: indexDescription,
  Unanswered: unanswered,
  Health: health,
  Problem: problem,
};
