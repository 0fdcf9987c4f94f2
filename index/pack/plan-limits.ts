/** What Cloudflare's plans take, and whether an index keeps to it. Figures: Workers' limits, static assets' limits. */
import type { Manifest } from '../../src/format/manifest.ts';
import { Fault } from '../fault.ts';

export type Plan = 'free' | 'paid';

interface Limits {
  /** Files of static assets. */
  files: number;
  /** Fetches that one request to the Worker may make. */
  fetches: number;
}

const PLANS: Record<Plan, Limits> = {
  free: { files: 20_000, fetches: 50 },
  paid: { files: 100_000, fetches: 1000 },
};
/** Of one file, on every plan. */
const MOST_BYTES = 25 * 1024 * 1024;

/** Fetches of an ordinary search besides dates: manifest, directory, near-copies, four words with postings, ten articles. */
const ORDINARY_FETCHES = 3 + 4 * 2 + 10;

export interface IndexSize {
  files: number;
  largestFile: number;
  manifest: Manifest;
}

/** Throws a `Fault` that says which limit is exceeded, by how much, and what to do. */
export function checkPlan(plan: Plan, { files, largestFile, manifest }: IndexSize): void {
  const limits = PLANS[plan];
  const count = (number: number) => number.toLocaleString('en');
  if (files > limits.files) {
    throw new Fault(
      `The index has ${count(files)} files; the ${plan} plan takes ${count(limits.files)}.`,
      plan === 'free'
        ? 'Use --plan paid, keep the index in an R2 bucket (docs/storage.md), or leave articles out.'
        : 'Keep the index in an R2 bucket (docs/storage.md), or leave articles out.',
    );
  }
  if (largestFile > MOST_BYTES) {
    throw new Fault(
      `A file of the index has ${count(largestFile)} bytes; static assets take ${count(MOST_BYTES)}.`,
      'Keep the index in an R2 bucket (docs/storage.md), or leave articles out.',
    );
  }
  // A search sorted by date reads every article's date.
  const fetches = ORDINARY_FETCHES + (manifest.sections.dates?.blocks ?? 0);
  if (fetches > limits.fetches) {
    throw new Fault(
      `A search sorted by date would make ${count(fetches)} fetches; the ${plan} plan takes ${count(limits.fetches)} a request.`,
      plan === 'free' ? 'Use --plan paid, or leave articles out.' : 'Leave articles out.',
    );
  }
}
