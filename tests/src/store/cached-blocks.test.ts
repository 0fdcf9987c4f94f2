import { describe, expect, it } from 'vitest';
import { sealBlock } from '../../../src/format/block.ts';
import type { BlockStore } from '../../../src/store/block-store.ts';
import { CachedBlocks } from '../../../src/store/cached-blocks.ts';
import { createCosts } from '../../../src/store/costs.ts';

/** A store of blocks named by their size in bytes, which counts and can be told to fail. */
class CountingStore implements BlockStore {
  reads = 0;
  failures = 0;

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    this.reads++;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.failures-- > 0) throw new Error('slow network');
    const size = Number.parseInt(name, 10);
    return Number.isNaN(size) ? undefined : sealBlock('terms', new Uint8Array(size));
  }
}

describe('cached blocks', () => {
  it('fetch a block once, however many requests want it at a time', async () => {
    const store = new CountingStore();
    const blocks = new CachedBlocks(store);
    const costs = createCosts();
    await Promise.all(Array.from({ length: 1000 }, () => blocks.get('terms', '100', costs)));
    expect(store.reads).toBe(1);
    expect(costs).toMatchObject({ blocksFetched: 1, bytesFetched: 116 });
  });

  it('never hold more than their budget', async () => {
    const blocks = new CachedBlocks(new CountingStore(), 10_000);
    for (let size = 0; size < 12_000; size += 97) {
      await blocks.get('terms', String(size), createCosts());
      expect(blocks.bytesHeld).toBeLessThanOrEqual(10_000);
    }
  });

  it('forget the least recently used block first', async () => {
    const store = new CountingStore();
    const blocks = new CachedBlocks(store, 1000);
    for (const name of ['300', '301', '300', '302', '303']) await blocks.get('terms', name, createCosts());
    await blocks.get('terms', '300', createCosts());
    expect(store.reads).toBe(4);
    await blocks.get('terms', '301', createCosts());
    expect(store.reads).toBe(5);
  });

  it('try a failing store once more, then say that the index cannot be reached', async () => {
    const store = new CountingStore();
    const blocks = new CachedBlocks(store);
    store.failures = 1;
    expect((await blocks.get('terms', '10', createCosts())).length).toBe(10);
    store.failures = 2;
    await expect(blocks.get('terms', '11', createCosts())).rejects.toMatchObject({
      code: 'index_unreachable',
    });
    expect((await blocks.get('terms', '11', createCosts())).length).toBe(11);
  });

  it('say that a missing block is missing', async () => {
    const blocks = new CachedBlocks(new CountingStore());
    await expect(blocks.get('terms', 'gone', createCosts())).rejects.toMatchObject({ code: 'index_damaged' });
  });
});
