import { join } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { buildOnce } from './build-once.ts';
import { defineCommand } from './command.ts';
import { requireFreePort } from './dev-server.ts';
import { serve } from './serve.ts';
import { SERVE_OPTIONS, toPort } from './serve-options.ts';
import { findPackageRoot } from './wrangler.ts';

export const startCommand = defineCommand({
  name: 'start',
  summary: 'Build the sample articles, or your own, and serve them on this machine.',
  words: '[sources…]',
  options: SERVE_OPTIONS,
  examples: [
    ['alongside start', 'Forty sample articles on http://localhost:8787.'],
    ['alongside start path/to/articles --port 3000', 'The same for a folder of your own.'],
  ],
  async run({ options, words, terminal }) {
    const port = toPort(options.port);
    await requireFreePort(port);
    const sources = words.length > 0 ? words : [join(findPackageRoot(), 'index', 'sample')];
    const config = await loadConfig(terminal.cwd, { sources, out: options.out, config: options.config });
    await buildOnce(config, terminal, { partial: true });
    return serve({ index: config.out, port, terminal });
  },
});
