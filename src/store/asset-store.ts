import type { Fetcher } from '@cloudflare/workers-types';
import type { BlockStore } from './block-store.ts';

/** Blocks as static assets behind the Worker: free to read, deployed together with the code. */
export class AssetStore implements BlockStore {
  /** @param assets The binding of `[assets]` in wrangler.toml. */
  constructor(private readonly assets: Pick<Fetcher, 'fetch'>) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const response = await this.assets.fetch(`https://index.invalid/${name}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`The assets answered ${response.status} for ${name}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
