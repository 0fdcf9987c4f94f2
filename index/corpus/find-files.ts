/**
 * A source's path to its files, in code-unit order of their names. Follows links and refuses loops, links to
 * nothing and what cannot be read, each with a problem. Knows nothing of formats.
 */
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Source } from '../config/config.ts';
import type { SourceFile } from '../readers/source-file.ts';
import type { Problem } from './problem.ts';

/** Folders and files that never hold articles. */
const NEVER = new Set([
  'node_modules',
  'alongside.config.json',
  'alongside.schema.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wrangler.json',
  'robots.txt',
]);

/** Finds the files of one source. Paths that start with a dot are not looked at, `outDir` neither. */
export async function findFiles(
  source: Source,
  cwd: string,
  outDir: string,
  report: (problem: Problem) => void,
): Promise<SourceFile[]> {
  const root = isAbsolute(source.path) ? source.path : resolve(cwd, source.path);
  const shown = source.path.replace(/\/+$/, '') || '/';
  let status: Awaited<ReturnType<typeof stat>>;
  try {
    status = await stat(root);
  } catch (error) {
    report({ file: shown, ...sayWhy(error, 'source') });
    return [];
  }
  if (status.isFile()) return [toFile(root, shown, basename(root), status.size)];
  const isWanted = createFilter(source);
  const files: SourceFile[] = [];
  const visit = async (dir: string, below: string, ancestors: string[]): Promise<void> => {
    for (const name of (await readdir(dir)).sort()) {
      if (name.startsWith('.') || NEVER.has(name)) continue;
      const path = below === '' ? name : `${below}/${name}`;
      const absolute = join(dir, name);
      if (absolute === outDir) continue;
      const file = shown === '.' ? path : join(shown, path);
      try {
        const found = await stat(absolute);
        if (found.isFile()) {
          if (isWanted(path)) files.push(toFile(absolute, file, path, found.size));
        } else if (found.isDirectory()) {
          const real = await realpath(absolute);
          if (ancestors.includes(real)) report({ file, ...LOOP });
          else await visit(absolute, path, [...ancestors, real]);
        }
      } catch (error) {
        report({ file, ...sayWhy(error, 'file') });
      }
    }
  };
  try {
    await visit(root, '', [await realpath(root)]);
  } catch (error) {
    report({ file: shown, ...sayWhy(error, 'source') });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a path below a source is one that it includes and does not exclude. */
export function createFilter(source: Pick<Source, 'include' | 'exclude'>): (path: string) => boolean {
  const options = { dot: false, nocase: false };
  const included = source.include.length > 0 ? picomatch(source.include, options) : () => true;
  const excluded = source.exclude.length > 0 ? picomatch(source.exclude, options) : () => false;
  return (path) => included(path) && !excluded(path);
}

// --- internal ---

const LOOP = {
  what: 'The link leads back to a folder that it stands in.',
  remedy: 'Remove the link, or exclude it.',
};

function sayWhy(error: unknown, kind: 'source' | 'file'): Pick<Problem, 'what' | 'remedy'> {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ELOOP') return LOOP;
  if (code === 'EACCES' || code === 'EPERM') {
    return { what: 'It cannot be read: permission is denied.', remedy: 'Allow reading it, or exclude it.' };
  }
  if (code === 'ENOENT' && kind === 'source') {
    return { what: 'There is no such folder or file.', remedy: 'Correct the path of the source.' };
  }
  if (code === 'ENOENT')
    return { what: 'The link points to nothing.', remedy: 'Correct or remove the link.' };
  return { what: `It cannot be read (${code || message}).`, remedy: 'Check the disk, or exclude it.' };
}

/** Largest file that is read in one go, in bytes. */
const ONE_GO = 4 * 1024 * 1024;

function toFile(absolute: string, file: string, path: string, size: number): SourceFile {
  async function* bytes() {
    if (size <= ONE_GO) yield await readFile(absolute);
    else yield* createReadStream(absolute, { highWaterMark: 1024 * 1024 });
  }
  return { file, path, size, bytes };
}
