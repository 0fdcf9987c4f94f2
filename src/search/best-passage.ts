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
  const terms = [...idfs.keys()].filter((term) => placesOf(term));
  const lists = terms.map((term) => placesOf(term)!.positions);
  const total = terms.reduce((sum, term) => sum + idfs[term]!, 0);
  // Of each list, the first place within the window and the first behind it.
  const tails = lists.map(() => 0);
  const heads = lists.map(() => 0);
  let sum = 0;
  let best = 0;
  while (best < total - 1e-9) {
    let next = -1;
    for (let i = 0; i < lists.length; i++) {
      if (heads[i]! >= lists[i]!.length) continue;
      if (next < 0 || lists[i]![heads[i]!]! < lists[next]![heads[next]!]!) next = i;
    }
    if (next < 0) break;
    const position = lists[next]![heads[next]!]!;
    if (heads[next]!++ === tails[next]) sum += idfs[terms[next]!]!;
    for (let i = 0; i < lists.length; i++) {
      const before = tails[i]!;
      while (tails[i]! < heads[i]! && lists[i]![tails[i]!]! < position - words) tails[i]!++;
      if (tails[i] === heads[i] && before < tails[i]!) sum -= idfs[terms[i]!]!;
    }
    if (sum > best) best = sum;
  }
  return best;
}
