import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

it('does not wait for ever on an opening that another request has begun', async () => {
  let attempts = 0;
  const engine = createFakeEngine();
  const kept = keepEngine(() =>
    attempts++ === 0 ? new Promise<Engine>(() => undefined) : Promise.resolve(engine),
  );
  void kept.get({}, waitUntil);
  const second = kept.get({}, waitUntil);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await second).toBe(engine);
  expect(await kept.get({}, waitUntil)).toBe(engine);
  expect(attempts).toBe(2);
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
