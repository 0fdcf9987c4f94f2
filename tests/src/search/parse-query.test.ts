import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/parse-query.ts';

const texts = (q: string) => parseQuery(q).parts.map(({ text }) => text);

describe('parseQuery', () => {
  it('splits words at spaces of any kind', () => {
    expect(texts('  green\u00a0tea\tleaves\n')).toEqual(['green', 'tea', 'leaves']);
  });

  it('reads quoted words as one phrase', () => {
    expect(parseQuery('a "flat white" please').parts).toEqual([
      { text: 'a', start: 0, phrase: false, excluded: false },
      { text: 'flat white', start: 3, phrase: true, excluded: false },
      { text: 'please', start: 15, phrase: false, excluded: false },
    ]);
  });

  it.each(['“flat white”', '„flat white“', '«flat white»', '「flat white」', '"flat white”'])(
    'reads %s as a phrase too',
    (q) => {
      expect(parseQuery(q).parts).toEqual([{ text: 'flat white', start: 1, phrase: true, excluded: false }]);
    },
  );

  it('takes a quotation mark that nothing closes for no mark at all', () => {
    expect(parseQuery('the "flat white').parts.map(({ text, phrase }) => [text, phrase])).toEqual([
      ['the', false],
      ['"flat', false],
      ['white', false],
    ]);
  });

  it('excludes what follows a hyphen, but not a hyphen within a word or alone', () => {
    expect(
      parseQuery('tea -milk e-mail - -"soy milk"').parts.map(({ text, excluded }) => [text, excluded]),
    ).toEqual([
      ['tea', false],
      ['milk', true],
      ['e-mail', false],
      ['-', false],
      ['soy milk', true],
    ]);
  });

  it('looks for title: words in the title alone', () => {
    expect(parseQuery('Title:tea title:"green tea" -title:news').parts).toEqual([
      { text: 'tea', start: 6, phrase: false, excluded: false, field: 'title' },
      { text: 'green tea', start: 17, phrase: true, excluded: false, field: 'title' },
      { text: 'news', start: 35, phrase: false, excluded: true, field: 'title' },
    ]);
  });

  it('reads tag:, author:, section:, lang: and year: as filters', () => {
    expect(
      parseQuery('tea tag:recipes author:"Ada Lovelace" lang:en year:2020 section:blog -tag:news'),
    ).toEqual({
      parts: [{ text: 'tea', start: 0, phrase: false, excluded: false }],
      filters: [
        { field: 'tag', value: 'recipes' },
        { field: 'author', value: 'Ada Lovelace' },
        { field: 'lang', value: 'en' },
        { field: 'year', value: '2020' },
        { field: 'section', value: 'blog' },
      ],
      excludedFilters: [{ field: 'tag', value: 'news' }],
      unfinished: false,
    });
  });

  it('takes other colons and an empty value for words', () => {
    expect(texts('https://example.com tag: note:this constructor:x')).toEqual([
      'https://example.com',
      'tag:',
      'note:this',
      'constructor:x',
    ]);
  });

  it('knows whether the last word may be typed on', () => {
    expect(parseQuery('green te').unfinished).toBe(true);
    expect(parseQuery('green te ').unfinished).toBe(false);
    expect(parseQuery('green "te"').unfinished).toBe(false);
    expect(parseQuery('green tag:te').unfinished).toBe(false);
    expect(parseQuery('green -te').unfinished).toBe(false);
  });

  it('reads 2048 characters and no more', () => {
    expect(texts('a'.repeat(5000))[0]).toHaveLength(2048);
    expect([...texts('🍵'.repeat(5000))[0]!]).toHaveLength(2048);
  });

  it('makes something of every string, and every part stands where it says', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '"',
        '“',
        '”',
        '«',
        '-',
        ':',
        ' ',
        'a',
        'title:',
        'tag:',
        '\u200b',
        '\u202e',
        '🍵',
        '(a+)+$',
        '*',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (q) => {
        for (const { text, start } of parseQuery(q).parts) {
          expect(q.slice(start, start + text.length)).toBe(text);
          expect(text).not.toBe('');
        }
      }),
    );
  });
});
