/**
 * Every way in which a request can fail, in one table, and the one place that turns an error into a response
 * (RFC 9457). The codes are kept for good; `docs/api.md` lists them.
 */
import { IndexError } from '../index-error.ts';

interface ProblemKind {
  status: 400 | 401 | 404 | 405 | 413 | 429 | 500 | 502 | 503;
  title: string;
  /** What the caller, or whoever runs the Worker, can do about it. */
  remedy: string;
  /** Seconds after which another attempt may succeed. */
  retryAfter?: number;
}

export const PROBLEMS = {
  missing_parameter: {
    status: 400,
    title: 'A parameter is missing',
    remedy: 'Give the parameter that `parameter` names, as `allowed` says.',
  },
  invalid_parameter: {
    status: 400,
    title: 'A parameter has a value that is not allowed',
    remedy: 'Give the parameter that `parameter` names a value as `allowed` says.',
  },
  repeated_parameter: {
    status: 400,
    title: 'A parameter is given more than once',
    remedy: 'Give it once. Only `filter`, `facets` and `exclude` may be repeated.',
  },
  conflicting_parameters: {
    status: 400,
    title: 'Two parameters exclude each other',
    remedy: 'Give one of them.',
  },
  unknown_parameter: {
    status: 400,
    title: 'A parameter looks misspelt',
    remedy: 'Use the name that `allowed` gives. Other unknown parameters, such as `utm_source`, are ignored.',
  },
  invalid_json: {
    status: 400,
    title: 'The body is not JSON',
    remedy: 'Send one JSON object in UTF-8, uncompressed.',
  },
  editors_only: {
    status: 401,
    title: 'This is for editors',
    remedy: 'Send `Authorization: Bearer …` with the Worker’s secret `EDITORS_TOKEN`.',
  },
  counting_off: {
    status: 404,
    title: 'What was not found is not shown here',
    remedy: 'Set `ANALYTICS`, and what `detail` names: docs/api.md says how, under “What was not found”.',
  },
  article_not_found: {
    status: 404,
    title: 'The index has no such article',
    remedy:
      'Ask with the `id` or `url` that the index knows (a search shows both). After publishing, build and deploy anew.',
  },
  route_not_found: {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'See `/openapi.json` for every address.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This address does not answer that method',
    remedy: 'Use a method that the `Allow` header names.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most 256 KiB; the opening of a long text is enough to find what is related to it.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait as long as `Retry-After` says. The limit stands in `wrangler.toml`, at `RATE_LIMITER`.',
    retryAfter: 60,
  },
  internal_error: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'The fault is ours: `wrangler tail` shows it. Please report it.',
  },
  origin_unreachable: {
    status: 502,
    title: 'The site behind the Worker does not answer',
    remedy: 'See whether the address in `ORIGIN` is right and its server is up.',
  },
  analytics_unreachable: {
    status: 502,
    title: 'Analytics Engine does not answer as it should',
    remedy:
      'See whether `ANALYTICS_TOKEN` may read account analytics, and whether the account and the data set are right.',
  },
  index_missing: {
    status: 503,
    title: 'There is no index, or a part of it is missing',
    remedy: 'Run `alongside build`, then deploy (or upload) its whole output.',
    retryAfter: 10,
  },
  index_damaged: {
    status: 503,
    title: 'A part of the index is damaged',
    remedy: 'Run `alongside build` and deploy again: every file is checked by its checksum when it is read.',
    retryAfter: 10,
  },
  index_foreign: {
    status: 503,
    title: 'The index was built by another version',
    remedy: 'Build the index with the version of Alongside that the Worker runs.',
    retryAfter: 60,
  },
  index_unreachable: {
    status: 503,
    title: 'The index cannot be read at the moment',
    remedy:
      'Ask again: the store behind the Worker failed twice or was too slow. Should it last, see its status page.',
    retryAfter: 5,
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem document; `type` is `about:blank`, the `code` tells problems apart. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  /** The parameter, or the member of the body, that is at fault. */
  parameter?: string;
  /** What that parameter may be. */
  allowed?: string;
}

/** The caller's fault: what was wrong, with which parameter, and what is allowed. */
export class RequestError extends Error {
  override name = 'RequestError';
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly about: { parameter?: string; allowed?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }
}

/** Says what failed, and nothing of what is inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof RequestError) {
    const { parameter, allowed } = error.about;
    return {
      ...createProblem(error.code, error.message),
      ...(parameter === undefined ? {} : { parameter }),
      ...(allowed === undefined ? {} : { allowed }),
    };
  }
  if (error instanceof IndexError) return createProblem(error.code, error.message);
  return createProblem('internal_error', 'The request could not be answered.');
}

/** The one place that makes a response of an error; `render` makes a page of it for whoever asked for one. */
export function toProblemResponse(error: unknown, render?: (problem: Problem) => string): Response {
  const problem = toProblem(error);
  const kind: ProblemKind = PROBLEMS[problem.code];
  const headers = new Headers(error instanceof RequestError ? error.about.headers : undefined);
  headers.set('Cache-Control', 'no-store');
  if (kind.retryAfter !== undefined) headers.set('Retry-After', String(kind.retryAfter));
  headers.set('Content-Type', render ? 'text/html; charset=utf-8' : 'application/problem+json');
  return new Response(render ? render(problem) : JSON.stringify(problem), { status: kind.status, headers });
}

// --- internal ---

function createProblem(code: ProblemCode, detail: string): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: 'about:blank', title, status, detail, code };
}
