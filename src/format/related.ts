/**
 * Stored related lists with all that is shown of their links, several lists a block, in the same deflated
 * records as `docs.ts`: one block answers a request for the first few links.
 */
import type { Reason } from '../answers.ts';

/** How many links of a list carry their card; the rest name their article only. */
export const CARDS_PER_LIST = 5;

/** What is shown of a linked article without reading its block of `docs`. */
export interface Card {
  id: string;
  url: string;
  title: string;
  excerpt: string;
  image?: string;
  date?: string;
  authors: string[];
  tags: string[];
  section?: string;
  lang: string;
}

/** One link of a stored list. */
export interface StoredLink {
  doc: number;
  score: number;
  pinned?: true;
  reasons: Reason[];
  parts: Record<string, number>;
  card?: Card;
}

export interface StoredList {
  /** The article whose list it is. */
  article: Card;
  /** An editor switched the list off. */
  off?: true;
  /** Articles that an editor keeps out of it. */
  blocked?: Pick<Card, 'id' | 'url' | 'title'>[];
  links: StoredLink[];
}
