import { describe, expect, it } from 'vitest';
import { findPhrase, formsOfWord } from '../../../src/search/match-phrase.ts';

const at = (offset: number, positions: number[], form = 0) => ({
  offset,
  places: { positions, forms: positions.map(() => form) },
  forms: new Set([0]),
});

describe('findPhrase', () => {
  it('finds words that follow one another', () => {
    expect(findPhrase([at(0, [3, 10, 20]), at(1, [4, 11, 30])])).toEqual([3, 10]);
  });

  it('finds nothing where another form of a word stands', () => {
    expect(findPhrase([at(0, [3]), at(1, [4], 1)])).toEqual([]);
  });

  it('finds nothing where words are exchanged or one is missing', () => {
    expect(findPhrase([at(0, [4]), at(1, [3])])).toEqual([]);
    expect(findPhrase([at(0, [4]), at(1, [])])).toEqual([]);
  });

  it('does not run from the title into the body', () => {
    expect(findPhrase([at(0, [2]), at(1, [4096])])).toEqual([]);
  });

  it('never begins before the first word', () => {
    expect(findPhrase([at(0, []), at(1, [0])])).toEqual([]);
    expect(findPhrase([])).toEqual([]);
  });

  it('finds a word that a phrase holds twice', () => {
    expect(findPhrase([at(0, [0, 3]), at(1, [1]), at(3, [0, 3])])).toEqual([0]);
  });
});

describe('formsOfWord', () => {
  it('takes a word without accents for those with accents too', () => {
    expect([...formsOfWord('resume', ['résumé', 'resumes', 'resume'])]).toEqual([0, 2]);
  });

  it('takes a word with accents for itself alone', () => {
    expect([...formsOfWord('résumé', ['résumé', 'resume'])]).toEqual([0]);
  });
});
