/**
 * From a request's query string to what the engine is asked: every parameter is checked wherever it stands,
 * also where a route makes no use of it. Unknown parameters (`utm_source`) are ignored, unless they look like a
 * misspelt one, because `limt=3` would otherwise be wrong in silence.
 */
import * as v from 'valibot';
import type { AnswerOptions, RelatedRequest, SearchRequest } from '../answers.ts';
import { PARAMETERS, type Parameter, type ParameterName, type Values } from './parameters.ts';
import { RequestError } from './problem.ts';

/** Default `limit` of each kind of answer. */
export const DEFAULT_LIMITS = { related: 5, search: 10, suggest: 8 } as const;

/** The checked values of a query string; throws a `RequestError` that names the first fault. */
export function readParameters(url: string): Values {
  const given = new Map<string, string[]>();
  for (const [name, value] of new URL(url).searchParams) {
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const values: Record<string, unknown> = {};
  for (const [name, raw] of given) {
    if (!isParameterName(name)) refuseMisspelling(name);
    else {
      const value = readParameter(name, raw);
      if (value !== undefined) values[name] = value;
    }
  }
  const { since, until } = values as Values;
  if (since !== undefined && until !== undefined && until < since) {
    throw invalidParameter('until', `${until} is before ${since}`);
  }
  return values as Values;
}

export function toSearchRequest(values: Values): SearchRequest {
  return {
    ...toAnswerOptions(values, DEFAULT_LIMITS.search),
    q: readQuery(values),
    facets: values.facets ?? [],
    sort: values.sort ?? 'relevance',
    operator: values.operator ?? 'or',
    prefix: values.prefix ?? true,
  };
}

export function toRelatedRequest(values: Values): RelatedRequest {
  const { id, url, threshold } = values;
  if (id === undefined && url === undefined) {
    throw new RequestError('missing_parameter', 'Say which article: give its "url" or its "id".', {
      parameter: 'url',
      allowed: PARAMETERS.url.allowed,
    });
  }
  if (id !== undefined && url !== undefined) {
    throw new RequestError('conflicting_parameters', '"id" and "url" both name an article: give one.', {
      parameter: 'id',
      allowed: 'either id or url',
    });
  }
  return {
    ...toAnswerOptions(values, DEFAULT_LIMITS.related),
    ...(id === undefined ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** Whether the request says what to list even without a query. */
export function isNarrowed({ filter, since, until, lang, sort }: Values): boolean {
  const byDate = sort !== undefined && sort !== 'relevance';
  return filter !== undefined || since !== undefined || until !== undefined || lang !== undefined || byDate;
}

/** One of the formats that a route answers in; the first one is its default. */
export function readFormat<Format extends string>({ format }: Values, formats: readonly Format[]): Format {
  if (format === undefined) return formats[0]!;
  const found = formats.find((one) => one === format);
  if (!found) {
    throw new RequestError('invalid_parameter', `The parameter "format" cannot be "${format}" here.`, {
      parameter: 'format',
      allowed: formats.join(', '),
    });
  }
  return found;
}

export function toAnswerOptions(values: Values, defaultLimit: number): AnswerOptions {
  const { since, until, lang } = values;
  return {
    limit: values.limit ?? defaultLimit,
    offset: values.offset ?? 0,
    filters: values.filter ?? [],
    exclude: values.exclude ?? [],
    explain: values.explain ?? false,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(lang === undefined ? {} : { lang }),
  };
}

// --- internal ---

/**
 * The query without space around it. It may be empty when a filter, a day, a language or an order by date says what
 * to list; throws when nothing does.
 */
function readQuery(values: Values): string {
  const q = values.q?.trim() ?? '';
  if (q === '' && !isNarrowed(values)) {
    throw new RequestError('missing_parameter', 'The parameter "q" is missing: say what to look for.', {
      parameter: 'q',
      allowed: PARAMETERS.q.allowed,
    });
  }
  return q;
}

function readParameter(name: ParameterName, raw: string[]): unknown {
  const parameter: Parameter = PARAMETERS[name];
  const given = parameter.emptyIsAbsent ? raw.filter((value) => value.trim() !== '') : raw;
  if (given.length === 0) return undefined;
  if (!parameter.repeatable && given.length > 1) {
    throw new RequestError('repeated_parameter', `The parameter "${name}" is given ${given.length} times.`, {
      parameter: name,
      allowed: parameter.allowed,
    });
  }
  const parsed = v.safeParse(parameter.schema, parameter.repeatable ? given : given[0]!);
  if (!parsed.success) throw invalidParameter(name, quote(given.join(' ')));
  return parsed.output;
}

function invalidParameter(name: ParameterName, what: string): RequestError {
  const { allowed } = PARAMETERS[name];
  return new RequestError(
    'invalid_parameter',
    `The parameter "${name}" cannot be ${what}. Allowed: ${allowed}.`,
    { parameter: name, allowed },
  );
}

/** A value as a message shows it: short, however long it was. */
function quote(value: string): string {
  const characters = [...value.slice(0, 200)];
  return characters.length > 40 ? `"${characters.slice(0, 40).join('')}…"` : `"${value}"`;
}

function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}

function refuseMisspelling(name: string): void {
  const meant = Object.keys(PARAMETERS).find((known) => isMisspelling(name, known));
  if (meant) {
    throw new RequestError('unknown_parameter', `There is no parameter "${name}". Did you mean "${meant}"?`, {
      parameter: name,
      allowed: meant,
    });
  }
}

/** One letter too many, too few, other, or two exchanged, in names of at least four letters; or other case. */
function isMisspelling(name: string, known: string): boolean {
  const lower = name.toLowerCase();
  if (lower === known) return true;
  if (known.length < 4 || Math.abs(lower.length - known.length) > 1) return false;
  let same = 0;
  while (same < lower.length && lower[same] === known[same]) same++;
  const rest = lower.slice(same);
  const knownRest = known.slice(same);
  return (
    rest.slice(1) === knownRest ||
    rest === knownRest.slice(1) ||
    rest.slice(1) === knownRest.slice(1) ||
    (rest[0] === knownRest[1] && rest[1] === knownRest[0] && rest.slice(2) === knownRest.slice(2))
  );
}
