import type { Config } from '../config/config.ts';
import { BuildCache } from './build-cache.ts';
import { hashProgram } from './hash-program.ts';

/** What earlier builds by this program left in the configured folder. */
export function openCache({ cache }: Config): BuildCache | undefined {
  return cache === undefined ? undefined : new BuildCache(cache, hashProgram());
}
