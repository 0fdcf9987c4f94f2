/**
 * Measures one contestant in a process of its own: `node --expose-gc --import tsx measure.ts NAME DIR QUERIES`.
 * Prints one line of JSON.
 */
import { readFile } from 'node:fs/promises';
import { CONTESTANTS } from './contestants/contestants.ts';

export interface Measurement {
  /** From nothing in memory, the disk's cache warm, to the first answer; milliseconds. */
  firstAnswer: number;
  /** Heap and buffers held after the first answer, and after all queries; bytes. */
  heldFirst: number;
  heldAll: number;
  /** Warm queries, every one asked before; milliseconds. */
  median: number;
  p95: number;
  /** Ids for each query. */
  hits: string[][];
}

/** How often every query is timed after a first round that is not … */
const ROUNDS = 3;
/** … unless that takes longer than this, in milliseconds: then the first queries must do. */
const MOST_TIME = 20_000;

const [name, dir, queriesFile] = process.argv.slice(2);
const contestant = CONTESTANTS.find((one) => one.name === name);
if (!contestant || !dir || !queriesFile) throw new Error('measure.ts NAME DIR QUERIES');
const queries: string[] = JSON.parse(await readFile(queriesFile, 'utf8'));

const empty = bytesHeld();
const began = performance.now();
const answer = await contestant.open(dir);
await answer(queries[0]!);
const firstAnswer = performance.now() - began;
const heldFirst = bytesHeld() - empty;
const hits: string[][] = [];
for (const query of queries) hits.push(await answer(query));
const times: number[] = [];
const end = performance.now() + MOST_TIME;
for (const query of Array.from({ length: ROUNDS }, () => queries).flat()) {
  const asked = performance.now();
  if (asked > end) break;
  await answer(query);
  times.push(performance.now() - asked);
}
const heldAll = bytesHeld() - empty;
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(share * (times.length - 1))]!;
const measurement: Measurement = { firstAnswer, heldFirst, heldAll, median: at(0.5), p95: at(0.95), hits };
process.stdout.write(`${JSON.stringify(measurement)}\n`);
// Whoever answers must not be collected before it has been weighed.
if (typeof answer !== 'function') process.exitCode = 1;

function bytesHeld(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
