/** Finds wrangler and the configuration that it shall obey. Knows nothing of what is run. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the wrangler that this project depends on. */
export function findWrangler(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('wrangler/package.json')), 'bin', 'wrangler.js');
}

/**
 * Arguments that tell wrangler which Worker to run: the user's own `wrangler.toml`, `.json` or `.jsonc` in `cwd`,
 * else the one that comes with Alongside, with the bundled Worker where there is one.
 */
export function chooseWorker(cwd: string): string[] {
  const own = ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc']
    .map((name) => join(cwd, name))
    .find(existsSync);
  if (own) return ['--config', own];
  const root = findPackageRoot();
  const sources = join(root, 'src', 'worker.ts');
  const worker = existsSync(sources) ? sources : join(root, 'dist', 'worker.js');
  return [worker, '--config', join(root, 'wrangler.toml')];
}

/** The folder of Alongside's own `package.json`. */
export function findPackageRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json')) && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}
