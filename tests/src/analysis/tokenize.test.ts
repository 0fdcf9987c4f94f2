import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/analysis/tokenize.ts';

/** `form@position`, one after the other. */
const places = (text: string, rules = {}) =>
  tokenize(text, rules)
    .map((token) => `${token.form}@${token.position}`)
    .join(' ');

describe('a word', () => {
  it('is a run of letters and digits in lower case', () => {
    expect(places('Green tea, 2 cups!')).toBe('green@0 tea@1 2@2 cups@3');
  });

  it('tells where it stands in the text', () => {
    const text = 'One “Ünder” two.';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One', 'Ünder', 'two']);
  });

  it('keeps its accents, however they were typed', () => {
    expect(places('CAFÉ café cafe\u0301')).toBe('café@0 café@1 café@2');
  });

  it('is composed: ligatures and full-width letters are plain ones', () => {
    expect(places('ﬁne Ｗｉｄｅ m²')).toBe('fine@0 wide@1 m2@2');
  });

  it('has no apostrophes, straight or curly, and no possessive', () => {
    expect(places("don't O’Brien dog's James's dogs' the 90's")).toBe(
      'dont@0 obrien@1 dog@2 james@3 dogs@4 the@5 90@6',
    );
  });

  it('is not cut by soft hyphens and zero-width characters', () => {
    expect(places('ty\u00adpo\u200bgra\u200dphy\ufeff')).toBe('typography@0');
  });

  it('is at most 64 units long', () => {
    expect(tokenize('x'.repeat(100_000)).map((token) => token.form.length)).toEqual([64]);
    expect(tokenize('😀𝒳'.repeat(50_000)).every((token) => token.form.length <= 64)).toBe(true);
  });

  it('of several words in one character is those words', () => {
    expect(places('½ cup')).toBe('1@0 2@1 cup@2');
  });
});

describe('a compound', () => {
  it('is found by its parts and, at the place of the first, by the joined word', () => {
    expect(places('an e-mail client')).toBe('an@0 e@1 email@1 mail@2 client@3');
    expect(places('COVID-19')).toBe('covid@0 covid19@0 19@1');
    expect(places('on\u2011line')).toBe('on@0 online@0 line@1');
  });

  it('joins over the whole place of its parts', () => {
    expect(tokenize('e-mail')[1]).toEqual({ form: 'email', start: 0, end: 6, position: 0 });
  });

  it('of many parts, of numbers, or of two long words is not joined', () => {
    expect(places('the coffee-house')).toBe('the@0 coffee@1 house@2');
    expect(places('a jack-of-all-trades')).toBe('a@0 jack@1 of@2 all@3 trades@4');
    expect(places('2020-05-01')).toBe('2020@0 05@1 01@2');
  });

  it('may be written with a dot, as names of files and libraries are', () => {
    expect(places('use node.js.')).toBe('use@0 node@1 nodejs@1 js@2');
    expect(places('ASP.NET')).toBe('asp@0 aspnet@0 net@1');
    expect(places('the end.Next')).toBe('the@0 end@1 next@2');
  });

  it('of single letters is one word', () => {
    expect(places('U.S.A. and e.g. this')).toBe('usa@0 and@1 eg@2 this@3');
  });
});

describe('a word of letters and digits', () => {
  it('is found by either, at its place', () => {
    expect(places('HTML5 pages')).toBe('html5@0 html@0 5@0 pages@1');
    expect(tokenize('HTML5').map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [0, 4],
      [4, 5],
    ]);
  });

  it('is one word when it is short, and when it is a code of many runs', () => {
    expect(places('5g il6 a1b2c3')).toBe('5g@0 il6@1 a1b2c3@2');
  });
});

describe('a name with symbols', () => {
  it('keeps the symbols of C++, C# and F#', () => {
    expect(places('C++, C#/F# (C++17)')).toBe('c++@0 c#@1 f#@2 c++@3 17@4');
  });

  it('is found without them when it is longer than a letter', () => {
    expect(places('Notepad++')).toBe('notepad++@0 notepad@0');
  });

  it('keeps the dot of .NET and is found without', () => {
    expect(places('from .NET to .gitignore')).toBe('from@0 .net@1 net@1 to@2 .gitignore@3 gitignore@3');
  });

  it('is none where the symbol is punctuation', () => {
    expect(places('a+b #4 issue#4 wait...what')).toBe('a@0 b@1 4@2 issue@3 4@4 wait@5 what@6');
  });
});

describe('a number', () => {
  it('keeps its point and loses the commas between thousands', () => {
    expect(places('3.14 2,000 1,234,567.89 v2.0.1')).toBe('3.14@0 2000@1 1234567.89@2 v2.0.1@3');
  });

  it('ends at a comma of a list', () => {
    expect(places('1,2,3 and 12,34')).toBe('1@0 2@1 3@2 and@3 12@4 34@5');
  });

  it('is read the other way round where the comma is the decimal sign', () => {
    expect(places('3,14 2.000 1.234,5 12.05.2020', { decimalComma: true })).toBe(
      '3,14@0 2000@1 1234,5@2 12.05.2020@3',
    );
  });
});

describe('an apostrophe', () => {
  it('parts the article from its noun where the language elides', () => {
    expect(places("L'eau d’aujourd’hui", { apostrophe: 'split' })).toBe('l@0 eau@1 d@2 aujourd@3 hui@4');
  });

  it('ends the word where suffixes follow it', () => {
    expect(places("Ankara'da yaşıyor", { apostrophe: 'cut' })).toBe('ankara@0 yaşıyor@1');
  });
});

describe('a script without spaces', () => {
  it('is cut into overlapping pairs, and single characters that the pairs cover', () => {
    expect(tokenize('東京都')).toEqual([
      { form: '東京', start: 0, end: 2, position: 0 },
      { form: '東', start: 0, end: 1, position: 0, covered: true },
      { form: '京都', start: 1, end: 3, position: 1 },
      { form: '京', start: 1, end: 2, position: 1, covered: true },
      { form: '都', start: 2, end: 3, position: 2, covered: true },
    ]);
  });

  it('has a character that stands alone as a word', () => {
    expect(tokenize('猫')).toEqual([{ form: '猫', start: 0, end: 1, position: 0 }]);
  });

  it('counts places by characters, so that a phrase of pairs is exact beside other scripts too', () => {
    expect(places('東京tower')).toBe('東京@0 東@0 京@1 tower@2');
    expect(places('iPhone手机壳')).toBe('iphone@0 手机@1 手@1 机壳@2 机@2 壳@3');
  });

  it('pairs Kana with Han, and does not index single Kana', () => {
    expect(places('食べる')).toBe('食べ@0 食@0 べる@1');
  });

  it('reads half-width Kana with their marks as the full ones', () => {
    expect(places('ｶﾞﾗｽ')).toBe(places('ガラス'));
  });

  it('pairs Korean syllables within a word; the first, where the noun stands, is found alone', () => {
    expect(places('물을 마시다')).toBe('물을@0 물@0 마시@2 마@2 시다@3');
    expect(places('물을'.normalize('NFD'))).toBe('물을@0 물@0');
  });

  it('pairs Thai syllables, with their vowels and tones', () => {
    expect(tokenize('ภาษาไทย').map((token) => token.form)).toEqual([
      'ภาษา',
      'ภา',
      'ษาไท',
      'ษา',
      'ไทย',
      'ไท',
      'ย',
    ]);
  });

  it('keeps characters beyond the first plane whole', () => {
    expect(places('𠮷野家')).toBe('𠮷野@0 𠮷@0 野家@1 野@1 家@2');
  });
});
