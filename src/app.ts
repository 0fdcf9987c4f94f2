/**
 * The Worker's routes, in one list. Requests come in; the engine, the pages and `http/` make the answers.
 * Can be mounted in another Hono app: `app.route('/related', alongside())`.
 */
import { type Handler, Hono } from 'hono';
import { basePath } from 'hono/route';
import { answerHealth, answerIndex } from './http/answer-index.ts';
import { answerRelated, answerRelatedToDraft } from './http/answer-related.ts';
import { answerSearch, showSearchPage } from './http/answer-search.ts';
import { answerSuggest } from './http/answer-suggest.ts';
import { answerUnanswered } from './http/answer-unanswered.ts';
import { PAGE_TYPE, respondByContent } from './http/cached-response.ts';
import { type AppContext, type AppEnv, waitUntil } from './http/context.ts';
import { secureResponse, shareWithOrigins, tellCosts } from './http/headers.ts';
import { type KeptEngine, keepEngine, type OpenEngine } from './http/kept-engine.ts';
import { openFromBindings } from './http/open-from-bindings.ts';
import { createDescription } from './http/openapi.ts';
import { describeSearchEngine } from './http/opensearch.ts';
import { RequestError, toProblemResponse } from './http/problem.ts';
import { limitRate } from './http/rate-limit.ts';
import { readSite, toOwnAddress } from './http/site.ts';
import { IndexError } from './index-error.ts';
import { renderExplorer } from './pages/explorer.ts';
import { STATIC_FILES } from './pages/static-files.ts';

export interface AppOptions {
  /** Opens the index. @default from the bindings `INDEX` (R2) or `ASSETS` */
  openEngine?: OpenEngine;
}

type Handle = (c: AppContext) => Response | Promise<Response>;

const ROUTES: Record<string, { GET: Handle; POST?: Handle }> = {
  '/': { GET: (c) => respondByContent(c, renderExplorer(readSite(c)), PAGE_TYPE) },
  '/search': { GET: showSearchPage },
  '/v1/related': { GET: answerRelated, POST: answerRelatedToDraft },
  '/v1/search': { GET: answerSearch },
  '/v1/suggest': { GET: answerSuggest },
  '/v1/index': { GET: answerIndex },
  '/v1/health': { GET: answerHealth },
  '/v1/unanswered': { GET: answerUnanswered },
  '/opensearch.xml': { GET: describeSearchEngine },
  '/openapi.json': {
    GET: (c) =>
      respondByContent(c, JSON.stringify(createDescription(toOwnAddress(c, ''))), 'application/json'),
  },
  ...Object.fromEntries(
    Object.entries(STATIC_FILES).map(([path, { body, type }]) => [
      path,
      { GET: (c: AppContext) => respondByContent(c, body, type) },
    ]),
  ),
};

/** The whole application; opens no index before the first request that needs one. */
export function createApp({ openEngine = openFromBindings }: AppOptions = {}): Hono<AppEnv> {
  const engine = keepEngine(openEngine);
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    if (error instanceof IndexError) engine.distrust();
    const response = toProblemResponse(error, c.get('renderProblem'));
    if (response.status === 500) console.error(error);
    return response;
  });
  app.use(tellCosts, secureResponse, shareWithOrigins, limitRate, async (c, next) => {
    c.set('base', basePath(c).replace(/\/$/, ''));
    c.set('openIndex', async () => {
      const opened = await engine.get(c.env ?? {}, (work) => waitUntil(c, work));
      c.set('indexVersion', opened.version);
      return opened;
    });
    await next();
  });
  for (const [path, { GET, POST }] of Object.entries(ROUTES)) {
    app.get(path, answerAnew(GET, engine));
    if (POST) app.post(path, answerAnew(POST, engine));
    app.all(path, refuseMethod(POST ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'));
  }
  app.all('*', () => {
    throw new RequestError('route_not_found', 'There is nothing at this address.', {
      allowed: Object.keys(ROUTES).join(', '),
    });
  });
  return app;
}

/** The same application under the name by which it is mounted. */
export { createApp as alongside };

// --- internal ---

/** Answers a second time when the index was replaced in the middle of the first, as a deploy may do. */
function answerAnew(handle: Handle, engine: KeptEngine): Handle {
  return async (c) => {
    try {
      return await handle(c);
    } catch (error) {
      const version = c.get('indexVersion');
      if (!(error instanceof IndexError) || version === undefined) throw error;
      engine.distrust();
      if ((await c.var.openIndex()).version === version) throw error;
      return handle(c);
    }
  };
}

function refuseMethod(allow: string): Handler<AppEnv> {
  return (c) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow });
    throw new RequestError('method_not_allowed', `${c.req.method} is not possible here.`, {
      allowed: allow,
      headers: { Allow: allow },
    });
  };
}
