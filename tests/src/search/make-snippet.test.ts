import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../src/search/find-matches.ts';
import { makeSnippet } from '../../../src/search/make-snippet.ts';

const words = (...forms: string[]) =>
  createMatcher(forms.map((form) => ({ forms: form.split('|'), weight: 2 })));
const filler = (sentence: string, times: number) => Array.from({ length: times }, () => sentence).join(' ');

describe('makeSnippet', () => {
  it('marks every form of a word and nothing inside other words', () => {
    expect(makeSnippet('She runs. He was running with a prune.', words('run|runs|running'))?.excerpt).toBe(
      'She <mark>runs</mark>. He was <mark>running</mark> with a prune.',
    );
  });

  it('shows the passage that matches most, not the first match', () => {
    const text = `We sell tea. ${filler('Nothing to see in this sentence.', 20)}\n\nGreen tea wants water of seventy degrees. It is never boiled.`;
    expect(makeSnippet(text, words('green', 'tea', 'water'))?.excerpt).toBe(
      '<mark>Green tea</mark> wants <mark>water</mark> of seventy degrees. It is never boiled.',
    );
  });

  it('shows the sentence that says what a name is rather than a list that repeats the name', () => {
    const text =
      'Green tea is a kind of tea.\n\nGreen tea: 1; green tea: 2; green tea: 3; green tea: 4; green tea: 5.';
    expect(makeSnippet(text, words('green', 'tea'))?.plain).toMatch(/^Green tea is a kind of tea/);
    const apart = `Green tea is a kind of tea. ${filler('Nothing to see in this sentence.', 10)}\n\nGreen tea, green tea, green tea.`;
    expect(makeSnippet(apart, words('green', 'tea'))?.plain).toMatch(/^Green tea is a kind of tea/);
  });

  it('marks a phrase as a whole and not its words elsewhere', () => {
    const matcher = createMatcher([], [{ words: [['flat'], ['white']], weight: 4 }]);
    expect(makeSnippet('A flat with white walls, and a flat\nwhite.', matcher)?.excerpt).toBe(
      'A flat with white walls, and a <mark>flat white</mark>.',
    );
  });

  it('marks words that make one name as that name', () => {
    expect(makeSnippet('See challenge.gov now.', words('challenge', 'gov'))?.excerpt).toBe(
      'See <mark>challenge.gov</mark> now.',
    );
    expect(makeSnippet('A challenge. Gov is gone.', words('challenge', 'gov'))?.excerpt).toBe(
      'A <mark>challenge</mark>. <mark>Gov</mark> is gone.',
    );
  });

  it('escapes everything but its own marks', () => {
    const { excerpt, plain } = makeSnippet(
      'Use <mark> & "tea" <script>alert(1)</script>',
      words('tea', 'mark'),
    )!;
    expect(excerpt).toBe(
      'Use &lt;<mark>mark</mark>&gt; &amp; &quot;<mark>tea</mark>&quot; &lt;script&gt;alert(1)&lt;/script&gt;',
    );
    expect(plain).toBe('Use <mark> & "tea" <script>alert(1)</script>');
  });

  it('begins at the beginning of a sentence where one is near, and says where it was cut', () => {
    const text = `${filler('Some other words are here.', 30)} The best tea grows high up ${filler('and on it goes', 40)}`;
    const { plain } = makeSnippet(text, words('tea'))!;
    expect(plain).toMatch(/^The best tea grows.*…$/);
    expect(plain.length).toBeLessThanOrEqual(222);
  });

  it('begins with an ellipsis within a long sentence', () => {
    expect(makeSnippet(`${filler('on and on', 60)} tea`, words('tea'))?.plain).toMatch(/^…and on .* tea$/);
  });

  it('finds a word that the text writes with a hyphen or an apostrophe', () => {
    expect(makeSnippet('Send an E-mail.', words('email'))?.excerpt).toBe('Send an <mark>E-mail</mark>.');
    expect(makeSnippet('We don’t know.', words('dont'))?.excerpt).toBe('We <mark>don’t</mark> know.');
  });

  it('finds accents however they are composed', () => {
    expect(makeSnippet('Send your re\u0301sume\u0301.', words('résumé'))?.excerpt).toBe(
      'Send your <mark>résumé</mark>.',
    );
  });

  it('finds words with signs', () => {
    expect(makeSnippet('C++, C and .NET', words('c++', '.net'))?.excerpt).toBe(
      '<mark>C++</mark>, C and <mark>.NET</mark>',
    );
  });

  it('marks pairs of Chinese characters as the word that they make', () => {
    expect(makeSnippet('我住在東京都。', words('東京', '京都'))?.excerpt).toBe('我住在<mark>東京都</mark>。');
  });

  it('has no answer for a text without a match', () => {
    expect(makeSnippet('Water.', words('tea'))).toBeUndefined();
    expect(makeSnippet('Water.', words())).toBeUndefined();
  });

  it('holds nothing but escaped text and marks, whatever the text and the words are', () => {
    const piece = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        'a',
        'b',
        ' ',
        '\n',
        '-',
        '(',
        '[',
        '*',
        '🍵',
        '東',
        '.',
        'é',
      ),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), piece, (forms, text) => {
        const snippet = makeSnippet(text, createMatcher(forms.map((form) => ({ forms: [form], weight: 1 }))));
        if (!snippet) return;
        const bare = snippet.excerpt.replace(/<mark>|<\/mark>/g, '');
        expect(bare).not.toMatch(/[<>"]/);
        expect(snippet.excerpt).toMatch(/^(?:[^<]|<mark>[^<]+<\/mark>)*$/);
      }),
    );
  });

  it('takes no longer for hostile text', () => {
    const before = Date.now();
    const matcher = createMatcher(
      [{ forms: ['aaaaaaaaaaaa', 'a'], weight: 1 }],
      [{ words: [['a'], ['a'], ['b']], weight: 1 }],
    );
    makeSnippet('a '.repeat(50_000), matcher);
    makeSnippet('a'.repeat(100_000), matcher);
    makeSnippet("a'-".repeat(33_000), matcher);
    expect(Date.now() - before).toBeLessThan(30_000);
  });
});
