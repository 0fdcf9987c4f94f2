import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

/** Limits that only a hang reaches, however busy the machine is. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 180_000 };

/** Three projects: `src/` is tested inside the Workers runtime, the build in Node, pages in a browser. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        plugins: [
          cloudflareTest({
            main: './src/worker.ts',
            miniflare: { compatibilityDate: '2026-04-01', r2Buckets: ['TEST_BUCKET'] },
          }),
        ],
        test: {
          ...PATIENT,
          name: 'worker',
          include: ['tests/src/**/*.test.ts'],
          globalSetup: ['tests/origin-server/serve.ts', 'tests/small-index/provide.ts'],
          // FUZZ_RUNS=100 makes every property of hostile input a hundred times as long.
          provide: { fuzzRuns: Number(process.env.FUZZ_RUNS ?? 1) },
        },
      },
      {
        test: {
          ...PATIENT,
          name: 'build',
          include: ['tests/index/**/*.test.ts', 'tests/fuzz/*.test.ts', 'tests/end-to-end/*.test.ts'],
        },
      },
      {
        test: {
          ...PATIENT,
          name: 'browser',
          include: ['tests/end-to-end/{browser,guides}/*.test.ts'],
          // One file at a time, after all others: one browser and one Worker are enough for any machine.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
