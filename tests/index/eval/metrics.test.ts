import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, ndcg, precision, recall, reciprocalRank } from '../../../index/eval/metrics.ts';

const graded = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['worthless', 0],
]);

describe('measures against values worked out by hand', () => {
  it('gives nDCG with linear gains and a logarithmic discount', () => {
    // b first, a wrong one, a third: 2/log2(2) + 3/log2(4) = 3.5
    // the best order: 3/log2(2) + 2/log2(3) + 1/log2(4) = 3 + 1.26186 + .5 = 4.76186
    expect(ndcg(['b', 'x', 'a'], graded, 10)).toBeCloseTo(3.5 / 4.761859507, 9);
  });

  it('gives 1 to the best order and 0 to an empty list', () => {
    expect(ndcg(['a', 'b', 'c'], graded, 10)).toBe(1);
    expect(ndcg([], graded, 10)).toBe(0);
  });

  it('asks no more of a list than its depth has room for', () => {
    const twenty = new Map(Array.from({ length: 20 }, (_, i) => [`${i}`, 1] as const));
    expect(ndcg([...twenty.keys()].slice(0, 10), twenty, 10)).toBeCloseTo(1, 12);
    expect(recall([...twenty.keys()].slice(0, 10), twenty, 10)).toBe(0.5);
  });

  it('gives recall over all right ids, and a gain of 0 is not right', () => {
    expect(recall(['c', 'worthless', 'x'], graded, 10)).toBeCloseTo(1 / 3, 12);
  });

  it('gives the reciprocal rank of the first right id', () => {
    expect(reciprocalRank(['x', 'worthless', 'c', 'a'], graded, 10)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank(['x', 'y'], graded, 10)).toBe(0);
    expect(reciprocalRank(['x', 'a'], graded, 1)).toBe(0);
  });

  it('counts empty places against precision', () => {
    expect(precision(['a'], graded, 5)).toBe(0.2);
    expect(precision(['x', 'a', 'b', 'y', 'z', 'c'], graded, 5)).toBe(0.4);
  });

  it('gives nothing for naming one id twice', () => {
    expect(precision(['a', 'a', 'a', 'a', 'a'], graded, 5)).toBe(0.2);
    expect(ndcg(['c', 'c'], graded, 10)).toBe(ndcg(['c'], graded, 10));
  });

  it('leaves out lists without a judgement and scores a missing list 0', () => {
    const judgements = new Map([
      ['q1', new Map([['a', 1]])],
      ['q2', new Map([['b', 1]])],
      ['q3', new Map([['c', 0]])],
    ]);
    const rankings = new Map([
      ['q1', ['a']],
      ['unjudged', ['z']],
    ]);
    expect(measure(rankings, judgements)).toEqual({
      ndcg10: 0.5,
      recall10: 0.5,
      mrr10: 0.5,
      p5: 0.1,
      judged: 2,
    });
  });

  it('answers zeros when nothing is judged', () => {
    expect(measure(new Map(), new Map())).toEqual({ ndcg10: 0, recall10: 0, mrr10: 0, p5: 0, judged: 0 });
  });
});

describe('measures against slow oracles', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const judgements = fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: -1, max: 4 })))
    .map((pairs) => new Map(pairs));
  const ranking = fc.shuffledSubarray([...ids, 'x', 'y']);
  const depth = fc.integer({ min: 1, max: 7 });

  it('nDCG is the gain over the gain of the best of all orders', () => {
    fc.assert(
      fc.property(ranking, judgements, depth, (list, judged, k) => {
        const gainOf = (order: string[]) => {
          let sum = 0;
          for (let i = 0; i < Math.min(k, order.length); i++) {
            const gain = judged.get(order[i]!) ?? 0;
            if (gain > 0) sum += gain * (Math.LN2 / Math.log(i + 2));
          }
          return sum;
        };
        const best = Math.max(0, ...permutations([...judged.keys()]).map(gainOf));
        const expected = best === 0 ? 0 : gainOf(list) / best;
        expect(ndcg(list, judged, k)).toBeCloseTo(expected, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('recall, precision and reciprocal rank follow from looking at each place in turn', () => {
    fc.assert(
      fc.property(ranking, judgements, depth, (list, judged, k) => {
        let right = 0;
        let first = 0;
        list.slice(0, k).forEach((id, i) => {
          if ((judged.get(id) ?? 0) <= 0) return;
          right++;
          if (first === 0) first = i + 1;
        });
        let all = 0;
        for (const gain of judged.values()) if (gain > 0) all++;
        expect(recall(list, judged, k)).toBeCloseTo(all === 0 ? 0 : right / all, 12);
        expect(precision(list, judged, k)).toBeCloseTo(right / k, 12);
        expect(reciprocalRank(list, judged, k)).toBeCloseTo(first === 0 ? 0 : 1 / first, 12);
      }),
    );
  });
});

function permutations(items: string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
