import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockStore } from '../../src/store/block-store.ts';

/** Blocks in a folder of this machine, where `alongside build` has written them. */
export class FolderStore implements BlockStore {
  constructor(private readonly folder: string) {}

  /** Reads at once: of files this small, handing the reading to another thread is most of the work. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return new Uint8Array(readFileSync(join(this.folder, name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
