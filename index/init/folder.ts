/** A site's folder, as far as it takes to recognise it: names, and the head of files. Runs and changes nothing. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Levels of folders that are looked into. */
const DEPTH = 4;

export interface Folder {
  /** Of what lies in it. */
  names: string[];
  /** Whether there is a folder of that path. */
  has(path: string): boolean;
  /** Names of the folders in a folder. */
  foldersIn(path: string): string[];
  /** The beginning of a file, `bytes` long at most. */
  head(name: string, bytes?: number): string;
  /** The first of these files that is there. */
  first(paths: string[]): string | undefined;
  /** Whether a file of such a name lies in a folder or a few levels below it. */
  holds(path: string, name: RegExp): boolean;
}

export function openFolder(dir: string): Folder {
  const names = readdirSync(dir);
  const isFolder = (path: string) => existsSync(join(dir, path)) && statSync(join(dir, path)).isDirectory();
  return {
    names,
    has: isFolder,
    foldersIn: (path) =>
      readdirSync(join(dir, path))
        .filter((name) => isFolder(join(path, name)))
        .sort(),
    head: (name, bytes = 65_536) => readFileSync(join(dir, name)).subarray(0, bytes).toString('utf8'),
    first: (wanted) => wanted.find((path) => existsSync(join(dir, path)) && !isFolder(path)),
    holds: (path, name) => holds(join(dir, path), name, DEPTH),
  };
}

// --- internal ---

function holds(dir: string, name: RegExp, depth: number): boolean {
  const entries = readdirSync(dir, { withFileTypes: true }).filter(
    (entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules',
  );
  if (entries.some((entry) => entry.isFile() && name.test(entry.name))) return true;
  return (
    depth > 1 && entries.some((entry) => entry.isDirectory() && holds(join(dir, entry.name), name, depth - 1))
  );
}
