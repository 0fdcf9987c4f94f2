/** What to look for in the texts of hits, and the passage of a hit that answers the query best. */
import type { StoredArticle } from '../format/docs.ts';
import { createMatcher, type Matcher } from '../search/find-matches.ts';
import { makeSnippet } from '../search/make-snippet.ts';
import type { QueryMeaning } from '../search/query-words.ts';
import type { ResolvedQuery } from './resolve-query.ts';
import type { HitFacts } from './to-hit.ts';

/** A phrase outweighs any one of its words. */
const PHRASE_WEIGHT = 20;

/** A matcher of the query's words in all their forms, and of its phrases as typed. */
export function createQueryMatcher({ concepts, words }: ResolvedQuery, { phrases }: QueryMeaning): Matcher {
  return createMatcher(
    concepts.map(({ idf, terms }, number) => {
      const forms = terms.flatMap(({ entry }) => entry.forms);
      const typed = words.find(({ term }) => term === number)?.form ?? -1;
      return { forms: typed > 0 ? [forms[typed]!, ...forms] : forms, weight: idf };
    }),
    phrases.map((phrase) => ({ words: phrase.words.map(({ form }) => [form]), weight: PHRASE_WEIGHT })),
  );
}

/** The best passage of an article; nothing when only its title matches. */
export function showPassage(
  article: StoredArticle,
  matcher: Matcher,
): Pick<HitFacts, 'excerpt' | 'plain_excerpt'> {
  const snippet = makeSnippet(article.text, matcher);
  return snippet ? { excerpt: snippet.excerpt, plain_excerpt: snippet.plain } : {};
}
