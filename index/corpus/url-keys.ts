/** How the URLs of a corpus are compared, where one article names another by it. */
import type { Article } from '../../src/article.ts';
import { normalizeUrl } from '../../src/format/url-key.ts';
import { findUrlParameters } from './url-parameters.ts';

export interface UrlKeys {
  /** What names the page on its own site: path, and what the query tells apart. */
  toPath(url: string): string;
  /** The same with the host, where the URL has one: the same path on another host is another page. */
  toKey(url: string): string;
}

export function createUrlKeys(articles: readonly Article[]): UrlKeys {
  const parameters = findUrlParameters(articles);
  const toPath = (url: string) => normalizeUrl(url, parameters);
  const originOf = (url: string) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? '';
  return { toPath, toKey: (url) => originOf(url) + toPath(url) };
}
