import { spawn } from 'node:child_process';
import { defineCommand } from './command.ts';
import { findIndex } from './find-index.ts';
import { chooseWorker, findWrangler } from './wrangler.ts';

export const deployCommand = defineCommand({
  name: 'deploy',
  summary: 'Publish the Worker and the index with wrangler, after a build.',
  words: '',
  wordCount: [0, 0],
  options: {
    index: { type: 'string', value: 'DIR', help: 'The index to publish. Default: where build writes.' },
    'dry-run': { type: 'boolean', help: 'Do everything but the publishing.' },
  },
  examples: [
    ['alongside build && alongside deploy', 'Asks you to log in to Cloudflare the first time.'],
    ['alongside deploy --dry-run', 'Bundles the Worker and says how large it is.'],
  ],
  async run({ options, terminal }) {
    const dir = await findIndex(options.index, terminal);
    const args = ['deploy', ...chooseWorker(terminal.cwd), '--assets', dir];
    if (options['dry-run']) args.push('--dry-run');
    // Wrangler talks to the user itself: it may ask for a login.
    const child = spawn(process.execPath, [findWrangler(), ...args], { stdio: 'inherit', cwd: terminal.cwd });
    return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  },
});
