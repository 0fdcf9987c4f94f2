import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlockStore } from '../../src/store/block-store.ts';

/** Blocks in a folder of this machine, where `alongside build` has written them. */
export class FolderStore implements BlockStore {
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return new Uint8Array(await readFile(join(this.folder, name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
