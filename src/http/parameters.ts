/**
 * Every parameter of the query string: what is allowed, and in which words a refusal says so. The same schemas
 * check requests and describe the API in `/openapi.json`. Knows nothing of routes.
 */
import * as v from 'valibot';
import type { FacetField } from '../answers.ts';
import { splitFilters, splitList } from './split-values.ts';

/** Longest query, in characters (code points). */
const MAX_QUERY_LENGTH = 256;
/** Most terms of a query: runs of letters and digits. */
const MAX_QUERY_TERMS = 32;
/** Most hits in one answer. */
const MAX_LIMIT = 100;
/** Most filters and most excluded ids in one request. */
const MAX_FILTERS = 32;
const MAX_EXCLUDED = 100;
/** Longest id, URL or filter value, in UTF-16 units. */
const MAX_NAME_LENGTH = 2048;

const FACET_FIELDS = ['tag', 'author', 'section', 'lang', 'year'] as const satisfies FacetField[];

/** The formats of related links and search results, and of suggestions; the first is the default. */
export const ANSWER_FORMATS = ['json', 'html', 'feed'] as const;
export const SUGGEST_FORMATS = ['opensearch', 'json'] as const;

const flag = v.pipe(
  v.picklist(['1', '0', 'true', 'false']),
  v.transform((value) => value === '1' || value === 'true'),
);

const day = v.pipe(v.string(), v.isoDate(), v.check(isRealDay));

const language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8}){0,4}$/),
  v.transform((tag) => tag.split('-', 1)[0]!.toLowerCase()),
);

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,7}$/),
    v.transform(Number),
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most),
  );

const list = v.array(v.string());

const filters = v.pipe(
  list,
  v.transform((values) => values.flatMap(splitFilters)),
  v.array(
    v.pipe(
      v.object({
        field: v.picklist(FACET_FIELDS),
        value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NAME_LENGTH)),
      }),
      v.check(({ field, value }) => field !== 'year' || /^\d{4}$/.test(value)),
    ),
  ),
  v.maxLength(MAX_FILTERS),
);

const facets = v.pipe(
  list,
  v.transform((values) => [...new Set(values.flatMap(splitList))]),
  v.array(v.picklist(FACET_FIELDS)),
);

const excluded = v.pipe(
  list,
  v.transform((values) => values.flatMap(splitList)),
  v.array(v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH))),
  v.maxLength(MAX_EXCLUDED),
);

/** A parameter's schema, its meaning, its bounds in one sentence, and an example that the tests ask for. */
export interface Parameter {
  schema: v.GenericSchema<string, unknown> | v.GenericSchema<string[], unknown>;
  about: string;
  allowed: string;
  example: string;
  /** May be given more than once; the schema gets all values. */
  repeatable?: boolean;
  /** An empty value counts as not given: forms send their empty fields. */
  emptyIsAbsent?: boolean;
}

