/** Where the Worker's index is: in the R2 bucket `INDEX` when there is one, else in its static assets. */
import { openEngine } from '../engine/open-engine.ts';
import type { Engine } from '../engine.ts';
import { IndexError } from '../index-error.ts';
import { AssetStore } from '../store/asset-store.ts';
import { R2Store } from '../store/r2-store.ts';
import type { Env } from './env.ts';

export async function openFromBindings(env: Env): Promise<Engine> {
  if (env.INDEX) return openEngine(new R2Store(env.INDEX, env.INDEX_PREFIX));
  if (env.ASSETS) return openEngine(new AssetStore(env.ASSETS));
  throw new IndexError(
    'index_missing',
    'The Worker has neither the binding "ASSETS" nor the binding "INDEX".',
  );
}
