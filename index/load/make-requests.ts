/** The requests of a mixed load, made from a corpus: the same for the same articles and seed. */
import type { Article } from '../../src/article.ts';

export const KINDS = ['search', 'related', 'suggest', 'page', 'draft'] as const;
export type Kind = (typeof KINDS)[number];

export interface LoadRequest {
  kind: Kind;
  path: string;
  body?: string;
}

/** Of a hundred requests, how many are of each kind. */
export const SHARES: Record<Kind, number> = { search: 40, related: 25, suggest: 20, page: 10, draft: 5 };

/** Characters of a draft's text. */
const DRAFT_LENGTH = 3000;

/** Makes one request after the other, for ever. */
export function createRequests(articles: readonly Article[], seed: number): () => LoadRequest {
  const random = createRandom(seed);
  const pick = () => articles[Math.floor(random() * articles.length)]!;
  const words = () => {
    const all = pick().title.match(/[\p{L}\p{N}]{2,}/gu) ?? ['the'];
    const start = Math.floor(random() * all.length);
    return all.slice(start, start + 1 + Math.floor(random() * 3)).join(' ');
  };
  const make: Record<Kind, () => Omit<LoadRequest, 'kind'>> = {
    search: () => ({ path: `/v1/search?q=${encodeURIComponent(words())}` }),
    related: () => ({ path: `/v1/related?id=${encodeURIComponent(pick().id)}` }),
    suggest: () => {
      const typed = words();
      return {
        path: `/v1/suggest?q=${encodeURIComponent(typed.slice(0, 1 + Math.floor(random() * typed.length)))}`,
      };
    },
    page: () => ({ path: `/search?q=${encodeURIComponent(words())}` }),
    draft: () => {
      const { title, text } = pick();
      return {
        path: '/v1/related',
        body: JSON.stringify({ title, text: text.slice(0, DRAFT_LENGTH) || title }),
      };
    },
  };
  return () => {
    const kind = BARREL[Math.floor(random() * BARREL.length)]!;
    return { kind, ...make[kind]() };
  };
}

// --- internal ---

/** Every kind as often as its share. */
const BARREL = KINDS.flatMap((kind) => Array<Kind>(SHARES[kind]).fill(kind));

/** Mulberry32: numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
