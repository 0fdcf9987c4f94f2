import type { AnalyticsEngineDataset, Fetcher, R2Bucket, RateLimit } from '@cloudflare/workers-types';

/** What the Worker is given by `wrangler.toml`: bindings and plain variables. All but the index are optional. */
export interface Env {
  /** The folder that `alongside build` writes, as static assets. */
  ASSETS?: Fetcher;
  /** The same files in an R2 bucket; goes before `ASSETS`. */
  INDEX?: R2Bucket;
  /** What every key of the index begins with in that bucket, such as `blog/`. @default nothing */
  INDEX_PREFIX?: string;
  /** Limits requests per address; without it nothing is limited. */
  RATE_LIMITER?: RateLimit;
  /** Counts queries, so that those without hits can be found; without it nothing is kept. */
  ANALYTICS?: AnalyticsEngineDataset;
  /** A secret of at least 16 characters that opens what is for editors only; without it that is closed. */
  EDITORS_TOKEN?: string;
  /** With `ANALYTICS`, to show editors what was not found: the account, the data set's name, a token that reads them. */
  ANALYTICS_ACCOUNT_ID?: string;
  ANALYTICS_DATASET?: string;
  ANALYTICS_TOKEN?: string;
  /** Where the SQL API stands, for tests. @default `https://api.cloudflare.com` */
  ANALYTICS_API?: string;
  /** Origins that may read the API from a browser, separated by commas. @default `*` */
  CORS_ORIGINS?: string;
  /** What the site is called, on pages and in the browser's list of search engines. @default the host's name */
  SITE_NAME?: string;
  /** The language of the pages' own words, such as `de`. @default `en` */
  SITE_LANG?: string;
  /** Where the site's articles stand, when their addresses in the index carry no host. @default this Worker's host */
  SITE_URL?: string;
  /** Address of the site that this Worker stands in front of; `edge/` says how. @default none */
  ORIGIN?: string;
  /** With `ORIGIN`: below which path the search and the API stand then. @default `/_alongside` */
  EDGE_PATH?: string;
  /** With `ORIGIN`: a CSS selector of the article within a page; its first match counts. @default `article` */
  EDGE_SELECTOR?: string;
  /** With `ORIGIN`: `after` the article, a list; or `paragraph:3`, one line after its third. @default `after` */
  EDGE_PLACE?: string;
  /** With `ORIGIN`: what that line begins with. @default `Related:` */
  EDGE_LABEL?: string;
  /** With `ORIGIN`: `1` gives hand-made "Related:" lines new links instead. @default `0` */
  EDGE_REPLACE?: string;
}
