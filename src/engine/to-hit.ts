/** What is stored of an article, as a hit of an answer. */
import type { Hit, IndexInfo } from '../answers.ts';
import type { StoredArticle } from '../format/docs.ts';
import type { Manifest } from '../format/manifest.ts';
import type { Card } from '../format/related.ts';
import { escapeHtml } from './escape-html.ts';

/** Characters of an excerpt that is no passage found by a query. */
const EXCERPT = 200;

export type HitFacts = Pick<Hit, 'score' | 'position'> &
  Partial<Pick<Hit, 'pinned' | 'reasons' | 'excerpt' | 'plain_excerpt' | 'parts' | 'copies'>>;

/** A hit of a stored article; its excerpt is its summary or opening unless a passage is given. */
export function toHit(article: StoredArticle, facts: HitFacts): Hit {
  return cardToHit(toCard(article, facts.plain_excerpt), {
    ...(article.copies === undefined ? {} : { copies: article.copies }),
    ...facts,
  });
}

/** A hit of a related link's card. */
export function cardToHit(card: Card, facts: HitFacts): Hit {
  return {
    id: card.id,
    url: card.url,
    title: card.title,
    excerpt: escapeHtml(card.excerpt),
    plain_excerpt: card.excerpt,
    image: card.image ?? null,
    date_published: card.date ?? null,
    authors: card.authors,
    tags: card.tags,
    section: card.section ?? null,
    lang: card.lang,
    pinned: false,
    reasons: [],
    ...facts,
  };
}

export function toCard(article: StoredArticle, excerpt = excerptOf(article)): Card {
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    excerpt,
    ...(article.image === undefined ? {} : { image: article.image }),
    ...(article.date === undefined ? {} : { date: article.date }),
    ...(article.section === undefined ? {} : { section: article.section }),
    authors: article.authors,
    tags: article.tags,
    lang: article.lang,
  };
}

/** The author's summary or the article's opening, cut at a word. */
export function excerptOf(article: Pick<StoredArticle, 'summary' | 'text'>): string {
  const text = (article.summary || article.text)
    .slice(0, 4 * EXCERPT)
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= EXCERPT) return text;
  const cut = text.slice(0, EXCERPT);
  const space = cut.lastIndexOf(' ');
  return `${(space > EXCERPT / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}

export function toIndexInfo({ version, builtAt, documents }: Manifest): IndexInfo {
  return { version, builtAt, documents };
}
