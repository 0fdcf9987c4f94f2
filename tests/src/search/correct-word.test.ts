import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeWord, correctWord, isCorrectable, placesToLook } from '../../../src/search/correct-word.ts';
import { measureEdits } from '../../../src/search/edit-distance.ts';

const words = (counts: Record<string, number>) =>
  Object.entries(counts).map(([form, documents]) => ({ form, documents }));

describe('correctWord', () => {
  it('forgives one letter replaced, missing, too many or exchanged', () => {
    const known = words({ water: 9 });
    for (const typed of ['wather', 'wter', 'watwr', 'watre']) expect(correctWord(typed, known)).toBe('water');
  });

  it('forgives two edits from eight letters on', () => {
    expect(correctWord('govermnet', words({ government: 9 }))).toBe('government');
    expect(correctWord('wotre', words({ water: 9 }))).toBeUndefined();
  });

  it('prefers the nearer word to the more frequent one', () => {
    expect(correctWord('penetrnce', words({ penetrance: 2, penetrate: 90 }))).toBe('penetrance');
  });

  it('prefers the more frequent of two words equally near', () => {
    expect(correctWord('coffe', words({ coffer: 2, coffee: 50 }))).toBe('coffee');
  });

  it('leaves short words and words with digits alone', () => {
    expect(correctWord('teh', words({ the: 900 }))).toBeUndefined();
    expect(correctWord('http3', words({ https: 900 }))).toBeUndefined();
    expect(isCorrectable('water')).toBe(true);
  });

  it('takes no word for a correction that stands in one article only', () => {
    expect(correctWord('watre', words({ water: 1 }))).toBeUndefined();
  });

  it('does not count an accent as a mistake', () => {
    expect(correctWord('resumme', words({ résumé: 4 }))).toBe('résumé');
  });

  it('looks first among words with the same first letter, then with the second', () => {
    expect(placesToLook('awter')).toEqual([
      { beginning: 'a', near: ['awter'] },
      { beginning: 'w', near: ['water', 'wter'] },
    ]);
    expect(placesToLook('Ünder').map(({ beginning }) => beginning)).toEqual(['U', 'n']);
    expect(placesToLook('aab').map(({ beginning }) => beginning)).toEqual(['a']);
  });

  it('gives the same answer in whatever order the words come', () => {
    const known = words({ tester: 3, tested: 3, testes: 3, teste: 3 });
    fc.assert(
      fc.property(fc.shuffledSubarray(known, { minLength: known.length }), (order) => {
        expect(correctWord('testex', order)).toBe('teste');
      }),
    );
  });
});

describe('completeWord', () => {
  it('gives the most frequent words with that beginning', () => {
    const known = words({ runner: 3, running: 12, rung: 1, walk: 90 });
    expect(completeWord('run', known, 2).map(({ form }) => form)).toEqual(['running', 'runner']);
  });

  it('folds accents both ways', () => {
    expect(completeWord('éco', words({ ecology: 2 }))).toHaveLength(1);
    expect(completeWord('eco', words({ école: 2, économie: 3 })).map(({ form }) => form)).toEqual([
      'économie',
    ]);
  });
});

describe('measureEdits', () => {
  it('is symmetric, zero for the same word only, and never more than asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const edits = measureEdits(a, b, most);
        expect(edits).toBe(measureEdits(b, a, most));
        expect(edits === 0).toBe(a === b);
        expect(edits).toBeLessThanOrEqual(most + 1);
        expect(Math.min(measureEdits(a, b, 20), most + 1)).toBe(edits);
      }),
    );
  });
});
