import { IndexError } from '../index-error.ts';
import type { BlockStore } from './block-store.ts';

/** A store that has not answered after so many milliseconds counts as failed: asked again it mostly answers at once. */
const SLOW_MS = 5000;

/**
 * Reads a file, once more when the store fails or is too slow.
 *
 * @throws IndexError when it does so twice.
 */
export async function readTwice(
  store: BlockStore,
  file: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readInTime(store, file);
  } catch {
    try {
      return await readInTime(store, file);
    } catch {
      throw new IndexError('index_unreachable', 'The index cannot be read just now.');
    }
  }
}

// --- internal ---

async function readInTime(store: BlockStore, file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let timer!: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${file} did not come in time.`)), SLOW_MS);
  });
  try {
    return await Promise.race([store.read(file), late]);
  } finally {
    clearTimeout(timer);
  }
}
