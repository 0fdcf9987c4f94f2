import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
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

  /** Node's streams cost several times what they carry. */
  inflate(payload: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    return new Uint8Array(inflateRawSync(payload));
  }
}
