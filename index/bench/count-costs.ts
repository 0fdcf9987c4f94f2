/** What requests cost when nothing is cached: counted, not timed. Every request opens the index anew. */
import type { Article } from '../../src/article.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import type { Engine } from '../../src/engine.ts';
import type { BlockStore } from '../../src/store/block-store.ts';
import { type Costs, createCosts } from '../../src/store/costs.ts';
import { FIRST_TEN } from './contestants/alongside.ts';

/** Median, 95th percentile and maximum of one count. */
export type Spread = [median: number, p95: number, most: number];

export interface CountedCosts {
  request: string;
  requests: number;
  blocks: Spread;
  bytes: Spread;
  postings: Spread;
  candidates: Spread;
}

/** Searches, related lists and suggestions, each by a cold isolate; the manifest counts as a block. */
export async function countCosts(
  store: BlockStore,
  queries: readonly string[],
  articles: readonly Pick<Article, 'id'>[],
): Promise<CountedCosts[]> {
  const step = Math.max(1, Math.floor(articles.length / queries.length));
  const ids = queries.map((_query, i) => articles[(i * step) % articles.length]!.id);
  const answer = { limit: 5, offset: 0, filters: [], exclude: [], explain: false };
  return [
    await count('search, ten results', store, queries, (engine, q, costs) =>
      engine.search({ ...FIRST_TEN, q }, costs),
    ),
    await count('related by id, five links', store, ids, (engine, id, costs) =>
      engine.related({ ...answer, id }, costs),
    ),
    await count('suggestions for the first 4 letters', store, queries, (engine, q, costs) =>
      engine.suggest(q.slice(0, 4), 10, costs),
    ),
  ];
}

/** Searches of one to four words, each number by itself. */
export async function countByWords(store: BlockStore, queries: readonly string[]): Promise<CountedCosts[]> {
  const counted: CountedCosts[] = [];
  for (let words = 1; words <= 4; words++) {
    const own = queries.filter((q) => q.split(' ').length === words);
    if (own.length === 0) continue;
    const name = `search of ${words} ${words === 1 ? 'word' : 'words'}`;
    const ask = (engine: Engine, q: string, costs: Costs) => engine.search({ ...FIRST_TEN, q }, costs);
    counted.push(await count(name, store, own, ask));
  }
  return counted;
}

// --- internal ---

/** Counts what is really read, the manifest and the directories included. */
class CountingStore implements BlockStore {
  reads = 0;
  bytes = 0;
  constructor(private readonly store: BlockStore) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await this.store.read(name);
    this.reads++;
    this.bytes += bytes?.length ?? 0;
    return bytes;
  }
}

async function count(
  request: string,
  store: BlockStore,
  asked: readonly string[],
  ask: (engine: Engine, what: string, costs: Costs) => Promise<unknown>,
): Promise<CountedCosts> {
  const counts = {
    blocks: [] as number[],
    bytes: [] as number[],
    postings: [] as number[],
    candidates: [] as number[],
  };
  for (const what of asked) {
    const counting = new CountingStore(store);
    const costs = createCosts();
    await ask(await openEngine(counting), what, costs);
    counts.blocks.push(counting.reads);
    counts.bytes.push(counting.bytes);
    counts.postings.push(costs.postingsScanned);
    counts.candidates.push(costs.candidatesRanked);
  }
  return {
    request,
    requests: asked.length,
    blocks: toSpread(counts.blocks),
    bytes: toSpread(counts.bytes),
    postings: toSpread(counts.postings),
    candidates: toSpread(counts.candidates),
  };
}

function toSpread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return [at(0.5), at(0.95), at(1)];
}
