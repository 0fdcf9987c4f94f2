/** How many of the matching articles carry each value of a facet field. */
import type { Answer, FacetField } from '../answers.ts';
import { countFacet } from '../search/count-facets.ts';
import type { Costs } from '../store/costs.ts';
import { readFacetValues } from './allowed-docs.ts';
import type { IndexReader } from './index-reader.ts';

/** @param matching 1 for every article that matches. */
export async function countFacets(
  reader: IndexReader,
  fields: readonly FacetField[],
  matching: Uint8Array,
  costs: Costs,
): Promise<Answer['facetDistribution']> {
  const counted = await Promise.all(
    fields.map(
      async (field) => [field, countFacet(await readFacetValues(reader, field, costs), matching)] as const,
    ),
  );
  return Object.fromEntries(counted);
}
