/** The real dev server over the articles in `fixtures/`, for one test file. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../../index/build.ts';
import { startDevServer } from '../../../index/commands/dev-server.ts';
import { chooseWorker } from '../../../index/commands/wrangler.ts';
import { loadConfig } from '../../../index/config/load-config.ts';

export const ARTICLES = fileURLToPath(new URL('./fixtures/articles.jsonl', import.meta.url));

export interface Running {
  url: string;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** @default the articles in `fixtures/` */
  source?: string;
  /** Variables and secrets of the Worker. @default none */
  vars?: Record<string, string>;
}

/** Builds the index of some articles and serves it. */
export async function startWorker({ source = ARTICLES, vars = {} }: WorkerOptions = {}): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-browser-'));
  const config = await loadConfig(folder, { sources: [source], out: join(folder, 'index') });
  await buildIndex(config, () => {}, { partial: true });
  const server = await startDevServer({
    assets: config.out,
    worker: [
      ...chooseWorker(folder),
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    port: await findFreePort(),
    onOutput: () => {},
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A site of its own origin, whose policy allows the Worker's script and answers and nothing inline. */
export async function startSite(worker: string, pages: Record<string, string>): Promise<Running> {
  const policy = `default-src 'none'; script-src ${worker}; connect-src ${worker}; style-src 'self'; img-src 'self'`;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const body = pages[path];
    const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.svg') ? 'image/svg+xml' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': policy,
    });
    response.end(body ?? 'No such page.');
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

// --- internal ---

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port));
  });
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
