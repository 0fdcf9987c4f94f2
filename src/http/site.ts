/** What pages and feeds need to know of the site: from the Worker's variables, else from the request itself. */
import type { Site } from '../pages/site.ts';
import type { AppContext } from './context.ts';

/** The site as its pages show it; its own address is known only when a variable tells it. */
export function readSite(c: AppContext): Site {
  const { SITE_NAME, SITE_URL: url, SITE_LANG } = c.env ?? {};
  return {
    name: SITE_NAME ?? nameOfHost(new URL(c.req.url).hostname),
    base: c.var.base,
    ...(url === undefined ? {} : { url }),
    ...(SITE_LANG === undefined ? {} : { lang: SITE_LANG }),
  };
}

/** The absolute address of a path of this app, such as `/search`; of the app itself for an empty one. */
export function toOwnAddress(c: AppContext, path: string): string {
  return new URL(c.req.url).origin + c.var.base + path;
}

/** An article's URL as another program can open it: site-relative ones become absolute. */
export function toAbsoluteUrl(c: AppContext, url: string): string {
  try {
    return new URL(url, c.env?.SITE_URL ?? c.req.url).href;
  } catch {
    return url;
  }
}

// --- internal ---

/** A machine that serves itself has no name to show. */
function nameOfHost(host: string): string {
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(host) ? 'Alongside' : host;
}
