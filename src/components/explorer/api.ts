/** Asks the Worker's JSON API. A problem document becomes an `ApiProblem`. Knows nothing of what is shown. */
import type { Answer, Hit, IndexDescription, SuggestAnswer, Suggestion } from '../../answers.ts';
import type { Unanswered } from '../../http/answer-unanswered.ts';
import type { Problem } from '../../http/problem.ts';

/** Where the app is mounted: empty, or a path such as `/related`. */
const BASE = document.body.dataset.base ?? '';

/** A request that the Worker refused or could not answer, in words for the person at the screen. */
export class ApiProblem extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly status: number,
    /** As `docs/api.md` lists them; empty where the Worker did not answer. */
    readonly code = '',
  ) {
    super(title);
  }
}

/** An answer together with what it cost, when the Worker said so. */
export interface Answered {
  answer: Answer;
  costs: Record<string, number>;
}

export async function search(parameters: URLSearchParams, signal?: AbortSignal): Promise<Answered> {
  return ask(`/v1/search?${parameters}`, { signal: signal ?? null });
}

/** The related list of the article that has this id or this URL, and which of its links the site would show. */
export async function related(
  name: string,
  signal?: AbortSignal,
): Promise<{ all: Answered; shown: Set<string> }> {
  if (!/^(https?:)?\//.test(name)) return relatedBy('id', name, signal);
  try {
    return await relatedBy('url', name, signal);
  } catch (error) {
    // A feed's articles have addresses for ids.
    if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
    return relatedBy('id', name, signal);
  }
}

/** The links that the site shows beside an article. */
export async function relatedLinks(id: string, limit: number): Promise<Hit[]> {
  const parameters = new URLSearchParams({ id, limit: String(limit), explain: '1' });
  return (await ask(`/v1/related?${parameters}`, {})).answer.hits;
}

async function relatedBy(by: 'id' | 'url', name: string, signal?: AbortSignal) {
  const address = (more: Record<string, string>) =>
    `/v1/related?${new URLSearchParams({ [by]: name, limit: '20', explain: '1', ...more })}`;
  const [all, shown] = await Promise.all([
    ask(address({ threshold: '0' }), { signal: signal ?? null }),
    ask(address({}), { signal: signal ?? null }),
  ]);
  return { all, shown: new Set(shown.answer.hits.map(({ id }) => id)) };
}

export async function relatedToDraft(
  draft: { title: string; text: string; tags: string[] },
  signal?: AbortSignal,
): Promise<Answered> {
  return ask('/v1/related?explain=1&limit=10', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
    signal: signal ?? null,
  });
}

export async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const parameters = new URLSearchParams({ q: text, format: 'json' });
  const response = await send(`/v1/suggest?${parameters}`, { signal });
  return ((await response.json()) as SuggestAnswer).suggestions;
}

export async function describeIndex(): Promise<IndexDescription> {
  return (await send('/v1/index', {})).json();
}

/** What visitors searched for and did not find; for those who have the editors' token. */
export async function listUnanswered(token: string): Promise<Unanswered> {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  return (await send('/v1/unanswered', { headers })).json();
}

/** Hits seen so far, by id: what is known of an article before its own answer has come. */
export const seen = new Map<string, Hit>();

// --- internal ---

async function ask(address: string, init: RequestInit): Promise<Answered> {
  const response = await send(address, init);
  const answer = (await response.json()) as Answer;
  for (const hit of answer.hits) seen.set(hit.id, hit);
  return { answer, costs: readCosts(response.headers.get('server-timing') ?? '') };
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(BASE + address, init);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new ApiProblem('The Worker does not answer', 'Is it still running, and are you online?', 0);
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const { title = `Answer ${response.status}`, detail = '', code = '' } = problem;
  throw new ApiProblem(title, detail, response.status, code);
}

/** `bytes;desc="41,204", blocks;dur=3` to numbers by name. */
function readCosts(header: string): Record<string, number> {
  const costs: Record<string, number> = {};
  for (const [, name, rest] of header.matchAll(/([\w-]+)((?:;[^,;"]*(?:"[^"]*")?)*)/g)) {
    const value = /(?:dur=|desc="?)([\d.]+)/.exec(rest ?? '')?.[1];
    if (value !== undefined) costs[name!] = Number(value);
  }
  return costs;
}
