/** The Worker: answers by itself, or stands in front of a site when `ORIGIN` says which. */
import { createApp } from './app.ts';
import { createFront } from './edge/front.ts';
import type { Env } from './http/env.ts';

const app = createApp();
const front = createFront(app);

export default {
  fetch(request, { ORIGIN, ...env }, context) {
    return ORIGIN ? front(request, { ...env, ORIGIN }, context) : app.fetch(request, env, context);
  },
} satisfies ExportedHandler<Env>;
