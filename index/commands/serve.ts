/** Serves an index until Ctrl-C or until the server ends by itself: what `start` and `dev` have in common. */

import { type DevServer, startDevServer } from './dev-server.ts';
import type { Terminal } from './terminal.ts';
import { chooseWorker } from './wrangler.ts';

/** Who started this process, kept before a build takes its time. */
const PARENT = process.ppid;

export interface ServeOptions {
  /** The folder of the index; absolute. */
  index: string;
  port: number;
  terminal: Terminal;
  /** Called when the server answers; returns what ends with it. */
  onReady?: (server: DevServer) => () => void;
}

/** Resolves to the exit status: 0 after Ctrl-C, else the server's own. */
export async function serve({ index, port, terminal, onReady }: ServeOptions): Promise<number> {
  const server = await startDevServer({
    assets: index,
    worker: chooseWorker(terminal.cwd),
    port,
    onOutput: terminal.warn,
  });
  terminal.print(`Open ${server.url} to explore, ${server.url}/search?q=… to search.`);
  terminal.print(`The API: ${server.url}/v1/related?id=… and ${server.url}/v1/search?q=…`);
  terminal.print('Ctrl-C ends it.');
  const end = onReady?.(server);
  const interrupted = untilInterrupted(terminal).then(() => 'interrupted' as const);
  const ending = await Promise.race([server.ended, interrupted]);
  end?.();
  if (ending !== 'interrupted') return ending;
  await server.stop();
  return 0;
}

// --- internal ---

/**
 * Ctrl-C, or an end of the npm that started this: npm passes a signal on to its shell only, and the shell to
 * nobody.
 */
function untilInterrupted({ env }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (env.npm_lifecycle_event === undefined) return;
    setInterval(() => process.ppid !== PARENT && resolve(), 500).unref();
  });
}
