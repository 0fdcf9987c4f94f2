/** A hash of the program that runs: its own code, the libraries it names, and Node. What another one kept is not for it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function hashProgram(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of listFiles()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

// --- internal ---

const IS_SOURCE = import.meta.url.endsWith('.ts');

/** In a checkout all of `src/` and `index/`; in the package the bundles, of which this module is a part. */
function listFiles(): string[] {
  const root = fileURLToPath(new URL(IS_SOURCE ? '../../' : '../', import.meta.url));
  const folders = IS_SOURCE ? ['index', 'src'] : ['dist'];
  const code = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/.test(name))
      .sort()
      .map((name) => join(root, folder, name)),
  );
  return [join(root, 'package.json'), ...code];
}
