import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { renderReport } from '../report/render-report.ts';
import { buildOnce } from './build-once.ts';
import { defineCommand } from './command.ts';

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'Build, and show in one page how the articles belong together and what is weak.',
  words: '[sources…]',
  options: {
    page: { type: 'string', value: 'FILE', help: 'The page to write. Default: alongside-report.html.' },
    out: { type: 'string', short: 'o', value: 'DIR', help: 'Where the index goes. Default: .alongside.' },
    config: { type: 'string', value: 'FILE', help: 'Default: alongside.config.json, when there is one.' },
  },
  examples: [
    [
      'alongside report',
      'Writes alongside-report.html: a map, near-copies, orphans, hubs, weakest lists, sizes.',
    ],
    ['alongside report content/posts --page public/report.html', 'One folder, another page.'],
  ],
  async run({ options, words, terminal }) {
    const config = await loadConfig(terminal.cwd, {
      sources: words,
      out: options.out,
      config: options.config,
    });
    const page = options.page ?? 'alongside-report.html';
    const name = config.site ? new URL(config.site).host : basename(terminal.cwd);
    let report = '';
    const result = await buildOnce(config, terminal, {
      whileReadable(readable) {
        report = renderReport(readable, { name, site: config.site });
      },
    });
    await writeFile(resolve(terminal.cwd, page), report);
    terminal.print(`Report: ${page}`);
    return result.problems.length > 0 ? 1 : 0;
  },
});
