import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from './find-free-port.ts';
import { CLI, ROOT, runCli } from './run-cli.ts';

let out: string;
let server: ChildProcess;
let url: string;
let output = '';

/** What `npm start` does, on a free port and into a folder of its own. */
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'alongside-'));
  const port = await findFreePort();
  server = spawn(process.execPath, [...CLI, 'start', '--port', `${port}`, '--out', out], { cwd: ROOT });
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (text: Buffer) => {
      output += text;
      if (output.includes('Ctrl-C ends it.')) resolve();
    };
    server.stdout!.on('data', listen);
    server.stderr!.on('data', listen);
    server.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  url = `http://localhost:${port}`;
  await ready;
});
afterAll(async () => {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGINT');
    await ended;
  }
  await rm(out, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
async function ask(path: string, init?: RequestInit): Promise<{ status: number; type: string; json: any }> {
  const response = await fetch(url + path, init);
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, json: await response.json() };
}

describe('npm start', () => {
  it('says what to open', () => {
    expect(output).toContain(`Open ${url} to explore`);
  });

  it('reads the sample corpus without a problem and leaves its draft out', () => {
    expect(output).toMatch(/Left out: \d+ drafts?/);
    expect(output).not.toMatch(/\d+ problems?, listed above/);
  });

  it('is healthy', async () => {
    expect(await ask('/v1/health')).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('finds what a title says', async () => {
    const { json: index } = await ask('/v1/index');
    expect(index.documents).toBeGreaterThan(30);
    const { json: some } = await ask('/v1/search?q=the&limit=1');
    const { title, id } = some.hits[0];
    const { status, json } = await ask(`/v1/search?q=${encodeURIComponent(title)}`);
    expect(status).toBe(200);
    expect(json.hits[0].id).toBe(id);
    expect(json.hits[0].excerpt).toContain('<mark>');
  });

  it('links every article that it finds to others, by id and by URL', async () => {
    const { json } = await ask('/v1/search?q=the&limit=5');
    for (const { id, url: address } of json.hits) {
      const byId = await ask(`/v1/related?id=${encodeURIComponent(id)}`);
      expect(byId.status).toBe(200);
      expect(byId.json.hits.map((hit: { id: string }) => hit.id)).not.toContain(id);
      expect((await ask(`/v1/related?url=${encodeURIComponent(address)}`)).json.hits).toEqual(byId.json.hits);
    }
  });

  it('relates text that nobody has saved', async () => {
    const { json: found } = await ask('/v1/search?q=tea&limit=4');
    const text = found.hits.map((hit: { plain_excerpt: string }) => hit.plain_excerpt).join('\n\n');
    const { status, json } = await ask('/v1/related', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'All about tea', text }),
    });
    expect(status).toBe(200);
    expect(json.hits.length).toBeGreaterThan(0);
  });

  it('completes what is being typed', async () => {
    const { json: found } = await ask('/v1/search?q=the&limit=1');
    const begun = found.hits[0].title.slice(0, 4);
    const { json } = await ask(`/v1/suggest?q=${encodeURIComponent(begun)}`);
    expect(json[0]).toBe(begun);
    expect(json[1].length).toBeGreaterThan(0);
  });

  it('answers 404 with a problem document where there is nothing', async () => {
    for (const path of ['/v1/related?id=no-such-article', '/v1/nothing']) {
      const { status, type, json } = await ask(path);
      expect([status, type]).toEqual([404, expect.stringContaining('application/problem+json')]);
      expect(json.code).toMatch(/^[a-z_]+$/);
    }
  });

  it('serves pages, and no file of the index', async () => {
    for (const path of ['/', '/search?q=the']) {
      const response = await fetch(url + path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('text/html'),
      ]);
    }
    expect((await fetch(`${url}/manifest.bin`)).status).toBe(404);
  });

  it('answers what the command line prints', async () => {
    const { json } = await ask('/v1/search?q=water&limit=3');
    const { stdout } = await runCli(['search', 'water', '--limit', '3', '--index', out, '--json']);
    expect(JSON.parse(stdout)).toEqual(json);
  });

  it('refuses a port that is taken, in one line', async () => {
    const port = new URL(url).port;
    const elsewhere = join(out, 'second');
    const { status, stderr } = await runCli(['start', '--port', port, '--out', elsewhere]);
    expect([status, stderr.trim().split('\n').at(-1)]).toEqual([
      1,
      `alongside: Port ${port} is in use. End what runs there, or give another one with --port.`,
    ]);
  });

  it('ends with Ctrl-C, and its server with it', async () => {
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/v1/health`)).rejects.toThrow();
  });
});
