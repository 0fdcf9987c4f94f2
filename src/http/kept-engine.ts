/**
 * One engine per isolate: opened by the first request, shared by those that come meanwhile, and opened anew by the
 * next request when that failed. Knows nothing of where the index is.
 */
import type { Engine } from '../engine.ts';
import { untilOver } from '../store/until-over.ts';
import type { Env } from './env.ts';

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

/** An opening that a request has begun; it is never over when that request was cut off. */
interface Opening {
  isOver: boolean;
  /** Absent when it failed. */
  engine?: Engine;
  fault?: unknown;
}

export function keepEngine(open: OpenEngine): KeptEngine {
  let engine: Engine | undefined;
  let lookedAt = 0;
  let opening: Opening | undefined;
  let distrusted = false;

  async function openAnew(env: Env, own: Opening): Promise<Engine> {
    try {
      const opened = await open(env);
      // The same index again: what its engine holds in memory is worth keeping.
      if (engine?.version !== opened.version) engine = opened;
      distrusted = false;
      own.engine = engine;
      return engine;
    } catch (fault) {
      own.fault = fault;
      throw fault;
    } finally {
      own.isOver = true;
      if (opening === own) opening = undefined;
    }
  }

  function start(env: Env, waitUntil: WaitUntil): Promise<Engine> {
    lookedAt = Date.now();
    const own: Opening = { isOver: false };
    opening = own;
    const started = openAnew(env, own);
    waitUntil(started.then(ignore, ignore));
    return started;
  }

  return {
    async get(env, waitUntil) {
      if (engine && !distrusted) {
        // Whatever opening is under way has been for as long, so that it was cut off: this one takes its place.
        const stale = env.INDEX !== undefined && Date.now() - lookedAt > REFRESH_AFTER_MS;
        if (stale) start(env, waitUntil).catch(ignore);
        return engine;
      }
      const others = opening;
      if (!others) return start(env, waitUntil);
      await untilOver(others);
      if (others.engine) return others.engine;
      if (others.isOver) throw others.fault;
      return start(env, waitUntil);
    },
    distrust() {
      distrusted = true;
    },
  };
}

// --- internal ---

const ignore = () => undefined;
