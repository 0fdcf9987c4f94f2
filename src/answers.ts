/**
 * What the engine is asked and what it answers, which is also the JSON of the HTTP API: names here are
 * kept for good. Knows nothing of HTTP.
 */

/** `name:value` pairs of one `filter` parameter, all of which must hold; repeated parameters must all hold too. */
export interface Filter {
  field: 'tag' | 'author' | 'section' | 'lang' | 'year';
  value: string;
}

export type FacetField = Filter['field'];

export type Sort = 'relevance' | 'date:desc' | 'date:asc';

/** What search and related requests have in common; the HTTP layer has bounded every value. */
export interface AnswerOptions {
  /** How many hits, 1–100. */
  limit: number;
  /** How many hits to leave out at the start. */
  offset: number;
  filters: Filter[];
  /** First and last publication day, `YYYY-MM-DD`, both included. */
  since?: string;
  until?: string;
  /** Ids that are never hits. */
  exclude: string[];
  lang?: string;
  /** Adds `parts` to every hit: how its score came about. */
  explain: boolean;
}

export interface SearchRequest extends AnswerOptions {
  /** At most 256 characters and 32 terms. */
  q: string;
  facets: FacetField[];
  sort: Sort;
  operator: 'or' | 'and';
  /** The last word is still being typed: complete it. @default true */
  prefix: boolean;
}

/** Related links of an article of the corpus; exactly one of `id` and `url`. */
export interface RelatedRequest extends AnswerOptions {
  id?: string;
  url?: string;
  /** Least score, 0–100; undefined: the index's own default. */
  threshold?: number;
}

/** Related links for text that is not in the corpus (yet). */
export interface DraftRequest extends AnswerOptions {
  title: string;
  /** Plain text, paragraphs separated by a blank line. */
  text: string;
  tags: string[];
  /** `YYYY-MM-DD`; absent: guessed from the articles that the text is most like. */
  date?: string;
  threshold?: number;
}

export interface Reason {
  kind: 'terms' | 'tags' | 'author' | 'pinned';
  values: string[];
}

export interface Hit {
  id: string;
  url: string;
  title: string;
  /** HTML-escaped text with `<mark>` and nothing else. */
  excerpt: string;
  plain_excerpt: string;
  image: string | null;
  date_published: string | null;
  authors: string[];
  tags: string[];
  section: string | null;
  lang: string;
  score: number;
  /** 1 for the first hit of the whole answer, offset included. */
  position: number;
  pinned: boolean;
  reasons: Reason[];
  /** Near-copies of this article that are folded into this hit. */
  copies?: number;
  /** With `explain=1`: named parts of the score. */
  parts?: Record<string, number>;
}

export interface IndexInfo {
  /** Changes with every change of the index's content. */
  version: string;
  /** ISO 8601 instant, or null when the corpus carries no date. */
  builtAt: string | null;
  documents: number;
}

export interface Answer {
  hits: Hit[];
  query: string;
  limit: number;
  offset: number;
  totalHits: number;
  /** False: `totalHits` is a lower bound. */
  totalHitsExact: boolean;
  facetDistribution: Partial<Record<FacetField, Record<string, number>>>;
  /** "Did you mean": the query with unknown words corrected, and how many hits that has. `applied`: these hits are for it. */
  correction?: { query: string; totalHits: number; applied: boolean };
  /** Only when nothing matches: other wordings that do, and how many hits each has. */
  alternatives?: Alternative[];
  /** Related links only: the article that was asked about, so that a page can show it above its links. */
  article?: Hit;
  /** Related links with `explain=1`, where editors decided something beside their pins. */
  editors?: EditorsDecision;
  /** Only for a draft: articles that carry (nearly) the same text already. */
  duplicates?: Hit[];
  index: IndexInfo;
}

export interface EditorsDecision {
  /** The list is switched off. */
  off: boolean;
  /** Articles that it never names. */
  blocked: { id: string; url: string; title: string }[];
}

export interface Alternative {
  query: string;
  totalHits: number;
}

/** One completion of what a visitor has typed. */
export interface Suggestion {
  text: string;
  /** The article of that title; null for a phrase. */
  url: string | null;
}

export interface SuggestAnswer {
  query: string;
  suggestions: Suggestion[];
  index: IndexInfo;
}

/** `GET /v1/index`. */
export interface IndexDescription extends IndexInfo {
  format: number;
  languages: Record<string, number>;
  /** Bytes and blocks of every section of the index. */
  sections: Record<string, { blocks: number; bytes: number }>;
}
