/** `/v1/index` and `/v1/health`: what the index is, and whether it can be read. */
import { respondUnchanged, toEtag } from './cached-response.ts';
import type { AppContext } from './context.ts';

export async function answerIndex(c: AppContext): Promise<Response> {
  const engine = await c.var.openIndex();
  return respondUnchanged(c, toEtag(engine.version)) ?? c.json(engine.describe());
}

/** Reads one block of every section; a block that is missing or damaged makes this a 503. */
export async function answerHealth(c: AppContext): Promise<Response> {
  const engine = await c.var.openIndex();
  await engine.check(c.var.costs);
  return c.json({ status: 'ok', version: engine.version }, 200, { 'Cache-Control': 'no-store' });
}
