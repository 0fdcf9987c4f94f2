import { describe, expect, it } from 'vitest';
import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';

const english = analyzerFor('en');

describe('English', () => {
  it('stems as Snowball does', () => {
    for (const [word, stem] of [
      ['consistency', 'consist'],
      ['running', 'run'],
      ['generously', 'generous'],
      ['skies', 'sky'],
    ] as const) {
      expect(english.toTerm(word)).toBe(stem);
    }
  });
});
