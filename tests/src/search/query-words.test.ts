import { describe, expect, it } from 'vitest';
import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { keepRarest, toQueryWords } from '../../../src/search/query-words.ts';

const read = (q: string, ...langs: string[]) =>
  toQueryWords(parseQuery(q), (langs.length > 0 ? langs : ['en']).map(analyzerFor));

describe('toQueryWords', () => {
  it('drops stop words and remembers the places of the others', () => {
    const { words, differentWords } = read('how to brew the best coffee');
    expect(words.map(({ form, place }) => [form, place])).toEqual([
      ['brew', 2],
      ['best', 4],
      ['coffee', 5],
    ]);
    expect(differentWords).toBe(6);
  });

  it('keeps stop words when there is nothing else', () => {
    expect(read('to be or not to be').words.map(({ form }) => form)).toEqual([
      'to',
      'be',
      'or',
      'not',
      'to',
      'be',
    ]);
  });

  it('keeps a stop word that is asked for in the title', () => {
    expect(read('title:about tea').words.map(({ form, field }) => [form, field])).toEqual([
      ['about', 'title'],
      ['tea', undefined],
    ]);
  });

  it('gives each word the term under which articles hold it', () => {
    expect(read('brewing coffees').words.map(({ terms }) => terms)).toEqual([['brew'], ['coffe']]);
  });

  it('finds e-mail as email and as two words', () => {
    expect(read('e-mail').words.map(({ form, place }) => [form, place])).toEqual([
      ['e', 0],
      ['email', 0],
      ['mail', 1],
    ]);
  });

  it('gives a word one term for each language of the site', () => {
    expect(read('running', 'en', 'de').words[0]!.terms).toEqual(['run', 'running']);
  });

  it('takes the language whose stop words the query has', () => {
    expect(read('die Häuser und die Gärten', 'en', 'de').words.map(({ form }) => form)).toEqual([
      'häuser',
      'gärten',
    ]);
  });

  it('says where each word stands in the query, so that it can be replaced', () => {
    const q = 'flat "White coffee"';
    expect(read(q).words.map(({ start, end }) => q.slice(start, end))).toEqual(['flat', 'White', 'coffee']);
  });

  it('marks the last word as unfinished while it is being typed', () => {
    expect(read('green te').words.map(({ unfinished }) => unfinished)).toEqual([undefined, true]);
    expect(read('green te ').words.map(({ unfinished }) => unfinished)).toEqual([undefined, undefined]);
  });

  it('keeps every word of a phrase, stop words included', () => {
    const { phrases, words } = read('"the best of tea"');
    expect(phrases[0]!.words.map(({ form, offset }) => [form, offset])).toEqual([
      ['the', 0],
      ['best', 1],
      ['of', 2],
      ['tea', 3],
    ]);
    expect(words.map(({ form }) => form)).toEqual(['best', 'tea']);
  });

  it('sets apart what is excluded', () => {
    const { words, excluded } = read('tea -green -"black tea"');
    expect(words.map(({ form }) => form)).toEqual(['tea']);
    expect(excluded.map((phrase) => phrase.words.map(({ form }) => form))).toEqual([
      ['green'],
      ['black', 'tea'],
    ]);
  });

  it('takes quotation marks in a long sentence for quotations, not for exact phrases', () => {
    const q =
      'articles on text formatting systems, including "what you see is what you get" systems such as scribe, nroff and bravo';
    const { phrases, words } = read(q);
    expect(phrases).toEqual([]);
    expect(words.map(({ form }) => form)).toContain('see');
  });

  it('looks at 256 words and no more', () => {
    expect(read(Array.from({ length: 400 }, (_, i) => `w${i}x`).join(' ')).words.length).toBeLessThanOrEqual(
      256,
    );
  });

  it('has no words for punctuation alone', () => {
    expect(read('?! … "—"')).toEqual({ words: [], phrases: [], excluded: [], differentWords: 0 });
  });
});

describe('keepRarest', () => {
  it('keeps the 32 rarest words of a long query, in its order', () => {
    const words = Array.from({ length: 40 }, (_, i) => i);
    expect(keepRarest(words, (word) => (word % 5 === 0 ? 1 : 2))).toEqual(
      words.filter((word) => word % 5 !== 0),
    );
    expect(keepRarest([3, 1], () => 1)).toEqual([3, 1]);
  });
});
