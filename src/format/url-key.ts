/**
 * What is compared of a URL when an article is asked for by it: the path, decoded, without origin, fragment, `index.html`
 * and a slash at the end, and of its query what tells this site's articles apart, as `/?p=1` and `/?p=2` do. Whatever else a
 * query says (where a visitor comes from, which page of the comments) leads to the same article.
 */

/**
 * @param parameters Names of the query's parameters that count: the manifest's `urlParameters`.
 * @returns `/path`, or `/path?a=1&b=2` with the parameters sorted by name.
 */
export function normalizeUrl(url: string, parameters: readonly string[]): string {
  const local = url.trim().replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const [, path = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(local) ?? [];
  return normalizePath(path) + keepParameters(query, parameters);
}

// --- internal ---

function normalizePath(path: string): string {
  const bare = path.replace(/\/index\.html?$/i, '/').replace(/\/+$/, '');
  const rooted = bare.startsWith('/') ? bare : `/${bare}`;
  try {
    return decodeURI(rooted).normalize('NFC');
  } catch {
    return rooted;
  }
}

function keepParameters(query: string, parameters: readonly string[]): string {
  if (query === '' || parameters.length === 0) return '';
  const kept = new URLSearchParams(
    [...new URLSearchParams(query)].filter(([name]) => parameters.includes(name)),
  );
  kept.sort();
  const written = kept.toString();
  return written === '' ? '' : `?${written}`;
}
