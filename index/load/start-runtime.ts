/**
 * The Workers runtime with our Worker and an index, by the library that `wrangler dev` stands on, and without its proxies:
 * these drop connections under a load, and then nobody knows whose fault it was.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

export interface Runtime {
  /** Where it answers, without a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

/** Starts it on free ports; `assets` is the folder of the index, `inspector` the port of its inspector. */
export async function startRuntime(assets: string, inspector: number): Promise<Runtime> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  });
  const runtime = new Miniflare({
    name: 'alongside',
    modules: true,
    script: bundle.outputFiles[0]!.text,
    compatibilityDate: '2026-04-01',
    cf: false,
    inspectorPort: inspector,
    assets: {
      directory: assets,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      assetConfig: { html_handling: 'none', not_found_handling: 'none' },
    },
  });
  const url = (await runtime.ready).href.replace(/\/$/, '');
  return { url, stop: () => runtime.dispose() };
}
