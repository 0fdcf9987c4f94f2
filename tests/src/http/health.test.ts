import { expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';

it('answers 503 as long as no index opens', async () => {
  expect((await createApp().request('/v1/health')).status).toBe(503);
});
