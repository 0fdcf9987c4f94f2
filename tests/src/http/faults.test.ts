import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import type { BlockStore } from '../../../src/store/block-store.ts';
import type {} from '../../provided.ts';

type Files = Map<string, Uint8Array<ArrayBuffer>>;

/** Milliseconds for thousands of requests on a slow machine. */
const LONG = 120_000;

/** Paths, and what is posted there. */
const REQUESTS: readonly (readonly [path: string, body?: string])[] = [
  ['/v1/search?q=tea&facets=tag,year&filter=tag:tea'],
  ['/v1/search?q=%22green+tea%22+watre&sort=date:desc'],
  ['/v1/related?id=green-tea&explain=1'],
  ['/v1/related?url=/oolong/&exclude=black-tea'],
  ['/v1/suggest?q=te&format=json'],
  ['/v1/index'],
  ['/v1/related?explain=1', '{"title":"Which tea?","text":"Green tea wants water that is not too hot."}'],
];

function readFiles(name: 'smallIndex' | 'nextIndex'): Files {
  return new Map(
    Object.entries(inject(name)).map(([file, base64]) => [
      file,
      Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
    ]),
  );
}

function createStore(files: Files) {
  const reads: string[] = [];
  const store: BlockStore = {
    async read(name) {
      reads.push(name);
      await Promise.resolve();
      return files.get(name)?.slice();
    },
  };
  return { store, reads };
}

const createAppOver = (store: BlockStore) => createApp({ openEngine: () => openEngine(store) });

const send = (app: ReturnType<typeof createApp>, [path, body]: (typeof REQUESTS)[number]) =>
  app.request(path, body === undefined ? {} : { method: 'POST', body });

async function ask(
  app: ReturnType<typeof createApp>,
  request: (typeof REQUESTS)[number],
): Promise<{ status: number; body: string }> {
  const response = await send(app, request);
  return { status: response.status, body: await response.text() };
}

const askAll = (app: ReturnType<typeof createApp>) =>
  Promise.all(REQUESTS.map((request) => ask(app, request)));

const sound = readFiles('smallIndex');
const right = await askAll(createAppOver(createStore(sound).store));

/** The requests that read a file, by its name. */
const readersOf = new Map<string, number[]>([...sound.keys()].map((name) => [name, []]));
for (const [i, request] of REQUESTS.entries()) {
  const { store, reads } = createStore(sound);
  await ask(createAppOver(store), request);
  for (const name of new Set(reads)) readersOf.get(name)!.push(i);
}

/** Every answer that needs the file is the right one, or a 503 that says what is wrong with the index. */
async function expectNoWrongAnswer(
  name: string,
  bytes: Uint8Array<ArrayBuffer> | undefined,
  requests = readersOf.get(name)!,
): Promise<void> {
  const files = new Map(sound);
  if (bytes) files.set(name, bytes);
  else files.delete(name);
  const app = createAppOver(createStore(files).store);
  for (const i of requests) {
    const { status, body } = await ask(app, REQUESTS[i]!);
    if (status === 200) expect(body).toBe(right[i]!.body);
    else {
      expect(status).toBe(503);
      expect(JSON.parse(body).code).toMatch(/^index_/);
    }
  }
}

it('answers everything while nothing is wrong', () => {
  expect(right.map(({ status }) => status)).toEqual(REQUESTS.map(() => 200));
});

describe('an index at fault', () => {
  it.each([...sound.keys()])('gives no wrong answer without %s', async (name) => {
    await expectNoWrongAnswer(name, undefined);
  });

  it.each([...sound.keys()])(
    'gives no wrong answer with %s cut off anywhere',
    async (name) => {
      const bytes = sound.get(name)!;
      for (let length = 0; length < bytes.length; length += 7) {
        await expectNoWrongAnswer(name, bytes.slice(0, length));
      }
    },
    LONG,
  );

  it.each([...sound.keys()])(
    'gives no wrong answer with one bit of any byte of %s flipped',
    async (name) => {
      const bytes = sound.get(name)!;
      for (let at = 0; at < bytes.length; at++) {
        const damaged = bytes.slice();
        damaged[at]! ^= 1 << (at % 8);
        // One request a byte, in turn; all of them in a longer run.
        const readers = readersOf.get(name)!;
        await expectNoWrongAnswer(
          name,
          damaged,
          inject('fuzzRuns') > 1 ? readers : readers.slice(at % readers.length).slice(0, 1),
        );
      }
    },
    LONG,
  );

  it('says so at /v1/health, and is sound again with the next request after it was repaired', async () => {
    const files = new Map(sound);
    const app = createAppOver(createStore(files).store);
    const [name, bytes] = [...sound].find(([file]) => file !== 'manifest.bin')!;
    files.delete(name);
    expect((await app.request('/v1/health')).status).toBe(503);
    files.set(name, bytes);
    expect((await app.request('/v1/health')).status).toBe(200);
  });
});

