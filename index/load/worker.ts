/** The Worker as it is deployed, with one address more that tells how many bytes of blocks it keeps: for `npm run load`. */
import type { ExecutionContext, Request } from '@cloudflare/workers-types';
import { createApp } from '../../src/app.ts';
import type { Engine } from '../../src/engine.ts';
import type { Env } from '../../src/http/env.ts';
import { openFromBindings } from '../../src/http/open-from-bindings.ts';

let engine: Engine | undefined;

const app = createApp({
  async openEngine(env) {
    engine = await openFromBindings(env);
    return engine;
  },
});

export default {
  fetch(request: Request, env: Env, context: ExecutionContext) {
    if (new URL(request.url).pathname === '/held') return Response.json({ bytes: engine?.bytesHeld ?? 0 });
    return app.fetch(request as never, env, context as never);
  },
};
