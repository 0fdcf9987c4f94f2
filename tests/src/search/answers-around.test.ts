import { describe, expect, it } from 'vitest';
import { countFacet } from '../../../src/search/count-facets.ts';
import { foldCopies, orderByDate } from '../../../src/search/order-hits.ts';
import { dropRarestWord, replaceWords } from '../../../src/search/rewrite-query.ts';

describe('countFacet', () => {
  const matches = Uint8Array.from([1, 0, 1, 1]);

  it('counts the matching articles of each value, the most frequent first', () => {
    const values = [
      { label: 'news', docs: [1] },
      { label: 'howto', docs: [0] },
      { label: 'tea', docs: [0, 1, 2] },
      { label: 'food', docs: [3] },
    ];
    expect(Object.entries(countFacet(values, matches))).toEqual([
      ['tea', 2],
      ['food', 1],
      ['howto', 1],
    ]);
  });

  it('takes every label for a label', () => {
    const counts = countFacet([{ label: '__proto__', docs: [0] }], matches);
    expect(Object.entries(counts)).toEqual([['__proto__', 1]]);
  });

  it('answers with the hundred most frequent values', () => {
    const values = Array.from({ length: 300 }, (_, i) => ({ label: `tag${i}`, docs: [0] }));
    expect(Object.keys(countFacet(values, matches))).toHaveLength(100);
  });
});

describe('orderByDate', () => {
  const days = [30, -1, 10, 30, 20];

  it('puts the newest first and articles without a date last', () => {
    expect(orderByDate([0, 1, 2, 3, 4], days, -1, 'date:desc')).toEqual([0, 3, 4, 2, 1]);
  });

  it('puts the oldest first and articles without a date last', () => {
    expect(orderByDate([0, 1, 2, 3, 4], days, -1, 'date:asc')).toEqual([2, 4, 0, 3, 1]);
  });

  it('keeps the order that articles of one day had', () => {
    expect(orderByDate([3, 0], days, -1, 'date:desc')).toEqual([3, 0]);
  });
});

describe('foldCopies', () => {
  it('keeps the first of near-copies, in the order that there is', () => {
    expect(foldCopies([4, 2, 1, 3], (doc) => (doc === 2 || doc === 3 ? 2 : doc))).toEqual([4, 2, 1]);
  });
});

describe('replaceWords', () => {
  it('mends words and leaves the rest as it was typed', () => {
    expect(
      replaceWords('"Gren tea" -milk watre', [
        { start: 1, end: 5, text: 'green' },
        { start: 17, end: 22, text: 'water' },
      ]),
    ).toBe('"green tea" -milk water');
  });
});

describe('dropRarestWord', () => {
  it('leaves out the word that the fewest articles hold', () => {
    expect(
      dropRarestWord('green teapot water', [
        { start: 0, end: 5, documents: 9 },
        { start: 6, end: 12, documents: 0 },
        { start: 13, end: 18, documents: 4 },
      ]),
    ).toBe('green water');
  });

  it('has no answer for a single word', () => {
    expect(dropRarestWord('teapot', [{ start: 0, end: 6, documents: 0 }])).toBeUndefined();
    expect(dropRarestWord('?', [])).toBeUndefined();
  });
});
