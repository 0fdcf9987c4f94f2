/** The npm package as a user gets it, installed without a registry: dependencies are those of this checkout. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './run-cli.ts';

const run = promisify(execFile);

export interface Packed {
  files: { path: string }[];
  unpackedSize: number;
}

/** Packs this checkout and installs the tarball below `dir`, which must exist. */
export async function installPackage(dir: string): Promise<Packed> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', dir], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  const modules = join(dir, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (name !== 'alongside') await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
  await run('tar', ['-xzf', join(dir, packed.filename), '-C', modules]);
  await run('mv', [join(modules, 'package'), join(modules, 'alongside')]);
  return packed;
}
