/** The second step of a search: MiniSearch itself scores the chosen candidates, and nothing else. */
import type { SearchResult } from 'minisearch';
import { FIELDS } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import { noteChosenLengths, type QueryTerm } from './candidates.ts';
import type { FieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { PackedMiniSearch } from './packed-minisearch.ts';

/** Σ BM25+ over the matched terms, for each of `docs` (ascending article numbers) that any of the terms is in. */
export function scoreCandidates(
  reader: IndexReader,
  lengths: FieldLengths,
  terms: readonly QueryTerm[],
  docs: Uint32Array,
  costs: Costs,
): Map<number, number> {
  noteChosenLengths(terms, docs, lengths);
  costs.candidatesRanked += docs.length;
  const search = new PackedMiniSearch(reader, lengths, {
    tokenize: (term) => [term],
    processTerm: (term) => term,
  });
  const weights = new Map<string, number>();
  const queries = terms.map(({ loaded, weight, fields }) => {
    search.show(loaded, docs);
    weights.set(loaded.term, weight);
    return { queries: [loaded.term], fields: fields.map((field) => FIELDS[field]!) };
  });
  const results: SearchResult[] = search.search(
    { combineWith: 'OR', queries },
    { boostTerm: (term) => weights.get(term) ?? 1 },
  );
  return new Map(
    // MiniSearch multiplies by the number of matched query terms; the ranking damps that in its own way.
    results.map(({ id, score, queryTerms }) => [id as number, score / (queryTerms.length || 1)]),
  );
}
