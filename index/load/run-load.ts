/** So many clients, each asking again shortly after its answer, for so long; every answer is read whole and timed. */
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.ts';
import { type HeapUsage, readIsolateHeap } from './isolate-heap.ts';
import { KINDS, type Kind, type LoadRequest } from './make-requests.ts';
import { readRuntimeMemory } from './process-memory.ts';

/** What the Worker's process held at one moment. */
export interface Sample {
  /** Seconds after the beginning. */
  at: number;
  /** Resident bytes of the runtime, isolates and all; undefined where the system does not tell. */
  resident: number | undefined;
  /** Bytes of blocks in the Worker's cache; undefined where the Worker did not tell. */
  held: number | undefined;
  /** What the Worker's isolate has; undefined where the inspector does not tell. */
  isolate: HeapUsage | undefined;
}

export interface LoadFigures {
  seconds: number;
  clients: number;
  /** Milliseconds of every answer by kind, ascending. */
  times: Record<Kind, Float64Array>;
  /** How often what went wrong: a status that is not 200, or a broken connection. */
  errors: Record<string, number>;
  /** Requests that were asked again, since their kept connection was closed before any byte of an answer. */
  retried: number;
  bytes: number;
  samples: Sample[];
}

export interface LoadOptions {
  url: string;
  /** Port of the runtime's inspector. */
  inspector: number;
  clients: number;
  seconds: number;
  next(): LoadRequest;
  onSample?(sample: Sample): void;
}

/**
 * Milliseconds between an answer and the next request: a client stands at the other end of a network. The local runtime
 * needs them too: it reads on as long as any connection has something to read, and only then looks at its timers and at the
 * other connections. Clients without a pause keep it so busy that some wait for many seconds.
 */
export const PAUSE_MS = 50;

/** Seconds between two looks at the memory. */
const SAMPLE_EVERY = 15;

export async function runLoad({
  url,
  inspector,
  clients,
  seconds,
  next,
  onSample,
}: LoadOptions): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients + 1 });
  const times = Object.fromEntries(KINDS.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>;
  const errors: Record<string, number> = {};
  const samples: Sample[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  let bytes = 0;
  let retried = 0;
  const look = async () => {
    const held = await ask(url, { path: '/held' }, agent).then(
      ({ body }) => JSON.parse(body).bytes as number,
      () => undefined,
    );
    const at = (performance.now() - began) / 1000;
    const sample = { at, resident: readRuntimeMemory(), held, isolate: await readIsolateHeap(inspector) };
    samples.push(sample);
    onSample?.(sample);
  };
  const client = async () => {
    while (performance.now() < end) {
      const request = next();
      const asked = performance.now();
      let fault: string | undefined;
      try {
        const answer = await ask(url, request, agent);
        bytes += answer.bytes;
        if (answer.isRetried) retried++;
        if (answer.status !== 200) fault = `${request.kind} ${answer.status} ${toCode(answer.body)}`;
      } catch (error) {
        fault = `${request.kind} ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`;
      }
      if (fault) errors[fault] = (errors[fault] ?? 0) + 1;
      else times[request.kind].push(performance.now() - asked);
      await sleep(PAUSE_MS);
    }
  };
  await look();
  const timer = setInterval(() => void look(), SAMPLE_EVERY * 1000);
  await Promise.all(Array.from({ length: clients }, client));
  clearInterval(timer);
  const took = (performance.now() - began) / 1000;
  await look();
  agent.destroy();
  const sorted = Object.fromEntries(KINDS.map((kind) => [kind, Float64Array.from(times[kind]).sort()]));
  return {
    seconds: took,
    clients,
    times: sorted as Record<Kind, Float64Array>,
    errors,
    retried,
    bytes,
    samples,
  };
}

// --- internal ---

/** The code of a problem document. */
const toCode = (body: string) => /"code":"(\w+)"/.exec(body)?.[1] ?? '';
