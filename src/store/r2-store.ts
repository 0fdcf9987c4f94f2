import type { R2Bucket } from '@cloudflare/workers-types';
import type { BlockStore } from './block-store.ts';

/** Blocks in an R2 bucket: room for any corpus, published without a deploy, paid by the read. */
export class R2Store implements BlockStore {
  /** @param prefix What every key of this index begins with, such as `blog/`; empty by default. */
  constructor(
    private readonly bucket: Pick<R2Bucket, 'get'>,
    private readonly prefix = '',
  ) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const object = await this.bucket.get(this.prefix + name);
    return object === null ? undefined : new Uint8Array(await object.arrayBuffer());
  }
}
