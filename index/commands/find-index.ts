/** Where the index is that a command asks: `--index`, else where `build` writes. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { MANIFEST_FILE } from '../../src/format/manifest.ts';
import { loadConfig } from '../config/load-config.ts';
import { Fault } from '../fault.ts';
import type { Terminal } from './terminal.ts';

/** Absolute path of the index's folder. Throws a `Fault` when there is none. */
export async function findIndex(option: string | undefined, terminal: Terminal): Promise<string> {
  const dir = option === undefined ? (await loadConfig(terminal.cwd)).out : resolve(terminal.cwd, option);
  if (existsSync(join(dir, MANIFEST_FILE))) return dir;
  throw new Fault(
    `There is no index in ${relative(terminal.cwd, dir) || '.'}.`,
    'Write one with alongside build, or name its folder with --index.',
  );
}
