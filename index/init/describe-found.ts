/** What `init` found, in lines for a terminal: the kind of site, how many files of each source, its address. */
import type { Source } from '../config/config.ts';
import { findFiles } from '../corpus/find-files.ts';
import type { FoundSite } from './detect-site.ts';

/** Files that a reader may make articles of. */
const READABLE = /\.(md|markdown|mdown|mkd|mdx|html?|xhtml|txt|jsonl?|xml)$/i;

export async function describeFound(
  { what, sources, site, build, advice }: FoundSite,
  cwd: string,
): Promise<string[]> {
  const lines = [`Found ${what}.`];
  for (const source of sources) {
    const settled: Source = {
      include: [],
      exclude: [],
      ...(typeof source === 'string' ? { path: source } : (source as Partial<Source> & { path: string })),
      fields: {},
      defaults: {},
    };
    const missing: unknown[] = [];
    const files = await findFiles(settled, cwd, '', (problem) => missing.push(problem));
    const count = files.filter(({ path }) => READABLE.test(path)).length;
    const place = settled.path === '.' ? 'this folder' : settled.path;
    lines.push(
      missing.length > 0 && count === 0
        ? `Articles: ${place}, not there yet.`
        : `Articles: ${place}, ${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}.`,
    );
  }
  if (build !== undefined) lines.push(`These are built pages: run ${build} before alongside build.`);
  lines.push(
    site === undefined ? 'Site: no address found; "site" in the configuration says it.' : `Site: ${site}`,
  );
  if (advice !== undefined) lines.push(advice);
  return lines;
}
