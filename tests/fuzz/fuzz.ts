/** A property of hostile input: always the same inputs, a bound for each, and a count that the run's end prints. */
import fc from 'fast-check';
import { it } from 'vitest';
import type {} from './task-meta.ts';

/** FUZZ_RUNS=100 tries a hundred times as many inputs. */
const TIMES = Number(process.env.FUZZ_RUNS ?? 1);

const SEED = 20260101;

/** CPU time that any one input may take, in milliseconds: work, because the machine may be busy with other things. */
const MOST_MS = 1000;

/** Runs `check` on `count` inputs, or as many times more as FUZZ_RUNS says; an input fails by throwing or by its work. */
export function fuzz<T>(
  name: string,
  count: number,
  arbitrary: fc.Arbitrary<T>,
  check: (input: T) => unknown,
): void {
  it(name, { timeout: 120_000 * Math.max(1, TIMES) }, async ({ task }) => {
    let slowest = 0;
    const property = fc.asyncProperty(arbitrary, async (input) => {
      const started = process.cpuUsage();
      await check(input);
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      slowest = Math.max(slowest, ms);
      if (ms > MOST_MS) throw new Error(`An input took ${ms} ms of CPU.`);
    });
    const numRuns = Math.ceil(count * TIMES);
    // Without shrinking: an input that takes long would be tried hundreds of times.
    await fc.assert(property, { numRuns, seed: SEED, endOnFailure: true });
    task.meta.inputs = numRuns;
    task.meta.slowest = slowest;
  });
}

/** Letters, marks and signs of all kinds, and what other fields took for something else. */
export const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\0',
    '\ufeff',
    '\u202e',
    '\u0301'.repeat(200),
    '\ud800',
    '__proto__',
    'constructor',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '&lt;b&gt;&amp;#60;',
    '<mark>',
    '茶'.repeat(100),
    'a'.repeat(5000),
  ),
);

/** Texts of pieces of a language in any order, some of them repeated many times. */
export function soupOf(...pieces: string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: oddText },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.nat(1000)).map(([one, times]) => one.repeat(times)),
    },
  );
  return fc.array(piece, { maxLength: 60 }).map((all) => all.join('').slice(0, 20_000));
}

/** A good text with a few places cut, doubled or overwritten. */
export function mutate(good: string, ...pieces: string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(20),
    piece: fc.oneof(fc.constantFrom(...pieces), oddText),
  });
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) =>
    changes.reduce((text, { at, length, piece }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + piece + text.slice(start + length);
    }, good),
  );
}
