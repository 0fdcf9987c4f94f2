/**
 * Work shared over the cores: a task is named, its input goes to a thread, its answer comes back. One thread or none:
 * the same functions run here, so that nothing depends on how many there are. Knows nothing of what the tasks do.
 */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { doTask, type Shared, type TaskInput, type TaskName, type TaskOutput } from './tasks.ts';

export interface Pool {
  /** Threads that work; 1 is this one. */
  readonly size: number;
  /** Starts all threads ahead of the work: that takes them a while. */
  start(): void;
  /** Puts a value before every thread, under a name by which tasks find it. */
  share(name: string, value: unknown): void;
  /** Does one task; answers as the task does, or throws what it throws. What can wait is done when nothing else is to do. */
  run<N extends TaskName>(name: N, input: TaskInput<N>, canWait?: boolean): Promise<TaskOutput<N>>;
  /** Ends all threads. */
  close(): Promise<void>;
}

/** More threads than this wait for the one that hands out the work. */
const MOST_THREADS = 8;

/** Threads for this machine. */
export function countThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** Characters of text below which threads cost more than they bring. */
const WORTH_THREADS = 2_000_000;

/** Whether threads are worth it for work on these texts. */
export function isWorthThreads(texts: Iterable<string>): boolean {
  let characters = 0;
  for (const { length } of texts) characters += length;
  return characters >= WORTH_THREADS;
}

/** A pool of `size` threads, which start when there is work; of one, the work is done here. */
export function createPool(size: number): Pool {
  return size > 1 ? new ThreadPool(size) : new InlinePool();
}

// --- internal ---

class InlinePool implements Pool {
  readonly size = 1;
  readonly #shared: Shared = new Map();

  start(): void {}

  share(name: string, value: unknown): void {
    this.#shared.set(name, value);
  }

  async run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
    // A sign of life between two pieces of work.
    await new Promise(setImmediate);
    return doTask(name, input, this.#shared);
  }

  async close(): Promise<void> {
    this.#shared.clear();
  }
}

interface Job {
  message: { task: TaskName; input: unknown };
  resolve(output: never): void;
  reject(error: Error): void;
}

class ThreadPool implements Pool {
  readonly size: number;
  readonly #threads: Worker[] = [];
  readonly #idle: Worker[] = [];
  /** What threads that start later must be told first. */
  readonly #shared = new Map<string, unknown>();
  readonly #waiting: Job[] = [];
  /** What is done when nothing else waits. */
  readonly #patient: Job[] = [];
  readonly #busy = new Map<Worker, Job>();

  constructor(size: number) {
    this.size = size;
  }

  start(): void {
    while (this.#threads.length < this.size) this.#startOne();
  }

  share(name: string, value: unknown): void {
    if (value === undefined) this.#shared.delete(name);
    else this.#shared.set(name, value);
    for (const thread of this.#threads) thread.postMessage({ share: name, value });
  }

  run<N extends TaskName>(task: N, input: TaskInput<N>, canWait = false): Promise<TaskOutput<N>> {
    return new Promise((resolve, reject) => {
      (canWait ? this.#patient : this.#waiting).push({ message: { task, input }, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #next(): void {
    while (this.#waiting.length + this.#patient.length > 0) {
      if (this.#idle.length === 0 && this.#threads.length < this.size) this.#startOne();
      if (this.#idle.length === 0) return;
      const thread = this.#idle.pop()!;
      const job = (this.#waiting.shift() ?? this.#patient.shift())!;
      this.#busy.set(thread, job);
      thread.ref();
      thread.postMessage(job.message);
    }
  }

  #startOne(): void {
    const thread = startThread();
    this.#threads.push(thread);
    this.#idle.push(thread);
    for (const [name, value] of this.#shared) thread.postMessage({ share: name, value });
    // Idle threads keep no process alive.
    thread.unref();
    thread.on('message', ({ output, error }: { output: never; error?: Error }) => {
      const job = this.#busy.get(thread)!;
      this.#busy.delete(thread);
      this.#idle.push(thread);
      thread.unref();
      if (error) job.reject(error);
      else job.resolve(output);
      this.#next();
    });
    thread.on('error', (error: Error) => {
      // A thread that died, of memory say, takes all work with it: nobody shall wait for ever.
      const unmade = [...this.#busy.values(), ...this.#waiting.splice(0), ...this.#patient.splice(0)];
      for (const job of unmade) job.reject(error);
      this.#busy.clear();
    });
  }
}

const IS_SOURCE = import.meta.url.endsWith('.ts');

/** Beside this module, read by tsx as this is; or, in the package, beside the bundle that holds it. */
function startThread(): Worker {
  if (!IS_SOURCE) return new Worker(new URL('./build-thread.js', import.meta.url));
  const tsxRoot = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const tsx = new URL('./dist/esm/api/index.mjs', tsxRoot).href;
  const entry = new URL('./thread.ts', import.meta.url).href;
  const script = `import('${tsx}').then(({ register }) => { register(); return import('${entry}'); })`;
  return new Worker(script, { eval: true, execArgv: [] });
}
