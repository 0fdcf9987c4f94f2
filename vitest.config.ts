import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

/** Two projects: `src/` is tested inside the Workers runtime, the build and everything end to end in Node. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest({ main: './src/worker.ts', miniflare: { compatibilityDate: '2026-04-01' } }),
        ],
        test: {
          name: 'worker',
          include: ['tests/src/**/*.test.ts'],
          globalSetup: ['tests/origin-server/serve.ts', 'tests/small-index/provide.ts'],
          // FUZZ_RUNS=100 makes every property of hostile input a hundred times as long.
          provide: { fuzzRuns: Number(process.env.FUZZ_RUNS ?? 1) },
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/index/**/*.test.ts', 'tests/end-to-end/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
