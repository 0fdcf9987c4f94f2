/**
 * Which URLs of a corpus may become a link: http(s) and site-relative ones. Everything else (`javascript:`,
 * `data:`, what no URL parser understands) is `undefined`, and the title stays text.
 */

/** Stands for the site when its address is unknown; never shown. */
const UNKNOWN_SITE = 'https://site.invalid';

/** Answers the URL as it can stand in `href`, absolute when `base` is given and relative to the site otherwise. */
export function toSafeUrl(url: string, base: string = UNKNOWN_SITE): string | undefined {
  const parsed = parse(url, base);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') return undefined;
  return parsed.origin === UNKNOWN_SITE ? parsed.pathname + parsed.search + parsed.hash : parsed.href;
}

function parse(url: string, base: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
