/**
 * Looks at a folder and says which kind of site it is and where its articles are. Reads names and the head of
 * configuration files; runs nothing of the site's own.
 */
import type { ConfigFile } from '../config/schema.ts';
import { type Folder, openFolder } from './folder.ts';

export interface FoundSite {
  /** What was recognised and by what, for the user: `Hugo (hugo.toml)`. */
  what: string;
  sources: NonNullable<ConfigFile['sources']>;
  /** `https://example.org`, when the site's configuration says so. */
  site?: string | undefined;
  /** Command that makes what the sources name, when they are built pages. */
  build?: string | undefined;
  /** One sentence on what the user should look at. */
  advice?: string | undefined;
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
    detectPages,
    detectFolder,
    detectFilesHere,
  ]) {
    const found = detect(folder);
    if (found) return found;
  }
  return undefined;
}

// --- internal ---

/** Pages that are no articles: a site's front page and its page for what is not there. */
const NO_ARTICLES = ['index.html', '404.html'];

/** Folders in which generators leave what they built. */
const BUILT = ['public', 'dist', '_site', 'build', 'out'];

/** Content below `content/`, whose paths are the URLs. */
function detectHugo(folder: Folder): FoundSite | undefined {
  const file = folder.first([
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config.toml',
    'config.yaml',
    'config/_default/hugo.toml',
    'config/_default/config.toml',
  ]);
  if (!file || !folder.has('content')) return undefined;
  const config = folder.head(file);
  return {
    what: `Hugo (${file})`,
    sources: [{ path: 'content', format: 'markdown' }],
    site: toSite(config, /baseurl["']?\s*[:=]\s*["']?(https?:\/\/[^"'\s]+)/i),
    advice: /^\s*\[?permalinks/m.test(config)
      ? `${file} has permalinks of its own: say the same in "url" of the source, such as "/:year/:slug/".`
      : undefined,
  };
}

/** A source for each collection of Markdown; without any, the pages that Astro builds. */
function detectAstro(folder: Folder): FoundSite | undefined {
  const file = folder.first(['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.cjs']);
  if (!file) return undefined;
  const site = toSite(folder.head(file), /\bsite\s*:\s*["'`](https?:\/\/[^"'`\s]+)/);
  const collections = findCollections(folder);
  if (collections.length > 0) {
    const names = collections.map((path) => path.slice(path.lastIndexOf('/') + 1));
    return {
      what: `Astro (${file}; ${names.join(', ')})`,
      sources: collections.map((path, i) => ({ path, url: `/${names[i]}/:path/` })),
      site,
    };
  }
  return {
    what: `Astro (${file}; built pages in dist)`,
    sources: [{ path: 'dist', format: 'html', exclude: NO_ARTICLES }],
    site,
    build: 'npm run build',
  };
}

/** The folders that the collections' configuration names; else those below `src/content/`. */
function findCollections(folder: Folder): string[] {
  const file = folder.first([
    'src/content.config.ts',
    'src/content.config.mjs',
    'src/content.config.js',
    'src/content/config.ts',
  ]);
  const named = [
    ...(file ? folder.head(file) : '').matchAll(/\bbase\s*:\s*["'`](?:\.\/)?([^"'`]+?)\/?["'`]/g),
  ]
    .map(([, path]) => path!)
    .filter(folder.has);
  if (named.length > 0) return [...new Set(named)];
  return folder.has('src/content')
    ? folder.foldersIn('src/content').map((name) => `src/content/${name}`)
    : [];
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

/** A site whose pages were written by hand: a front page, and more of them. */
function detectPages(folder: Folder): FoundSite | undefined {
  if (!folder.first(['index.html'])) return undefined;
  const folders = folder
    .foldersIn('.')
    .filter((name) => !BUILT.includes(name) && !/^[.]|^node_modules$/.test(name));
  const isPage = /\.html?$/i;
  const others = folder.names.filter((name) => isPage.test(name) && !NO_ARTICLES.includes(name));
  if (others.length === 0 && !folders.some((name) => folder.holds(name, isPage))) return undefined;
  return {
    what: 'a site of HTML pages (index.html)',
    sources: [
      {
        path: '.',
        format: 'html',
        include: ['**/*.html', '**/*.htm'],
        exclude: [...NO_ARTICLES, 'node_modules/**'],
      },
    ],
  };
}

/** A folder of the usual names, with articles or with built pages. */
function detectFolder(folder: Folder): FoundSite | undefined {
  const written = ['content', 'posts', 'articles', 'blog', 'docs'].find(folder.has);
  if (
    written &&
    !folder.holds(written, /\.(md|markdown|mdx|txt|jsonl?)$/i) &&
    folder.holds(written, /\.html?$/i)
  ) {
    // The folder is a part of its pages' addresses.
    return {
      what: `pages in ${written}/`,
      sources: [{ path: '.', format: 'html', include: [`${written}/**/*.html`] }],
    };
  }
  if (written) return { what: `articles in ${written}/`, sources: [written] };
  const built = BUILT.find(folder.has);
  if (!built) return undefined;
  const script = folder.first(['package.json']) && /"build"\s*:/.test(folder.head('package.json'));
  return {
    what: `built pages in ${built}/`,
    sources: [{ path: built, format: 'html', exclude: NO_ARTICLES }],
    build: script ? 'npm run build' : undefined,
  };
}

function detectFilesHere(folder: Folder): FoundSite | undefined {
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
