import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTop, takeTop } from '../../../index/related/top-list.ts';

it('finds what sorting finds, of equals the lower number', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 80 }), fc.integer({ min: 1, max: 12 }), (scores, count) => {
      const sorted = scores
        .map((score, doc) => ({ score, doc }))
        .filter(({ score, doc }) => score > 0 && doc !== 3)
        .sort((a, b) => b.score - a.score || a.doc - b.doc)
        .slice(0, count);
      const sums = Float64Array.from(scores);
      const touched = Int32Array.from(scores.keys()).reverse();
      for (const { docs, scores: found } of [
        findTop(Float32Array.from(scores), count, 3),
        takeTop(sums, touched, count, 3),
      ]) {
        expect([...found]).toEqual(sorted.map(({ score }) => score));
        expect([...docs]).toEqual(sorted.map(({ doc }) => doc));
      }
      expect(sums.every((sum) => sum === 0)).toBe(true);
    }),
  );
});
