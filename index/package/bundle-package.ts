/**
 * Makes `dist/`, what the npm package holds: the command line, the Worker whole, the routes for mounting with
 * their types, and the JSON schema of the configuration. Run by `npm pack`.
 */
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { type BuildOptions, build } from 'esbuild';
import { CONFIG_FILE } from '../config/schema.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
};

await rm(DIST, { recursive: true, force: true });
await Promise.all([
  // Libraries stay dependencies: the installer shares them.
  build({
    ...COMMON,
    entryPoints: ['index/cli.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    packages: 'external',
  }),
  // What the threads of a build run.
  build({
    ...COMMON,
    entryPoints: ['index/workers/thread.ts'],
    outfile: 'dist/build-thread.js',
    platform: 'node',
    packages: 'external',
  }),
  build({
    ...COMMON,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.js',
    platform: 'neutral',
    packages: 'external',
  }),
  // The Worker is complete, so that wrangler has nothing to resolve.
  build({
    ...COMMON,
    entryPoints: ['src/worker.ts'],
    outfile: 'dist/worker.js',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  }),
]);
execFileSync(
  process.execPath,
  [
    join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
    ...['-p', 'src', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', 'dist/types'],
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
const schema = toJsonSchema(CONFIG_FILE, { errorMode: 'ignore' });
await writeFile(join(DIST, 'alongside.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
