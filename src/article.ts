/**
 * The shape of one article: what the build makes of a draft and what the Worker shows of it.
 * Knows nothing of files, formats or ranking.
 */

/** One validated, cleaned article of a corpus. */
export interface Article {
  /** Unique within the corpus; a path-like name such as `2020/green-tea`. */
  id: string;
  /** Where a reader finds it: absolute, or absolute within the site (`/2020/green-tea/`). */
  url: string;
  title: string;
  /** What the article says: plain text, paragraphs separated by one blank line, boilerplate left out. */
  text: string;
  /** Publication day, `YYYY-MM-DD`; never a "last modified". */
  date?: string;
  tags: string[];
  authors: string[];
  /** BCP 47 primary language subtag in lower case, such as `en` or `zh`. */
  lang: string;
  /** The author's own summary, when there is one. */
  summary?: string;
  /** URL of a picture that stands for the article. */
  image?: string;
  /** First part of the path of the URL, or what the source says; groups articles of one kind. */
  section?: string;
  /** URLs that the body links to, as written, in order, without repeats. */
  links: string[];
  /** `rel=canonical`, when it names another address than `url`. */
  canonical?: string;
  /** What an editor decided about this article's related list. */
  related?: EditorsChoice;
}

/** An editor's hand on one related list; articles are named by id or URL. */
export interface EditorsChoice {
  /** Shown first, in this order. */
  pin?: string[];
  /** Never shown. */
  block?: string[];
  /** No related list at all. */
  off?: boolean;
}
