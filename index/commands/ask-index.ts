/**
 * Asks an index on disk through the Worker's own routes, in this process: whatever is printed is what the HTTP
 * API answers.
 */
import type { Answer } from '../../src/answers.ts';
import { createApp } from '../../src/app.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { Fault } from '../fault.ts';
import { FolderStore } from '../pack/folder-store.ts';

/** Parameters of a route; undefined ones are left out, lists are repeated. */
export type Parameters = Record<string, string | string[] | boolean | undefined>;

/** The body of a route's answer, as it stands. Throws a `Fault` for a problem document. */
export async function askIndex(dir: string, route: string, parameters: Parameters): Promise<string> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === false) continue;
    if (value === true) query.set(name, '1');
    else for (const one of [value].flat()) query.append(name, one);
  }
  const app = createApp({ openEngine: () => openEngine(new FolderStore(dir)) });
  const response = await app.request(`${route}?${query}`);
  const body = await response.text();
  if (response.ok) return body;
  throw toFault(body, response.status, dir);
}

/** The answer of `/v1/search` or `/v1/related` for eyes. */
export function renderAnswer(body: string): string {
  const answer = JSON.parse(body) as Answer;
  const { correction, alternatives = [] } = answer;
  const found = `${answer.totalHitsExact === false ? 'at least ' : ''}${answer.totalHits}`;
  const lines = answer.hits.flatMap((hit) => [
    `${String(hit.position).padStart(3)}. ${hit.title}  (${hit.score.toFixed(hit.score < 10 ? 2 : 0)}${hit.pinned ? ', pinned' : ''})`,
    `     ${hit.url}${hit.date_published ? `  ${hit.date_published.slice(0, 10)}` : ''}`,
    ...hit.reasons.map(({ kind, values }) => `     ${kind}: ${values.join(', ')}`),
    ...(hit.plain_excerpt ? [`     ${shorten(hit.plain_excerpt)}`] : []),
    ...Object.entries(hit.parts ?? {}).map(
      ([part, value]) => `       ${part.padEnd(16)} ${value.toFixed(3)}`,
    ),
  ]);
  return [
    ...(correction
      ? [
          correction.applied
            ? `Showing results for: ${correction.query}`
            : `Did you mean: ${correction.query}`,
        ]
      : []),
    ...lines,
    ...alternatives.map(({ query, totalHits }) => `Search instead for: ${query}  (${totalHits})`),
    `${answer.hits.length} of ${found} ${answer.totalHits === 1 ? 'article' : 'articles'}.`,
  ].join('\n');
}

// --- internal ---

function toFault(body: string, status: number, dir: string): Fault {
  let document: { detail?: string; title?: string; code?: string } = {};
  try {
    document = JSON.parse(body);
  } catch {
    // Not a problem document: the status has to do.
  }
  const what = document.detail ?? document.title ?? `The Worker answered ${status}.`;
  if (status >= 500) return new Fault(what, `Build the index in ${dir} again with alongside build.`);
  return new Fault(what, 'See --help for what is allowed.');
}

function shorten(text: string, width = 160): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= width ? line : `${line.slice(0, line.lastIndexOf(' ', width))} …`;
}
