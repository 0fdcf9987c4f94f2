import type { Relations } from '../../../index/related/relations.ts';
import type { Article } from '../../../src/article.ts';

/** An English article with nothing but what a test says of it. */
export function makeArticle(id: string, title: string, text: string, more: Partial<Article> = {}): Article {
  return { id, url: `/${id}/`, title, text, tags: [], authors: [], lang: 'en', links: [], ...more };
}

/** Relations of articles that have nothing to do with each other. */
export function noRelations(count: number): Relations {
  const none = () => Array.from({ length: count }, () => []);
  return { lists: none(), neighbours: none(), profiles: [], clusters: [], orphans: [], threshold: 0 };
}
