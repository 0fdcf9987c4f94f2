/** How much memory the Workers runtime below this process takes, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of all `workerd` processes that descend from this one; undefined where the system does not tell. */
export function readRuntimeMemory(): number | undefined {
  try {
    const parents = new Map<number, number>();
    const runtimes: number[] = [];
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const status = readStatus(name);
      if (!status) continue;
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      if (/^Name:\s*workerd$/m.test(status)) runtimes.push(Number(name));
    }
    const ours = runtimes.filter((pid) => descends(pid, parents));
    if (ours.length === 0) return undefined;
    const kilobytes = (pid: number) => Number(/^VmRSS:\s*(\d+)/m.exec(readStatus(`${pid}`) ?? '')?.[1] ?? 0);
    return ours.reduce((sum, pid) => sum + kilobytes(pid) * 1024, 0);
  } catch {
    return undefined;
  }
}

// --- internal ---

/** A process may end while it is looked at. */
function readStatus(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined;
  }
}

function descends(pid: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === process.pid) return true;
  return false;
}
