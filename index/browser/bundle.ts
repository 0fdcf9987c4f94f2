/**
 * Bundles what runs in the visitor's browser (`src/components/`) and writes it, as strings, into
 * `src/pages/generated.ts`, which the Worker imports like any other module, and into `index/report/generated.ts`. So
 * the Worker, its tests and the command line need no bundler and no loader of their own; the price is that the files
 * are committed, and that a test must hold them against their sources.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the Worker serves. */
const SERVED = {
  ALONGSIDE_JS: 'src/components/alongside.ts',
  EXPLORER_JS: 'src/components/explorer/explorer.ts',
  EXPLORER_CSS: 'src/components/explorer/explorer.css',
};

/** Browsers of 2023 and newer. */
const TARGET = ['chrome117', 'firefox118', 'safari17'];

/** What stands within the build report. */
const REPORTED = {
  MAP_JS: 'src/components/report/map.ts',
  REPORT_CSS: 'src/components/report/report.css',
};

/** The bundles, by the file that keeps them. */
export const GENERATED: Record<string, Record<string, string>> = {
  [`${ROOT}src/pages/generated.ts`]: SERVED,
  [`${ROOT}index/report/generated.ts`]: REPORTED,
};

/** The text of a generated file: the same for the same sources. */
export async function bundle(sources: Record<string, string>): Promise<string> {
  const lines = ['/** Made by `npm run components` from src/components/; do not edit. */'];
  for (const [name, source] of Object.entries(sources)) {
    const { outputFiles } = await build({
      absWorkingDir: ROOT,
      entryPoints: [source],
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: TARGET,
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'warning',
      plugins: source.endsWith('.css') ? [] : [stylesheetsAsText],
    });
    lines.push(`export const ${name} =\n  ${JSON.stringify(outputFiles[0]!.text)};`);
  }
  return `${lines.join('\n\n')}\n`;
}

/** `import css from './x.css'` gives the stylesheet's text, made small. */
const stylesheetsAsText: Plugin = {
  name: 'stylesheets-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: TARGET,
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, sources] of Object.entries(GENERATED)) {
    const text = await bundle(sources);
    // A file that stays the same keeps its time: a dev server that watches it has nothing to do.
    if (text !== (await readFile(path, 'utf8').catch(() => undefined))) await writeFile(path, text);
  }
}
