/** What every handler finds in its context beside the request. */
import type { Context } from 'hono';
import type { Engine } from '../engine.ts';
import type { Costs } from '../store/costs.ts';
import type { Env } from './env.ts';
import type { Problem } from './problem.ts';

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Counted by the engine, told in `Server-Timing`. */
    costs: Costs;
    /** Opens the index, or answers the one that is open. */
    openIndex: () => Promise<Engine>;
    /** Version of the index that this request has opened. */
    indexVersion?: string;
    /** The body of a POST once it was read: a second attempt finds it here. */
    body?: unknown;
    /** Where the app is mounted: empty, or a path such as `/related`. */
    base: string;
    /** Set by routes that are pages: a problem is shown as one. */
    renderProblem?: (problem: Problem) => string;
  };
}

export type AppContext = Context<AppEnv>;

/** Lets work go on after the response, where the runtime can. */
export function waitUntil(c: AppContext, work: Promise<unknown>): void {
  try {
    c.executionCtx.waitUntil(work);
  } catch {
    // Outside the Workers runtime (`app.request` in a test) nothing cuts work off.
  }
}
