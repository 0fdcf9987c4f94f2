/** What the Worker's isolate has in memory, by the inspector of the local runtime (the DevTools protocol). */

export interface HeapUsage {
  /** Bytes of JavaScript objects, those included that the next garbage collection will find dead. */
  heap: number;
  /** Bytes of buffers beside the heap. */
  buffers: number;
}

/** Longest wait for the inspector, in milliseconds. */
const PATIENCE = 10_000;

/** Asks the inspector at a port of this machine; undefined when it does not answer. Leaves no connection open. */
export async function readIsolateHeap(port: number): Promise<HeapUsage | undefined> {
  const targets = await fetch(`http://127.0.0.1:${port}/json`).then(
    (response) => response.json() as Promise<{ webSocketDebuggerUrl: string }[]>,
    () => [],
  );
  const address = targets[0]?.webSocketDebuggerUrl;
  if (!address) return undefined;
  // The runtime answers no program that names no origin; Node's own class takes headers beside the address.
  const options = { headers: { Origin: 'http://localhost' } } as unknown as string[];
  const socket = new WebSocket(address, options);
  const usage = await new Promise<Record<string, number> | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE).unref();
    socket.addEventListener('error', () => resolve(undefined));
    socket.addEventListener('open', () => socket.send('{"id":1,"method":"Runtime.getHeapUsage"}'));
    socket.addEventListener('message', ({ data }) => {
      const { result } = JSON.parse(String(data));
      if (result?.usedSize !== undefined) resolve(result);
    });
  });
  socket.close();
  return usage && { heap: usage.usedSize!, buffers: usage.backingStorageSize ?? 0 };
}
