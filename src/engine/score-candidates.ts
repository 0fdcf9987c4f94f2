/** The second step of a search: MiniSearch itself scores the chosen candidates, and nothing else. */
import type { SearchResult } from 'minisearch';
import type { Costs } from '../store/costs.ts';
import { noteChosenLengths, type QueryTerm } from './candidates.ts';
import type { FieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { PackedMiniSearch } from './packed-minisearch.ts';

/** A candidate with MiniSearch's verdict. */
export interface ScoredCandidate {
  doc: number;
  /** Sum of BM25+ over the matched terms. */
  score: number;
  /** Terms of the index that matched. */
  terms: string[];
}

/** Scores `docs`, ascending article numbers, for any of the terms. */
export function scoreCandidates(
  reader: IndexReader,
  lengths: FieldLengths,
  terms: readonly QueryTerm[],
  docs: Uint32Array,
  fields: readonly string[],
  costs: Costs,
): ScoredCandidate[] {
  noteChosenLengths(terms, docs, lengths);
  costs.candidatesRanked += docs.length;
  const search = new PackedMiniSearch(reader, lengths, {
    tokenize: (term) => [term],
    processTerm: (term) => term,
  });
  const weights = new Map<string, number>();
  for (const { loaded, weight } of terms) {
    search.show(loaded, docs);
    weights.set(loaded.term, (weights.get(loaded.term) ?? 0) + weight);
  }
  const results: SearchResult[] = search.search(
    { combineWith: 'OR', queries: [...weights.keys()] },
    { fields: [...fields], boostTerm: (term) => weights.get(term) ?? 1 },
  );
  return results.map(({ id, score, queryTerms, terms: matched }) => ({
    doc: id as number,
    // MiniSearch multiplies by the number of matched query terms; the ranking damps that in its own way.
    score: score / (queryTerms.length || 1),
    terms: matched,
  }));
}
