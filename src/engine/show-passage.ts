/** The passage of a hit that answers the query best, with what matched marked. */
import type { Analyzer } from '../analysis/analyzer.ts';
import type { StoredArticle } from '../format/docs.ts';
import type { ResolvedQuery } from './resolve-query.ts';
import type { HitFacts } from './to-hit.ts';

export function showPassage(
  _article: StoredArticle,
  _query: ResolvedQuery,
  _analyzers: readonly Analyzer[],
): Pick<HitFacts, 'excerpt' | 'plain_excerpt'> {
  return {};
}
