import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import type { Engine } from '../../../src/engine.ts';
import type { Env } from '../../../src/http/env.ts';
import { keepEngine } from '../../../src/http/kept-engine.ts';
import { createFakeEngine } from './fake-engine.ts';

const waitUntil = () => undefined;
const inBucket = { INDEX: {} as R2Bucket } satisfies Env;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Opens nothing the first time, as when the request that began it was cancelled; then it opens the engine. */
function cutOffFirst(engine: Engine) {
  const never = new Promise<Engine>(() => undefined);
  return vi.fn(() => Promise.resolve(engine)).mockReturnValueOnce(never);
}

it('answers the requests that wait for an opening whose request was cancelled', async () => {
  const engine = createFakeEngine();
  const open = cutOffFirst(engine);
  const kept = keepEngine(open);
  void kept.get({}, waitUntil);
  const waiting = [kept.get({}, waitUntil), kept.get({}, waitUntil)];
  await vi.advanceTimersByTimeAsync(2999);
  expect(open).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all(waiting)).toEqual([engine, engine]);
  const opened = open.mock.calls.length;
  expect(await kept.get({}, waitUntil)).toBe(engine);
  expect(open).toHaveBeenCalledTimes(opened);
});

it('answers a search over HTTP when the request that began to open the index was cancelled', async () => {
  const app = createApp({ openEngine: cutOffFirst(createFakeEngine()) });
  void app.request('/v1/search?q=tea');
  const response = app.request('/v1/search?q=tea');
  await vi.advanceTimersByTimeAsync(3000);
  expect((await response).status).toBe(200);
});

it('opens once for all that ask meanwhile, and gives all of them the engine or its fault', async () => {
  const engine = createFakeEngine();
  for (const outcome of [engine, new Error('no')]) {
    const open = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    const kept = keepEngine(open);
    const asked = Promise.allSettled([1, 2, 3].map(() => kept.get({}, waitUntil)));
    await vi.advanceTimersByTimeAsync(200);
    const results = (await asked).map((result) =>
      result.status === 'fulfilled' ? result.value : result.reason,
    );
    expect(results).toEqual([outcome, outcome, outcome]);
    expect(open).toHaveBeenCalledTimes(1);
  }
});

it('looks at the bucket again after five minutes when the request that looked last was cancelled', async () => {
  const first = createFakeEngine({ version: 'one' });
  const open = cutOffFirst(createFakeEngine({ version: 'two' }));
  const kept = keepEngine((env) => (env === inBucket ? open() : Promise.resolve(first)));
  await kept.get({}, waitUntil);
  for (let looks = 0; looks < 2; looks++) {
    await vi.advanceTimersByTimeAsync(300_001);
    expect(await kept.get(inBucket, waitUntil)).toBe(first);
  }
  await vi.advanceTimersByTimeAsync(1);
  expect((await kept.get(inBucket, waitUntil)).version).toBe('two');
});

it('lets an opening go on after the response', async () => {
  const work: Promise<unknown>[] = [];
  const kept = keepEngine(() => Promise.reject(new Error('no')));
  await expect(kept.get({}, (some) => work.push(some))).rejects.toThrow('no');
  expect(work).toHaveLength(1);
  await expect(work[0]).resolves.toBeUndefined();
});

it('looks after five minutes whether a bucket holds another index, while the old one answers', async () => {
  let version = 'one';
  const kept = keepEngine(async () => createFakeEngine({ version }));
  const first = await kept.get(inBucket, waitUntil);
  version = 'two';
  expect(await kept.get(inBucket, waitUntil)).toBe(first);
  await vi.advanceTimersByTimeAsync(300_001);
  expect(await kept.get(inBucket, waitUntil)).toBe(first);
  await vi.advanceTimersByTimeAsync(1);
  expect((await kept.get(inBucket, waitUntil)).version).toBe('two');
});

it('keeps what it has when the bucket holds the same index still, or fails', async () => {
  let fails = false;
  let attempts = 0;
  const kept = keepEngine(async () => {
    attempts++;
    if (fails) throw new Error('down');
    return createFakeEngine();
  });
  const first = await kept.get(inBucket, waitUntil);
  for (const failing of [false, true]) {
    fails = failing;
    await vi.advanceTimersByTimeAsync(300_001);
    await kept.get(inBucket, waitUntil);
    await vi.advanceTimersByTimeAsync(1);
    expect(await kept.get(inBucket, waitUntil)).toBe(first);
  }
  expect(attempts).toBe(3);
});

it('never looks again where the index changes with the Worker alone', async () => {
  let attempts = 0;
  const kept = keepEngine(async () => {
    attempts++;
    return createFakeEngine();
  });
  await kept.get({}, waitUntil);
  await vi.advanceTimersByTimeAsync(86_400_000);
  await kept.get({}, waitUntil);
  expect(attempts).toBe(1);
});

it('reads the manifest again after a fault, and keeps the engine when the index is still the same', async () => {
  let version = 'one';
  let attempts = 0;
  const kept = keepEngine(async () => {
    attempts++;
    return createFakeEngine({ version });
  });
  const first = await kept.get({}, waitUntil);
  kept.distrust();
  expect(await kept.get({}, waitUntil)).toBe(first);
  expect(await kept.get({}, waitUntil)).toBe(first);
  expect(attempts).toBe(2);
  version = 'two';
  kept.distrust();
  expect((await kept.get({}, waitUntil)).version).toBe('two');
});
