import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../fault.ts';
import { describeFound } from '../init/describe-found.ts';
import { detectSite } from '../init/detect-site.ts';
import { createStarterFiles } from '../init/starter-files.ts';
import { defineCommand } from './command.ts';

export const initCommand = defineCommand({
  name: 'init',
  summary: 'Look at this folder and write a configuration, a wrangler.toml and a deploy workflow.',
  words: '',
  wordCount: [0, 0],
  options: {
    force: { type: 'boolean', help: 'Write over files that are there already. Default: keep them.' },
  },
  examples: [
    ['alongside init', 'Knows Hugo, Astro, Eleventy, Jekyll, WordPress exports, Markdown and HTML.'],
  ],
  async run({ options, terminal }) {
    const found = detectSite(terminal.cwd);
    if (!found) {
      throw new Fault(
        'Nothing here looks like articles.',
        'Run it where your site is, or write alongside.config.json by hand: {"sources": ["path/to/articles"]}.',
      );
    }
    for (const line of await describeFound(found, terminal.cwd)) terminal.print(line);
    for (const [name, content] of createStarterFiles(found, basename(terminal.cwd))) {
      const path = join(terminal.cwd, name);
      if (existsSync(path) && !options.force) {
        terminal.print(`Kept  ${name}, which was there.`);
        continue;
      }
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      terminal.print(`Wrote ${name}`);
    }
    if (!namesAlongside(terminal.cwd)) {
      terminal.print(
        'The workflow installs what package.json names: add alongside to it, as docs/guides/README.md says.',
      );
    }
    terminal.print('Next: alongside build, then alongside dev. Keep .alongside/ and .wrangler/ out of git.');
    return 0;
  },
});

// --- internal ---

function namesAlongside(dir: string): boolean {
  const path = join(dir, 'package.json');
  return existsSync(path) && /"alongside"\s*:/.test(readFileSync(path, 'utf8'));
}
