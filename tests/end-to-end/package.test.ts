import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from './find-free-port.ts';
import { installPackage, type Packed } from './install-package.ts';
import { ROOT } from './run-cli.ts';

const run = promisify(execFile);

let dir: string;
let bin: string;
let packed: Packed;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
  packed = await installPackage(dir);
  bin = join(dir, 'node_modules', 'alongside', 'dist', 'cli.js');
});
afterAll(() => rm(dir, { recursive: true }));

describe('the npm package', () => {
  it('holds what it needs and nothing of how it was made', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['dist/cli.js', 'dist/worker.js', 'dist/index.js', 'LICENSE']),
    );
    expect(paths.filter((path) => /^(src|tests|docs|index\/(?!sample))\b/.test(path))).toEqual([]);
  });

  it('is as publint wants it', async () => {
    const pkgDir = join(dir, 'node_modules', 'alongside');
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('gets from an empty folder to answers with init, build and dev', async () => {
    await mkdir(join(dir, 'posts'));
    await writeFile(
      join(dir, 'posts', 'green.md'),
      '---\ntitle: Green tea\n---\nLeaves that are steamed early.\n',
    );
    await writeFile(
      join(dir, 'posts', 'black.md'),
      '---\ntitle: Black tea\n---\nLeaves that are withered long.\n',
    );
    await run(process.execPath, [bin, 'init'], { cwd: dir });
    const { stdout } = await run(process.execPath, [bin, 'build'], { cwd: dir });
    expect(stdout).toContain('2 articles from 2 files');

    const port = await findFreePort();
    const server = spawn(process.execPath, [bin, 'dev', '--port', `${port}`], { cwd: dir });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (text) => {
          said += text;
          if (said.includes('Ctrl-C ends it.')) resolve();
        });
      }
      server.on('exit', () => reject(new Error(said)));
    });
    const answer = await (await fetch(`http://localhost:${port}/v1/search?q=steamed`)).json();
    server.kill('SIGINT');
    await ended;
    expect(answer).toMatchObject({ hits: [{ id: 'green', url: '/green/' }], totalHits: 1 });
  });

  it('is ready to be deployed', async () => {
    const { stdout } = await run(process.execPath, [bin, 'deploy', '--dry-run'], {
      cwd: dir,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    });
    expect(stdout).toContain('--dry-run: exiting now.');
  });

  it('can be mounted in a Hono app, with types', async () => {
    const app = `
      import { alongside, type Env, MemoryStore, openEngine } from 'alongside';
      import { Hono } from 'hono';
      const app = new Hono<{ Bindings: Env }>();
      app.route('/related', alongside({ openEngine: () => openEngine(new MemoryStore(new Map())) }));
      export default app;`;
    await writeFile(join(dir, 'app.ts'), app);
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--lib', 'es2022'];
    const modules = [
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--types',
      '@cloudflare/workers-types',
    ];
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const checked = await run(process.execPath, [tsc, ...options, ...modules, 'app.ts'], { cwd: dir }).catch(
      (e) => e,
    );
    expect(checked.stdout).toBe('');
    const script = `
      import { alongside, MemoryStore, openEngine } from 'alongside';
      import { Hono } from 'hono';
      const app = new Hono();
      app.route('/related', alongside({ openEngine: () => openEngine(new MemoryStore(new Map())) }));
      const response = await app.request('/related/v1/health');
      console.log(response.status, (await response.json()).code);`;
    await writeFile(join(dir, 'app.mjs'), script);
    const { stdout } = await run(process.execPath, ['app.mjs'], { cwd: dir });
    expect(stdout.trim()).toBe('503 index_missing');
  });

  it('brings a schema for its configuration', async () => {
    const config = JSON.parse(await readFile(join(dir, 'alongside.config.json'), 'utf8'));
    const schema = JSON.parse(await readFile(join(dir, config.$schema), 'utf8'));
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(config)));
  });
});
