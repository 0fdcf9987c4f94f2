import { Hono } from 'hono';
import type { Engine } from './engine.ts';

export interface AlongsideOptions {
  openEngine?: (env: Env) => Promise<Engine>;
}
export interface Env {
  ASSETS?: Fetcher;
}
/** The Worker's routes. */
export function createApp(_options: AlongsideOptions = {}): Hono<{ Bindings: Env }> {
  const app = new Hono<{ Bindings: Env }>();
  app.get('/v1/health', (c) => c.json({ ok: false }, 503));
  return app;
}
export const alongside = createApp;
