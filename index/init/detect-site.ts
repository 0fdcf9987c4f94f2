/**
 * Looks at a folder and says which kind of site it is and where its articles are. Reads names and the head of
 * configuration files; runs nothing of the site's own.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigFile } from '../config/schema.ts';

export interface FoundSite {
  /** What was recognised and by what, for the user: `Hugo (hugo.toml)`. */
  what: string;
  sources: NonNullable<ConfigFile['sources']>;
  /** `https://example.org`, when the site's configuration says so. */
  site?: string | undefined;
}

/** The kind of site in `dir`; undefined when nothing in it looks like articles. */
export function detectSite(dir: string): FoundSite | undefined {
  const folder = openFolder(dir);
  for (const detect of [
    detectHugo,
    detectAstro,
    detectEleventy,
    detectJekyll,
    detectWordPress,
    detectPlainFiles,
  ]) {
    const found = detect(folder);
    if (found) return found;
  }
  return undefined;
}

// --- internal ---

interface Folder {
  names: string[];
  /** Whether there is a folder of that path. */
  has(path: string): boolean;
  /** Names of the folders in a folder. */
  foldersIn(path: string): string[];
  /** The beginning of a file, `bytes` long at most. */
  head(name: string, bytes?: number): string;
  /** The first of these files that is there. */
  first(names: string[]): string | undefined;
}

function openFolder(dir: string): Folder {
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
    first: (wanted) => wanted.find((name) => names.includes(name)),
  };
}

/** Content below `content/`, whose paths are the URLs. */
function detectHugo(folder: Folder): FoundSite | undefined {
  const file = folder.first([
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config.toml',
    'config.yaml',
  ]);
  if (!file || !folder.has('content')) return undefined;
  return {
    what: `Hugo (${file})`,
    sources: [{ path: 'content', format: 'markdown' }],
    site: toSite(folder.head(file), /baseurl["']?\s*[:=]\s*["']?(https?:\/\/[^"'\s]+)/i),
  };
}

/** A source for each collection below `src/content/`; else the pages that are Markdown. */
function detectAstro(folder: Folder): FoundSite | undefined {
  const file = folder.first(['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.cjs']);
  if (!file) return undefined;
  const site = toSite(folder.head(file), /\bsite\s*:\s*["'`](https?:\/\/[^"'`\s]+)/);
  const collections = folder.has('src/content') ? folder.foldersIn('src/content') : [];
  if (collections.length > 0) {
    const sources = collections.map((name) => ({ path: `src/content/${name}`, url: `/${name}/:path/` }));
    return { what: `Astro (${file}; ${collections.join(', ')})`, sources, site };
  }
  return { what: `Astro (${file}; built pages in dist)`, sources: [{ path: 'dist', format: 'html' }], site };
}

/** Templates and articles share folders, so only Markdown is read, from the input folder. */
function detectEleventy(folder: Folder): FoundSite | undefined {
  const names = ['eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', '.eleventy.js'];
  const file = folder.first(names);
  if (!file) return undefined;
  const input = /\binput\s*:\s*["'`]\.?\/?([^"'`]*)/.exec(folder.head(file))?.[1] || '.';
  return {
    what: `Eleventy (${file})`,
    sources: [
      {
        path: input,
        include: ['**/*.md'],
        exclude: ['**/node_modules/**', '_site/**', '**/_*/**', '**/README.md'],
      },
    ],
  };
}

/** Posts, and pages of further collections where the configuration names folders for them. */
function detectJekyll(folder: Folder): FoundSite | undefined {
  const file = folder.first(['_config.yml', '_config.yaml']);
  if (!file || !folder.has('_posts')) return undefined;
  const config = folder.head(file);
  const pretty = /^permalink:\s*["']?pretty/m.test(config);
  return {
    what: `Jekyll (${file})`,
    sources: [
      { path: '_posts', url: pretty ? '/:year/:month/:day/:slug/' : '/:year/:month/:day/:slug.html' },
    ],
    site: toSite(config, /^url:\s*["']?(https?:\/\/[^"'\s#]+)/m),
  };
}

function detectWordPress(folder: Folder): FoundSite | undefined {
  const exports = folder.names
    .filter((name) => name.endsWith('.xml') && folder.head(name, 4096).includes('wordpress.org/export/'))
    .sort();
  const [first] = exports;
  if (!first) return undefined;
  return {
    what: `a WordPress export (${exports.join(', ')})`,
    sources: exports.map((path) => ({ path, format: 'wordpress' })),
    site: toSite(folder.head(first), /<wp:base_blog_url>(https?:\/\/[^<\s]+)/),
  };
}

/** A folder of the usual names, or this one, with files that can be read. */
function detectPlainFiles(folder: Folder): FoundSite | undefined {
  const written = ['content', 'posts', 'articles', 'blog', 'docs'].find(folder.has);
  if (written) return { what: `articles in ${written}/`, sources: [written] };
  const built = ['public', 'dist', '_site', 'build', 'out'].find(folder.has);
  if (built) return { what: `built pages in ${built}/`, sources: [{ path: built, format: 'html' }] };
  const here = folder.names.filter(
    (name) => /\.(md|markdown|html?|txt|jsonl)$/i.test(name) && !/^readme/i.test(name),
  );
  if (here.length === 0) return undefined;
  const kinds = [...new Set(here.map((name) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()))].sort();
  return {
    what: `${kinds.join(' and ')} files in this folder`,
    sources: [
      {
        path: '.',
        include: kinds.map((kind) => `**/*.${kind}`),
        exclude: ['node_modules/**', '**/README.md'],
      },
    ],
  };
}

/** The origin of an address in a configuration; undefined for none and for example addresses. */
function toSite(text: string, pattern: RegExp): string | undefined {
  const address = pattern.exec(text)?.[1];
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}
