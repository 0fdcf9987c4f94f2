/** The heaviest terms of a draft that few blocks of the dictionary hold. */
import { frequencyOf } from '../format/commonness.ts';
import type { Draft } from '../related/read-draft.ts';
import { weighTerm } from '../related/score-draft.ts';
import { inverseDocumentFrequency } from '../search/bm25.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

/**
 * Terms that are compared, and blocks of the dictionary that they may cost: with postings, positions and the
 * articles shown, an answer stays below the 50 fetches that a free plan allows.
 */
const MOST_TERMS = 400;
const MOST_BLOCKS = 32;

export interface ChosenTerms {
  terms: string[];
  /** Squared norm of the whole draft, terms that were not chosen included. */
  norm: number;
  /** Inverse document frequency of any of the draft's terms, as far as the table tells. */
  idfOf: (term: string) => number;
}

export async function chooseDraftTerms(
  reader: IndexReader,
  draft: Draft,
  costs: Costs,
): Promise<ChosenTerms> {
  const { documents } = reader.manifest;
  const table = await reader.block('commonness', 0, costs);
  const idfOf = (term: string) => {
    const frequency = frequencyOf(table, term);
    return frequency === 0 ? 0 : inverseDocumentFrequency(documents, Math.min(documents, frequency));
  };
  let norm = 0;
  const weighed: { term: string; weight: number }[] = [];
  for (const [term, u] of draft.frequencies) {
    const weight = weighTerm(u, idfOf(term));
    if (weight === 0) continue;
    norm += weight * weight;
    weighed.push({ term, weight });
  }
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  const chosen: string[] = [];
  const blocks = new Set<number>();
  for (const { term } of weighed) {
    if (chosen.length === MOST_TERMS) break;
    const [block = -1] = await reader.blocksOfKey('terms', term, costs);
    if (!blocks.has(block) && blocks.size >= MOST_BLOCKS) continue;
    blocks.add(block);
    chosen.push(term);
  }
  return { terms: chosen, norm, idfOf };
}
