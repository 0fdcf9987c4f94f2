/** What a load has shown, as the page `docs/load.md`. */
import { KINDS, SHARES } from './make-requests.ts';
import { type LoadFigures, PAUSE_MS, type Sample } from './run-load.ts';

export interface LoadPage extends LoadFigures {
  corpus: string;
  articles: number;
  /** Bytes of blocks that the Worker may keep. */
  budget: number;
  /** Such as `Node 20.20.2, 2 cores`. */
  machine: string;
  command: string;
}

export function renderLoad(page: LoadPage): string {
  const { seconds, clients, times, errors, samples } = page;
  const all = Float64Array.from(KINDS.flatMap((kind) => [...times[kind]])).sort();
  const rows = [
    ...KINDS.map((kind) => toRow(`${kind} (${SHARES[kind]} %)`, times[kind])),
    toRow('**all**', all),
  ];
  const failed = Object.values(errors).reduce((sum, count) => sum + count, 0);
  return `# Load

Printed by \`${page.command}\` on ${page.machine}, the clients beside the Worker on the same cores.

${clients} clients ask the Worker in the Workers runtime for ${toMinutes(seconds)}, over ${page.articles.toLocaleString('en')} articles of ${page.corpus}. Each asks again
${PAUSE_MS} ms after its answer, as over a network. **Times belong to the machine**: with ${clients} clients on a few cores they tell mostly how
long a request waits for its turn. Counts of errors and bytes held do not.

| requests | answered | median | 95th percentile | 99th | most |
|---|---|---|---|---|---|
${rows.join('\n')}

${(all.length / seconds).toFixed(0)} answers a second, ${(page.bytes / 1e6).toFixed(0)} MB of them. **Errors: ${failed.toLocaleString('en')}**${listErrors(errors)}.
Asked again: ${page.retried.toLocaleString('en')}. The runtime closes a connection on which it has read nothing for five seconds, even when a request has come
meanwhile that it had no time to read. Then no byte is answered, and a client asks once more over another connection.

## Memory

What counts on the platform is the isolate: it may have 128 MiB, heap and buffers together. Here nothing presses it to
collect its garbage, so the heap below includes what is dead; at most ${toMegabytes(Math.max(...samples.map(toKept)))} together. The blocks in its cache never pass ${toMegabytes(page.budget)} (the budget); at most ${toMegabytes(Math.max(...samples.map(({ held }) => held ?? 0)))} were held. The
process is the whole local runtime, which sets its isolates no limit and gives memory back late: the Worker's isolate, the
one that serves the assets, and the program itself.

| after | blocks held | heap | buffers | memory of the process |
|---|---|---|---|---|
${chooseSamples(samples)
  .map(
    ({ at, held, isolate, resident }) =>
      `| ${toMinutes(at)} | ${toMegabytes(held)} | ${toMegabytes(isolate?.heap)} | ${toMegabytes(isolate?.buffers)} | ${toMegabytes(resident)} |`,
  )
  .join('\n')}
`;
}

// --- internal ---

function toRow(name: string, times: Float64Array): string {
  const at = (share: number) =>
    times.length === 0
      ? '–'
      : `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0)} ms`;
  return `| ${name} | ${times.length.toLocaleString('en')} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} |`;
}

function listErrors(errors: Record<string, number>): string {
  const named = Object.entries(errors).map(([what, count]) => `${what} ${count} times`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

/** About a dozen, spread over the time. */
function chooseSamples(samples: readonly Sample[]): Sample[] {
  const step = Math.max(1, Math.floor(samples.length / 11));
  return samples.filter((_, i) => i % step === 0 || i === samples.length - 1);
}

const toKept = ({ isolate }: Sample) => (isolate ? isolate.heap + isolate.buffers : 0);

const toMegabytes = (bytes: number | undefined) =>
  bytes === undefined ? 'not told' : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

const toMinutes = (seconds: number) =>
  seconds < 90 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(1)} min`;
