/** How much of a query one passage of an article answers. */
import type { Places } from './places.ts';

/** Length of a passage in words: a paragraph's. */
const PASSAGE_WORDS = 50;

/** The greatest Σ idf of different terms that stand within one passage of `words` words; `idfs` by term. */
export function weighBestPassage(
  idfs: readonly number[],
  placesOf: (term: number) => Places | undefined,
  words = PASSAGE_WORDS,
): number {
  const events: { position: number; term: number }[] = [];
  idfs.forEach((_, term) => {
    const positions = placesOf(term)?.positions ?? [];
    for (let i = 0; i < positions.length; i++) events.push({ position: positions[i]!, term });
  });
  events.sort((a, b) => a.position - b.position);
  const counts = new Uint32Array(idfs.length);
  let sum = 0;
  let best = 0;
  let first = 0;
  for (const { position, term } of events) {
    if (counts[term]!++ === 0) sum += idfs[term]!;
    while (events[first]!.position < position - words) {
      const left = events[first++]!.term;
      if (--counts[left]! === 0) sum -= idfs[left]!;
    }
    if (sum > best) best = sum;
  }
  return best;
}
