/** Limits how often one address may ask, where the Worker has the binding `RATE_LIMITER`. Keeps no address itself. */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import { RequestError } from './problem.ts';

export const limitRate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const limiter = c.env?.RATE_LIMITER;
  if (limiter && c.req.method !== 'OPTIONS') {
    const key = c.req.header('CF-Connecting-IP') ?? 'unknown';
    // A limiter that fails must not take the search down with it.
    const { success } = await limiter.limit({ key }).catch(() => ({ success: true }));
    if (!success) throw new RequestError('rate_limited', 'This address has asked too often.');
  }
  await next();
};
