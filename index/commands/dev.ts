import { basename, resolve } from 'node:path';
import { openCache } from '../cache/open-cache.ts';
import { loadConfig } from '../config/load-config.ts';
import { buildOnce } from './build-once.ts';
import { defineCommand } from './command.ts';
import { requireFreePort } from './dev-server.ts';
import { serve } from './serve.ts';
import { SERVE_OPTIONS, toPort } from './serve-options.ts';
import { watchSources } from './watch-sources.ts';

export const devCommand = defineCommand({
  name: 'dev',
  summary: 'Build and serve on this machine, and build again when an article changes.',
  words: '[sources…]',
  options: SERVE_OPTIONS,
  examples: [
    ['alongside dev', 'The sources that alongside.config.json names, on http://localhost:8787.'],
    ['alongside dev content/posts --port 3000', 'One folder, on another port.'],
  ],
  async run({ options, words, terminal }) {
    const port = toPort(options.port);
    await requireFreePort(port);
    const config = await loadConfig(terminal.cwd, {
      sources: words,
      out: options.out,
      config: options.config,
    });
    const build = () => buildOnce(config, terminal, { partial: true, cache: openCache(config) });
    await build();
    let building = Promise.resolve();
    const rebuild = () => {
      // One after the other: a change during a build starts the next when it is done.
      building = building.then(async () => {
        terminal.print('The articles have changed.');
        await build().catch((error) => terminal.warn(`${error}`));
      });
    };
    const onDisk = config.sources.filter(({ path }) => !/^https?:/i.test(path));
    const watched = onDisk.map(({ path }) => resolve(terminal.cwd, path));
    const ignored = [
      basename(config.out),
      basename(config.cache ?? config.out),
      'node_modules',
      '.git',
      '.wrangler',
    ];
    return serve({
      index: config.out,
      port,
      terminal,
      onReady: () => watchSources(watched, ignored, rebuild),
    });
  },
});
