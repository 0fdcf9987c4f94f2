/** What a build is told to do, with every path and default settled. Knows nothing of how it was written down. */
import type { Recency } from '../../src/related/weights.ts';
import type { Format } from '../readers/reader.ts';

export interface Config {
  /** Folder that relative paths start from; absolute. */
  cwd: string;
  sources: Source[];
  /** Folder that the index is written to; absolute. */
  out: string;
  /** Folder for what one build leaves for the next; absolute. Absent: nothing is kept. */
  cache?: string;
  /** `https://example.org`: links to it count as links within the site. */
  site?: string;
  /** Language of an article that neither says nor shows one. */
  lang: string;
  /** A day: articles dated after it, or expired by it, stay out. Absent: every article is kept. */
  asOf?: string;
  /** Bad dates and the like become absent instead of problems: for measuring data sets. */
  lenient: boolean;
  /** Largest file that is read as one article, in bytes. */
  maxFileBytes: number;
  /** File with editors' rules for single articles; absolute. */
  rules?: string;
  boilerplate: BoilerplateOptions;
  related: RelatedOptions;
}

/** One folder or file of articles, with its own settings. */
export interface Source {
  /** As the user wrote it: problems name files below it in the same way. */
  path: string;
  /** Reads every file as this format, whatever its name says. */
  format?: Format;
  /** Pattern for the URL of an article that has none, such as `/:path/`. Absent: by format. */
  url?: string;
  /** Only files that match one of these globs, below the source; empty for all. */
  include: string[];
  /** No file that matches one of these globs. */
  exclude: string[];
  /** Which metadata keys mean which field, before the usual names: `{"tags": ["topics"]}`. */
  fields: Partial<Record<FieldName, string[]>>;
  /** For a source on the web, or a list of addresses: how its pages are fetched. */
  crawl?: CrawlOptions;
  /** What an article of this source is when it does not say otherwise. */
  defaults: { lang?: string; section?: string; tags?: string[]; authors?: string[]; image?: string };
}

/** How the pages of a site are fetched. */
export interface CrawlOptions {
  /** Hosts besides the site's own whose pages are fetched, such as `docs.example.org`. */
  hosts: string[];
  /** Host names that may stand for a private address, such as `localhost`. */
  privateHosts: string[];
  /** Most pages. */
  pages: number;
  /** Most megabytes of all answers together, unpacked. */
  megabytes: number;
  /** Most minutes for all of it. */
  minutes: number;
  /** Requests under way at a time. */
  concurrency: number;
  /** Least time between two requests to a host; its robots.txt may ask for more. */
  delaySeconds: number;
  /** Most seconds for one answer. */
  timeoutSeconds: number;
  /** How we introduce ourselves; robots.txt knows us by the first word. */
  userAgent: string;
  /** Folder that answers are kept in between builds; absolute. */
  cache: string;
}

/** The fields that an article's metadata can fill. */
export const FIELD_NAMES = [
  'id',
  'title',
  'url',
  'date',
  'expires',
  'tags',
  'authors',
  'lang',
  'summary',
  'image',
  'section',
  'canonical',
  'slug',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface BoilerplateOptions {
  /** Leave out lines such as `Related: …`, sign-up sentences, share and follow lines. */
  patterns: boolean;
  /** Leave out blocks that many articles share word for word. */
  shared: boolean;
}

/** Options of the related lists; what is absent is the recipe's own default. */
export interface RelatedOptions {
  /** Links with a lower score than this, 0–100, are not shown. */
  threshold?: number;
  /** Links stored per article, at most 20. */
  limit?: number;
  /** How near publication dates raise a score. */
  recency?: Recency;
  /** Nothing published after the article comes into its list. @default false */
  olderOnly?: boolean;
  /** Articles of different languages may name each other. @default false */
  acrossLanguages?: boolean;
}
