import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzerFor, LANGUAGES } from '../../../src/analysis/analyzer-for.ts';
import { LONGEST_FORM } from '../../../src/analysis/word-form.ts';

/** Any text, with what trips tokenizers up in more than its share. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "'",
          '’',
          "'s",
          '-',
          '.',
          ',',
          '++',
          '#',
          ' ',
          'a',
          'B',
          'é',
          'e\u0301',
          'İ',
          'ß',
          'ſ',
          'Σ',
          '1',
          '٣',
          '½',
          '²',
        ],
        ...[
          'ﷺ',
          '\u00ad',
          '\u200d',
          '東',
          'か',
          'ｶ',
          'ﾞ',
          '한',
          'ᄒ',
          'ᅡ',
          'ᆫ',
          'เ',
          'ก',
          'ำ',
          '្',
          'ក',
          'क',
          '्',
          '\ud83d',
        ],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
const language = fc.constantFrom(...LANGUAGES, 'und');

describe('every analyzer', () => {
  it('answers any text with words in reading order, within the text', () => {
    fc.assert(
      fc.property(text, language, (input, lang) => {
        let start = 0;
        let position = 0;
        for (const token of analyzerFor(lang).tokenize(input)) {
          expect(token.form).not.toBe('');
          expect(token.form.length).toBeLessThanOrEqual(LONGEST_FORM);
          expect(token.start).toBeGreaterThanOrEqual(start);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(input.length);
          expect(token.position).toBeGreaterThanOrEqual(position);
          start = token.start;
          position = token.position;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a form as that form', () => {
    fc.assert(
      fc.property(text, language, (input, lang) => {
        const { tokenize } = analyzerFor(lang);
        for (const { form } of tokenize(input)) {
          expect(tokenize(form)[0]?.form).toBe(form);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('makes one bounded, non-empty term of a form, the same at any time', () => {
    fc.assert(
      fc.property(text, language, (input, lang) => {
        const { tokenize, toTerm } = analyzerFor(lang);
        const forms = tokenize(input).map((token) => token.form);
        const terms = forms.map((form) => toTerm(form));
        for (const term of terms) {
          expect(term).not.toBe('');
          expect(term.length).toBeLessThanOrEqual(LONGEST_FORM);
        }
        for (let i = 0; i < 70_000; i += 7001) toTerm(`filler${i}`);
        expect(forms.map((form) => toTerm(form))).toEqual(terms);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes any string as a form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), language, (form, lang) => {
        const analyzer = analyzerFor(lang);
        expect(analyzer.toTerm(form).length).toBeLessThanOrEqual(LONGEST_FORM);
        expect(analyzer.isStopWord(form)).toBeTypeOf('boolean');
      }),
    );
  });

  it('reads hostile text of 100,000 characters in bounded time', () => {
    const parts = [
      'a',
      'a-',
      'a.',
      "a'",
      '-',
      '.',
      '+',
      '1,',
      '1.',
      "'s",
      'é',
      'é-',
      '\u0301',
      '\u200b',
      'a\u200b',
    ];
    const scripts = [
      '東',
      'か',
      'ﾞ',
      '한',
      'ᅡ',
      'เ',
      'ก',
      '្',
      'क्',
      '😀',
      '\ud800',
      'ﷺ',
      '½',
      '1\u00a0',
      '1,000',
      'C++',
      '.n',
    ];
    for (const part of [...parts, ...scripts]) {
      const input = part.repeat(100_000 / part.length);
      for (const lang of ['en', 'fr', 'tr', 'de']) {
        const before = Date.now();
        const analyzer = analyzerFor(lang);
        for (const token of analyzer.tokenize(input)) analyzer.toTerm(token.form);
        // The clock of the Workers runtime stands still while code runs; in Node the bound is real.
        expect(Date.now() - before).toBeLessThan(30_000);
      }
    }
  }, 240_000);
});
