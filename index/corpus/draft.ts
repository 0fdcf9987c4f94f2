import type { EditorsChoice } from '../../src/article.ts';

/** What a reader found in a source, not yet validated; everything optional may be missing or wrong. */
export interface Draft {
  /** Where it stands, for problems: path as the user would name it, and the 1-based line it starts at. */
  file: string;
  line?: number;
  /** Lines of single fields, where they are known: `{"date": 4}`. */
  lines?: Record<string, number>;
  id?: string;
  url?: string;
  title?: string;
  /** Plain text, paragraphs separated by one blank line; boilerplate still in it. */
  text: string;
  date?: string;
  /** From when on it is out of date. */
  expires?: string;
  tags?: string[];
  authors?: string[];
  lang?: string;
  summary?: string;
  image?: string;
  section?: string;
  /** Last part of its URL, for URL patterns. */
  slug?: string;
  /** As written; `ref:NAME` for a link to another article by its file's name. */
  links?: string[];
  canonical?: string;
  /** `draft: true` or not yet published: never reaches the index. */
  draft?: boolean;
  /** `search: false` or `noindex`. */
  search?: boolean;
  related?: EditorsChoice;
  /** Whether its page marks what is to be found with `data-pagefind-body`: pages of one source that do not are left out. */
  hasBodyMark?: boolean;
}
