import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOutBoilerplate } from '../../../index/corpus/boilerplate/leave-out-boilerplate.ts';

const ALL = { patterns: true, shared: true };
const clean = (text: string) => leaveOutBoilerplate([text], ALL).texts[0]!;
/** Prose enough that a line more or less is not half of the text. */
const prose = (topic: string) =>
  `The ${topic} was described at some length by those who had seen it, and nobody doubted them.\n\nLater reports on the ${topic} agreed in every point that mattered to the readers.`;

describe('wording', () => {
  it.each([
    'Related:- How to Feel Happy When Plans Change',
    'Read more: Green tea in Kyoto',
    'See also: Black tea',
    '► Related posts: Tea | Coffee',
    'Lesen Sie auch: Grüner Tee',
    'À lire aussi : Le thé vert',
    'Lea también: El té verde',
    'Leggi anche: Il tè verde',
    'Читайте также: Чай',
    '関連記事：緑茶のいれ方',
    '延伸阅读：怎样泡茶',
    'Sign up to receive our latest news!',
    'By submitting this form, I agree to the terms.',
    'Subscribe to our newsletter to get tea stories in your inbox.',
    'Melden Sie sich jetzt für unseren Newsletter an!',
    'Inscrivez-vous à notre lettre d’information !',
    'Suscríbete a nuestro boletín.',
    'ニュースレターに登録する',
    '订阅我们的电子报',
    'Share this article on Facebook',
    'Facebook Twitter WhatsApp',
    'Follow us on Mastodon and Instagram!',
    'We use cookies to improve your experience. By continuing you agree to our policy.',
    '© 2024 The Kettle. All rights reserved.',
    'Skip to main content',
  ])('%s goes, wherever it stands alone', (line) => {
    const [first, last] = prose('kettle').split('\n\n');
    for (const text of [
      `${line}\n\n${first}\n\n${last}`,
      `${first}\n\n${line}\n\n${last}`,
      `${first}\n\n${last}\n\n${line}`,
    ]) {
      expect(clean(text)).toBe(prose('kettle'));
    }
  });

  it.each([
    'Relations between the two countries are related to trade.',
    'Read more books than newspapers, she advised her students.',
    'The company sends a newsletter to which ten thousand readers subscribe.',
    'Cookies are baked at 180 degrees until their edges brown.',
    'This site uses little electricity.',
    'Follow the river to its source, and you will find the mill.',
    'Share prices fell on Monday after the announcement.',
    'Sign up sheets hung on the door.',
    'Like with many other investments, the plan was revised.',
    'Copyright remains with the author unless the contract says otherwise.',
    'Email',
    'Save',
  ])('%s stays', (line) => {
    const [first, last] = prose('kettle').split('\n\n');
    const text = `${first}\n\n${line}\n\n${last}`;
    expect(clean(text)).toBe(text);
  });

  it('takes a sign-up sentence off the end of a paragraph, and a reference', () => {
    expect(clean(`${prose('kettle')} Sign up for our newsletter!`)).toBe(prose('kettle'));
    expect(clean(`${prose('kettle')} Read more: Kettles of the world`)).toBe(prose('kettle'));
  });

  it('takes a list of references at the end with its heading', () => {
    expect(clean(`${prose('kettle')}\n\nRelated posts\n\nGreen tea\nBlack tea`)).toBe(prose('kettle'));
    const goesOn = `${prose('kettle')}\n\nRelated topics\n\nThe kettle has a history of its own, which is told here.`;
    expect(clean(goesOn)).toBe(goesOn);
  });

  it('leaves a text alone that is about such lines', () => {
    const text = 'Sign up for our newsletter!\n\nWe respect your privacy.';
    expect(clean(text)).toBe(text);
  });
});

describe('shared blocks', () => {
  const FOOTER = 'The Kettle is written by volunteers, who drink what they write about.';

  it('go when many articles share them, at the edge or within', () => {
    const topics = ['kettle', 'teapot', 'cup', 'spoon', 'stove', 'tray', 'tin', 'sieve'];
    for (const place of [0, 1, 2]) {
      const texts = topics.map((topic) =>
        prose(topic).split('\n\n').toSpliced(place, 0, FOOTER).join('\n\n'),
      );
      const { texts: cleaned, report } = leaveOutBoilerplate(texts, ALL);
      expect(cleaned).toEqual(topics.map(prose));
      expect(report).toMatchObject({
        articles: 8,
        blocks: 8,
        samples: [{ text: FOOTER, count: 8, why: 'shared' }],
      });
    }
  });

  it('stay when few share them', () => {
    const texts = ['kettle', 'teapot', 'cup'].map((topic) => `${prose(topic)}\n\n${FOOTER}`);
    expect(leaveOutBoilerplate(texts, ALL).texts).toEqual(texts);
  });

  it('stay when they are what copies of one article have in common', () => {
    const long = Array.from(
      { length: 12 },
      (_, i) => `Sentence ${i} of a story that five papers printed in the same words that day.`,
    );
    const texts = ['a', 'b', 'c', 'd', 'e'].map(
      (paper) => `${long.join('\n\n')}\n\nPrinted in paper ${paper}.`,
    );
    expect(leaveOutBoilerplate(texts, ALL).texts).toEqual(texts);
  });

  it('stay when an article is nothing else', () => {
    expect(leaveOutBoilerplate(Array(6).fill(FOOTER), ALL).texts).toEqual(Array(6).fill(FOOTER));
  });

  it('short ones within a text stay: headings and values are honest repetition', () => {
    const texts = ['kettle', 'teapot', 'cup', 'spoon', 'stove', 'tray'].map((topic) =>
      prose(topic).replace('\n\n', '\n\nReturn value\n\nNone (undefined).\n\n'),
    );
    expect(leaveOutBoilerplate(texts, ALL).texts).toEqual(texts);
  });
});

it('changes nothing when it is done again', () => {
  const piece = fc.constantFrom(
    'Related: Tea',
    'Sign up for our newsletter!',
    'A sentence that many articles might share.',
    'Read on.',
    'Share',
    'Related posts',
    'The kettle boils, and the tea is made. See also: Cups',
    'Long prose about kettles and what they do to water.',
  );
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '\n', '\n\n')))
    .map((pieces) => pieces.flat().join('').trim());
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const once = leaveOutBoilerplate(texts, ALL).texts;
      expect(leaveOutBoilerplate(once, ALL)).toMatchObject({ texts: once, report: { blocks: 0 } });
    }),
    { numRuns: 500 },
  );
});
