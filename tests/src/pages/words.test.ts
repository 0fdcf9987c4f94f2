import { describe, expect, it } from 'vitest';
import { directionOf, fillIn, wordsFor } from '../../../src/pages/words.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar'];

describe('the words of the pages', () => {
  it.each(LANGUAGES)('fill in the same values in %s as in English', (lang) => {
    const names = (words: unknown) =>
      JSON.stringify(words)
        .match(/\{\w+\}/g)
        ?.sort();
    expect(names(wordsFor(lang))).toEqual(names(wordsFor('en')));
  });

  it('are others in each of the eight languages', () => {
    expect(new Set(LANGUAGES.map((lang) => JSON.stringify(wordsFor(lang)))).size).toBe(8);
  });

  it('fall back to English', () => {
    expect(wordsFor('tlh').search).toBe('Search');
    expect(wordsFor(undefined).search).toBe('Search');
  });

  it('leave a name without a value as it is', () => {
    expect(fillIn('{n} of {of}', { n: 1 })).toBe('1 of {of}');
  });

  it('run from right to left in Arabic', () => {
    expect([directionOf('ar-EG'), directionOf('de')]).toEqual(['rtl', 'ltr']);
  });
});
