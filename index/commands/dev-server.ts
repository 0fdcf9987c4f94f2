/**
 * The Worker on this machine: starts wrangler's own `dev` over an index, waits until it answers, ends with it.
 * Asks nothing of the network, neither telemetry nor account.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Fault } from '../fault.ts';
import { findWrangler } from './wrangler.ts';

export interface DevServer {
  /** Where it answers, such as `http://localhost:8787`. */
  url: string;
  /** Settles when wrangler has ended, with its exit status. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

export interface DevServerOptions {
  /** The folder of the index. */
  assets: string;
  /** Arguments that tell wrangler which Worker to run. */
  worker: string[];
  port: number;
  /** Takes what wrangler has to say: warnings and errors only. */
  onOutput(line: string): void;
}

/** How long a cold start may take on a slow machine, in milliseconds. */
const PATIENCE = 60_000;

/** Throws a `Fault` when something else listens there: better said before a build than after it. */
export async function requireFreePort(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new Fault(`Port ${port} is in use.`, 'End what runs there, or give another one with --port.');
}

/** Resolves once the server answers. Throws a `Fault` when wrangler gives up. */
export async function startDevServer({
  assets,
  worker,
  port,
  onOutput,
}: DevServerOptions): Promise<DevServer> {
  const args = ['dev', ...worker, '--assets', assets, '--port', `${port}`, '--log-level', 'warn'];
  const child = spawn(process.execPath, [findWrangler(), ...args, '--show-interactive-dev-session=false'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...OFFLINE },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
        said.push(line);
        onOutput(line);
      }
    });
  }
  const ended = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
  const url = `http://localhost:${port}`;
  if (!(await answers(`${url}/v1/health`, ended))) {
    await stop(child, ended);
    throw new Fault(
      `wrangler did not start: ${said.at(-1) ?? 'it said nothing'}`,
      'Mend what it names and try again.',
    );
  }
  return { url, ended, stop: () => stop(child, ended) };
}

/** No metrics, no error reports, no banner with its look for a newer version, no sample of request properties. */
const OFFLINE = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

// --- internal ---

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
}

/** Any status will do: an index that does not open is the Worker's to report. */
async function answers(url: string, ended: Promise<number>): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const began = Date.now(); !over && Date.now() - began < PATIENCE; ) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(killer);
}
