/**
 * `/v1/unanswered`: what visitors searched for and did not find, for the site's editors. Reads back from Analytics
 * Engine what `count-query.ts` wrote, through Cloudflare's SQL API. Address and question are made of the Worker's own
 * settings; nothing of a request goes into either.
 */
import * as v from 'valibot';
import type { AppContext } from './context.ts';
import type { Env } from './env.ts';
import { isEditor, LEAST_TOKEN } from './is-editor.ts';
import { RequestError } from './problem.ts';

/** One search without hits. */
export interface UnansweredQuery {
  /** In lower case, spaces made one. */
  query: string;
  /** As the search asked for it; empty for any. */
  lang: string;
  /** About how often it was asked: Analytics Engine samples. */
  searches: number;
}

/** `GET /v1/unanswered`. */
export interface Unanswered {
  /** How many days are looked back. */
  days: number;
  /** The most frequent first. */
  queries: UnansweredQuery[];
}

const DAYS = 30;

/** Queries that are shown; more are asked for, because some are beginnings of others. */
const SHOWN = 100;
const ASKED = 400;

/** Milliseconds that an editor waits at most. */
const PATIENCE = 10_000;

const API = 'https://api.cloudflare.com';

/** What must be set, and what it looks like. */
const SETTINGS = {
  EDITORS_TOKEN: (value: string) => value.length >= LEAST_TOKEN,
  ANALYTICS_ACCOUNT_ID: (value: string) => /^[0-9a-f]{32}$/i.test(value),
  ANALYTICS_DATASET: (value: string) => /^[a-z_]\w{0,99}$/i.test(value),
  ANALYTICS_TOKEN: (value: string) => value !== '',
} satisfies Partial<Record<keyof Env, (value: string) => boolean>>;

/** Numbers of 64 bits come as text. */
const ROWS = v.object({
  data: v.array(
    v.object({
      query: v.string(),
      lang: v.string(),
      searches: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite()),
    }),
  ),
});

export async function answerUnanswered(c: AppContext): Promise<Response> {
  const env = c.env ?? {};
  const missing = Object.entries(SETTINGS)
    .filter(([name, fits]) => !fits(env[name as keyof typeof SETTINGS] ?? ''))
    .map(([name]) => name);
  if (missing.length > 0) {
    const words = missing.join(', ');
    throw new RequestError(
      'counting_off',
      `What was not found is not shown here. Missing or unfit: ${words}.`,
    );
  }
  if (!(await isEditor(c.req.header('Authorization'), env.EDITORS_TOKEN!))) {
    throw new RequestError('editors_only', 'This is for editors: their token is missing or wrong.', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  }
  const answer: Unanswered = { days: DAYS, queries: dropBeginnings(await readQueries(env)).slice(0, SHOWN) };
  return c.json(answer, 200, { 'Cache-Control': 'no-store' });
}

// --- internal ---

async function readQueries(env: Env): Promise<UnansweredQuery[]> {
  const path = `/client/v4/accounts/${env.ANALYTICS_ACCOUNT_ID}/analytics_engine/sql`;
  try {
    const response = await fetch((env.ANALYTICS_API ?? API) + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${env.ANALYTICS_TOKEN}` },
      body: `SELECT blob1 AS query, blob2 AS lang, SUM(_sample_interval) AS searches
FROM ${env.ANALYTICS_DATASET}
WHERE index1 = 'search' AND double1 = 0 AND timestamp > NOW() - INTERVAL '${DAYS}' DAY
GROUP BY query, lang
ORDER BY searches DESC
LIMIT ${ASKED}
FORMAT JSON`,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status !== 200) throw new Error(`Analytics Engine answered ${response.status}.`);
    return v.parse(ROWS, await response.json()).data;
  } catch (error) {
    console.error(error);
    throw new RequestError('analytics_unreachable', 'What was counted cannot be read at the moment.');
  }
}

/** A search box asks at every pause in typing: "wea" and "weat" are no questions beside "weather". */
function dropBeginnings(queries: UnansweredQuery[]): UnansweredQuery[] {
  const goesOn = (short: string, long: string) =>
    long.length > short.length && long.startsWith(short) && /[\p{L}\p{N}\p{M}]/u.test(long[short.length]!);
  return queries.filter(
    (one) => !queries.some((other) => other.lang === one.lang && goesOn(one.query, other.query)),
  );
}
