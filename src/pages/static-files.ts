/**
 * The scripts and the stylesheet that the Worker serves from its own code, so that no page asks another host for
 * anything. `generated.ts` is made from `src/components/` by `npm run components`; a test says when it is stale.
 */
import { ALONGSIDE_JS, EXPLORER_CSS, EXPLORER_JS } from './generated.ts';

export interface StaticFile {
  type: string;
  body: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLESHEET = 'text/css; charset=utf-8';

/** By path. */
export const STATIC_FILES = {
  '/alongside.js': { type: SCRIPT, body: ALONGSIDE_JS },
  '/explorer.js': { type: SCRIPT, body: EXPLORER_JS },
  '/explorer.css': { type: STYLESHEET, body: EXPLORER_CSS },
} as const satisfies Record<string, StaticFile>;

/** No inline script or style, nothing from another host but the pictures of articles. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
