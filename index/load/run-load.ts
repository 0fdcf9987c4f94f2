/** So many clients, each asking again as soon as it has its answer, for so long; every answer is read whole and timed. */
import { Agent, request as send } from 'node:http';
import { type HeapUsage, readIsolateHeap } from './isolate-heap.ts';
import { KINDS, type Kind, type LoadRequest } from './make-requests.ts';
import { readRuntimeMemory } from './process-memory.ts';

/** What the Worker's process held at one moment. */
export interface Sample {
  /** Seconds after the beginning. */
  at: number;
  /** Resident bytes of the runtime, isolates and all; undefined where the system does not tell. */
  resident: number | undefined;
  /** Bytes of blocks in the Worker's cache. */
  held: number;
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
  const look = async () => {
    const { body } = await ask(url, { path: '/held' }, agent).catch(() => ({ body: '{"bytes":0}' }));
    const at = (performance.now() - began) / 1000;
    const held = JSON.parse(body).bytes as number;
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
        const { status, body } = await ask(url, request, agent);
        bytes += body.length;
        if (status !== 200) fault = `${request.kind} ${status} ${/"code":"(\w+)"/.exec(body)?.[1] ?? ''}`;
      } catch (error) {
        fault = `${request.kind} ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`;
      }
      if (fault) errors[fault] = (errors[fault] ?? 0) + 1;
      else times[request.kind].push(performance.now() - asked);
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
  return { seconds: took, clients, times: sorted as Record<Kind, Float64Array>, errors, bytes, samples };
}

// --- internal ---

function ask(
  base: string,
  { path, body }: Pick<LoadRequest, 'path' | 'body'>,
  agent: Agent,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = send(`${base}${path}`, { agent, method }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
