/** A link as written to the form that the corpus's URLs have. Knows nothing of which articles exist. */

/** A host that no site has, so that paths can be resolved at all. */
const NOWHERE = 'http://nowhere.invalid';

/**
 * Resolves a link against the article that holds it: absolute within the site where the site's host is left out
 * or named, else absolute. Without fragment. Undefined for what leads to no page (`mailto:`, `#note`).
 */
export function resolveLink(href: string, articleUrl: string, site?: string): string | undefined {
  if (href === '' || href.startsWith('#')) return undefined;
  let url: URL;
  let base: URL;
  try {
    base = new URL(articleUrl, site ?? NOWHERE);
    url = new URL(href, base);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  const isWithin = url.host === base.host || (site !== undefined && url.host === new URL(site).host);
  const showsHost = /^https?:/.test(articleUrl);
  return isWithin && !showsHost ? url.pathname + url.search : url.href;
}
