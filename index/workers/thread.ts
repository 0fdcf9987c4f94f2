/** What a thread of the pool runs: takes tasks one after the other, and says what came of each. */
import { parentPort } from 'node:worker_threads';
import { doTask, type Shared, type TaskName } from './tasks.ts';

type Message = { share: string; value: unknown } | { task: TaskName; input: never };

const shared: Shared = new Map();

parentPort!.on('message', async (message: Message) => {
  if ('share' in message) {
    shared.set(message.share, message.value);
    return;
  }
  try {
    const output = await doTask(message.task, message.input, shared);
    parentPort!.postMessage({ output }, listBuffers(output));
  } catch (error) {
    parentPort!.postMessage({ error });
  }
});

/** The memory of an answer's typed arrays is handed over, not copied. */
function listBuffers(output: unknown): ArrayBuffer[] {
  const values =
    Array.isArray(output) || ArrayBuffer.isView(output) ? [output].flat() : Object.values(output ?? {});
  const whole = values.flatMap((value) =>
    ArrayBuffer.isView(value) &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
  return [...new Set(whole)];
}
