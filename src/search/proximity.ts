/** Words of the query that stand together in an article, as they do in the query, count more. */
import type { Places } from './places.ts';

/** Words that may stand between two that are "near", plus one. */
const NEAR_WORDS = 8;
/** How far apart in the query two words may be to count as a pair. */
const NEAR_TERMS = 4;
/** Weight of standing near, and of standing in order at most one word apart. */
const NEAR = 1.4;
const ORDERED = 0.3;

/** One word of the query: which term, and how rare that is. */
export interface PairedWord {
  term: number;
  idf: number;
}

/**
 * Σ over pairs of query words of their mean idf × how near they stand:
 *
 *     1.4 · sat(Σ 1/|gap|, |gap| ≤ 8) / distance in the query  +  0.3 · sat(times in order within 2), neighbours only
 *     sat(n) = 4n / (n + 3)
 */
export function scoreProximity(
  words: readonly PairedWord[],
  placesOf: (term: number) => Places | undefined,
): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const first = placesOf(words[i]!.term);
    if (!first) continue;
    for (let j = i + 1; j < words.length && j <= i + NEAR_TERMS; j++) {
      const second = words[i]!.term === words[j]!.term ? undefined : placesOf(words[j]!.term);
      if (!second) continue;
      const weight = (words[i]!.idf + words[j]!.idf) / 2;
      const { near, ordered } = measureCloseness(first.positions, second.positions);
      sum += (NEAR * weight * saturate(near)) / (j - i);
      if (j === i + 1) sum += ORDERED * weight * saturate(ordered);
    }
  }
  return sum;
}

/** Σ 1/|gap| over places at most `NEAR_WORDS` apart, and how often `b` follows `a` at once or after one word. */
export function measureCloseness(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { near: number; ordered: number } {
  let near = 0;
  let ordered = 0;
  let low = 0;
  for (let i = 0; i < a.length; i++) {
    const place = a[i]!;
    while (low < b.length && b[low]! < place - NEAR_WORDS) low++;
    for (let j = low; j < b.length && b[j]! <= place + NEAR_WORDS; j++) {
      const gap = b[j]! - place;
      if (gap === 0) continue;
      near += 1 / Math.abs(gap);
      if (gap > 0 && gap <= 2) ordered++;
    }
  }
  return { near, ordered };
}

function saturate(n: number): number {
  return (4 * n) / (n + 3);
}
