import type { BlockStore } from './block-store.ts';

/** Blocks that a build has just made and nobody has written yet. */
export class MemoryStore implements BlockStore {
  constructor(private readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.files.get(name);
  }
}