describe('a store at fault', () => {
  it('is asked a second time before anything is said of it', async () => {
    const { store } = createStore(sound);
    const failed = new Set<string>();
    const flaky: BlockStore = {
      async read(name) {
        if (failed.has(name)) return store.read(name);
        failed.add(name);
        throw new Error('now and then');
      },
    };
    expect(await askAll(createAppOver(flaky))).toEqual(right);
  });

  describe('that is slow', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    /** A store that never answers when it is asked for a file for the first time, or ever. */
    function createSlowStore(slow: 'once' | 'always'): BlockStore {
      const { store } = createStore(sound);
      const asked = new Set<string>();
      return {
        read(name) {
          if (slow === 'once' && asked.has(name)) return store.read(name);
          asked.add(name);
          return new Promise(() => undefined);
        },
      };
    }

    it('is asked a second time', async () => {
      const app = createAppOver(createSlowStore('once'));
      for (const [i, request] of REQUESTS.entries()) {
        const answer = ask(app, request);
        await vi.advanceTimersByTimeAsync(60_000);
        expect(await answer).toEqual(right[i]);
      }
    });

    it('is a 503 with Retry-After the second time, also for those who wait with the first', async () => {
      const app = createAppOver(createSlowStore('always'));
      const answers = Promise.all(REQUESTS.map((request) => send(app, request)));
      await vi.advanceTimersByTimeAsync(60_000);
      for (const response of await answers) {
        expect(response.status).toBe(503);
        expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(await response.json()).toMatchObject({ code: 'index_unreachable' });
      }
    });
  });

  it('is a 503 with Retry-After when it fails twice, and forgotten when it works again', async () => {
    const log = vi.spyOn(console, 'error');
    const { store } = createStore(sound);
    let down = true;
    const app = createAppOver({
      read: (name) => (down ? Promise.reject(new Error('secret')) : store.read(name)),
    });
    const response = await app.request('/v1/search?q=tea');
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    const body = await response.text();
    expect(JSON.parse(body).code).toBe('index_unreachable');
    expect(body).not.toContain('secret');
    down = false;
    expect(await askAll(app)).toEqual(right);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

it('fetches each block once for a thousand requests at once on a cold isolate', async () => {
  const { store, reads } = createStore(sound);
  const app = createAppOver(store);
  const responses = await Promise.all(
    Array.from({ length: 1000 }, (_, i) => send(app, REQUESTS[i % REQUESTS.length]!)),
  );
  expect(responses.every(({ status }) => status === 200)).toBe(true);
  expect(reads.length).toBe(new Set(reads).size);
});

describe('a deploy', () => {
  const next = readFiles('nextIndex');
  const manifestOf = (files: Files): Files => new Map([['manifest.bin', files.get('manifest.bin')!]]);
  const blocksOf = (files: Files): Files => new Map([...files].filter(([name]) => name !== 'manifest.bin'));
  const draft = { method: 'POST', body: JSON.stringify({ text: 'Warm the pot and pour the water.' }) };

  function replace(files: Files, ...parts: Files[]): void {
    files.clear();
    for (const part of parts) for (const [name, bytes] of part) files.set(name, bytes);
  }

  it('under a running isolate is noticed within the request, and answered from what is there now', async () => {
    for (const ask of [
      (app: ReturnType<typeof createApp>) => app.request('/v1/search?q=white'),
      (app: ReturnType<typeof createApp>) => app.request('/v1/related', draft),
    ]) {
      const files = new Map(sound);
      const app = createAppOver(createStore(files).store);
      expect(await (await app.request('/v1/index')).json()).toMatchObject({ documents: 4 });
      replace(files, next);
      const response = await ask(app);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ index: { documents: 5 } });
    }
  });

  it.each([
    ['the old manifest and the new blocks', manifestOf(sound), blocksOf(next)],
    ['the new manifest and the old blocks', manifestOf(next), blocksOf(sound)],
  ])(
    'that shows a starting isolate %s is a 503 at most, until it is through',
    async (_, manifest, blocks) => {
      const files: Files = new Map();
      replace(files, manifest, blocks);
      const app = createAppOver(createStore(files).store);
      const answers = await askAll(createAppOver(createStore(next).store));
      let refused = 0;
      for (const [i, request] of REQUESTS.entries()) {
        const response = await send(app, request);
        const body = await response.text();
        // What both indexes have in common may be answered, and then as one of them would.
        if (response.status === 200) expect([right[i]!.body, answers[i]!.body]).toContain(body);
        else {
          refused++;
          expect(response.status).toBe(503);
          expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
          expect(JSON.parse(body).code).toMatch(/^index_/);
        }
      }
      expect(refused).toBeGreaterThan(0);
      replace(files, next);
      for (const [i, request] of REQUESTS.entries()) expect(await ask(app, request)).toEqual(answers[i]);
    },
  );
});
