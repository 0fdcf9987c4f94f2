/**
 * One engine per isolate: opened by the first request, shared by those that come meanwhile, and opened anew by the
 * next request when that failed. Knows nothing of where the index is.
 */
import type { Engine } from '../engine.ts';
import type { Env } from './env.ts';

/** A request waits this long for another request's opening, then opens for itself: the other may have been cut off. */
const PATIENCE_MS = 3000;

/** After this long an index in a bucket may have been replaced; static assets change with the Worker alone. */
const REFRESH_AFTER_MS = 300_000;

export type OpenEngine = (env: Env) => Promise<Engine>;

type WaitUntil = (work: Promise<unknown>) => void;

export interface KeptEngine {
  /** The open engine; opens it first when there is none. */
  get(env: Env, waitUntil: WaitUntil): Promise<Engine>;
  /**
   * Says that the index was not as its manifest says, as when a bucket's files were replaced. The next request reads
   * the manifest again; it keeps the engine, and all that this holds, when that has not changed.
   */
  distrust(): void;
}

export function keepEngine(open: OpenEngine): KeptEngine {
  let engine: Engine | undefined;
  let lookedAt = 0;
  let opening: Promise<Engine> | undefined;
  let distrusted = false;

  function start(env: Env, waitUntil: WaitUntil): Promise<Engine> {
    lookedAt = Date.now();
    const started = open(env).then((opened) => {
      // The same index again: what its engine holds in memory is worth keeping.
      if (engine?.version !== opened.version) engine = opened;
      distrusted = false;
      return engine;
    });
    opening = started;
    const settled = started
      .catch(() => undefined)
      .then(() => {
        if (opening === started) opening = undefined;
      });
    waitUntil(settled);
    return started;
  }

  return {
    async get(env, waitUntil) {
      if (engine && !distrusted) {
        const stale = env.INDEX !== undefined && Date.now() - lookedAt > REFRESH_AFTER_MS;
        if (stale && !opening) start(env, waitUntil).catch(() => undefined);
        return engine;
      }
      if (!opening) return start(env, waitUntil);
      return (await withPatience(opening)) ?? start(env, waitUntil);
    },
    distrust() {
      distrusted = true;
    },
  };
}

// --- internal ---

/** What the promise comes to, or undefined when that takes too long. */
async function withPatience<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const impatience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, impatience]);
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