export const PARAMETERS = {
  q: {
    schema: v.pipe(
      v.string(),
      v.check((q) => countCharacters(q) <= MAX_QUERY_LENGTH),
      v.check((q) => countTerms(q) <= MAX_QUERY_TERMS),
      v.metadata({ maxLength: MAX_QUERY_LENGTH }),
    ),
    about:
      'What to look for: words, `"an exact phrase"`, `-without`, `title:word`, `tag:name`. May be empty when a filter, a day, a language or an order by date says what to list.',
    allowed: `at most ${MAX_QUERY_LENGTH} characters, with at most ${MAX_QUERY_TERMS} terms (runs of letters and digits)`,
    example: 'tea',
  },
  id: {
    schema: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NAME_LENGTH)),
    about: "The article's id, as the index knows it.",
    allowed: `the id of an article, at most ${MAX_NAME_LENGTH} characters`,
    example: 'green-tea',
    emptyIsAbsent: true,
  },
  url: {
    schema: v.pipe(v.string(), v.regex(/^(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|\/)/), v.maxLength(MAX_NAME_LENGTH)),
    about: "The article's address.",
    allowed: `an address that starts with https://, http:// or /, at most ${MAX_NAME_LENGTH} characters`,
    example: '/green-tea/',
    emptyIsAbsent: true,
  },
  limit: {
    schema: wholeNumber(1, MAX_LIMIT),
    about: 'How many hits: by default 5 related links, 10 search results, 8 suggestions.',
    allowed: `a whole number from 1 to ${MAX_LIMIT}`,
    example: '3',
  },
  offset: {
    schema: wholeNumber(0, 1_000_000),
    about: 'How many hits to leave out at the start.',
    allowed: 'a whole number from 0 to 1000000',
    example: '1',
  },
  filter: {
    schema: filters,
    about:
      'Only articles for which every `field:value` holds. A comma separates two filters where a field and a colon follow; within `"quotation marks"` it never does.',
    allowed: `field:value pairs, separated by commas, where field is one of ${FACET_FIELDS.join(', ')} (year: four digits), at most ${MAX_FILTERS} of them`,
    example: 'tag:tea,lang:en',
    repeatable: true,
    emptyIsAbsent: true,
  },
  facets: {
    schema: facets,
    about: 'Counts the hits by these fields, in `facetDistribution`.',
    allowed: `any of ${FACET_FIELDS.join(', ')}, separated by commas`,
    example: 'tag,author',
    repeatable: true,
    emptyIsAbsent: true,
  },
  sort: {
    schema: v.picklist(['relevance', 'date:desc', 'date:asc']),
    about: 'The order of search results; `relevance` by default.',
    allowed: 'relevance, date:desc or date:asc',
    example: 'date:desc',
    emptyIsAbsent: true,
  },
  since: {
    schema: day,
    about: 'The first publication day, included.',
    allowed: 'a day such as 2024-02-29',
    example: '2019-01-01',
    emptyIsAbsent: true,
  },
  until: {
    schema: day,
    about: 'The last publication day, included.',
    allowed: 'a day such as 2024-02-29, not before `since`',
    example: '2030-12-31',
    emptyIsAbsent: true,
  },
  exclude: {
    schema: excluded,
    about: 'Ids of articles that are never hits, such as those that the page shows already.',
    allowed: `ids separated by commas ("a,b" is one id), at most ${MAX_EXCLUDED}`,
    example: 'black-tea,oolong',
    repeatable: true,
    emptyIsAbsent: true,
  },
  threshold: {
    schema: v.pipe(
      v.string(),
      v.regex(/^\d{1,3}(?:\.\d{1,6})?$/),
      v.transform(Number),
      v.number(),
      v.minValue(0),
      v.maxValue(100),
    ),
    about: "The least score of a related link; by default the index's own, which shows what an editor would.",
    allowed: 'a number from 0 to 100',
    example: '20',
  },
  lang: {
    schema: language,
    about: 'Only articles in this language; for a draft, the language it is written in.',
    allowed: 'a language tag such as en, de or pt-BR',
    example: 'en',
    emptyIsAbsent: true,
  },
  operator: {
    schema: v.picklist(['or', 'and']),
    about: 'Whether any word may match (`or`, the default) or every word must (`and`).',
    allowed: 'or, and',
    example: 'and',
    emptyIsAbsent: true,
  },
  prefix: {
    schema: flag,
    about: 'Whether the last word may be the beginning of a longer one; 1 by default.',
    allowed: '1 or 0',
    example: '0',
    emptyIsAbsent: true,
  },
  explain: {
    schema: flag,
    about: 'Adds `parts` to every hit: how its score came about.',
    allowed: '1 or 0',
    example: '1',
    emptyIsAbsent: true,
  },
  format: {
    schema: v.picklist([...ANSWER_FORMATS, 'opensearch']),
    about:
      'json by default (suggestions: opensearch); html gives finished markup, feed a JSON Feed 1.1. Suggestions come as opensearch or json.',
    allowed: 'json, html or feed (for suggestions: opensearch or json)',
    example: 'json',
    emptyIsAbsent: true,
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof PARAMETERS;

/** The values of a request's parameters, checked; what was not given is absent. */
export type Values = { [Name in ParameterName]?: v.InferOutput<(typeof PARAMETERS)[Name]['schema']> };

// --- internal ---

/** At most this many code points are counted: whoever sends more is refused anyway. */
function countCharacters(text: string): number {
  return text.length > 2 * MAX_QUERY_LENGTH ? Number.POSITIVE_INFINITY : [...text].length;
}

function countTerms(q: string): number {
  return q.match(/[\p{L}\p{N}\p{M}'’]+/gu)?.length ?? 0;
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
