/** Joins the two: below one path the app answers, everywhere else the site does, with links from the app. */
import { Hono } from 'hono';
import type { Answer } from '../answers.ts';
import type { createApp } from '../app.ts';
import type { Env } from '../http/env.ts';
import { serveInFront } from './serve-in-front.ts';
import { readEdgeSettings } from './settings.ts';

type Fetch = (
  request: Request,
  env: Env & { ORIGIN: string },
  context?: ExecutionContext,
) => Promise<Response>;

/** Answers for a site that stands behind the Worker. */
export function createFront(app: ReturnType<typeof createApp>): Fetch {
  const mounted = new Map<string, Hono>();

  async function findLinks(
    address: string,
    env: Env,
    context?: ExecutionContext,
  ): Promise<Answer | undefined> {
    // A page is no request of its visitor to the API.
    const { RATE_LIMITER: _, ...unlimited } = env;
    const response = await app.request(
      `/v1/related?${new URLSearchParams({ url: address })}`,
      {},
      unlimited,
      context,
    );
    return response.ok ? response.json<Answer>() : undefined;
  }

  return async (request, env, context) => {
    const settings = readEdgeSettings(env);
    const { pathname } = new URL(request.url);
    if (pathname !== settings.path && !pathname.startsWith(`${settings.path}/`)) {
      return serveInFront(request, settings, (address) => findLinks(address, env, context));
    }
    const own = mounted.get(settings.path) ?? new Hono().route(settings.path, app);
    mounted.set(settings.path, own);
    return own.fetch(request, env, context);
  };
}
