/** Queries that are meant to hurt, and the dictionary of a large site: what they may cost is counted, not timed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { packIndex } from '../../../index/pack/pack-index.ts';
import type { Article } from '../../../src/article.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { type Costs, createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle, noRelations } from '../pack/articles.ts';
import { search } from './ask.ts';

/** What any query may fetch on the site below, opened anew: 32 terms of three languages with all that they need. */
const MOST_BLOCKS = 64;
const MOST_BYTES = 1024 * 1024;

let store: MemoryStore;

beforeAll(async () => {
  const articles = makeLargeSite();
  store = new MemoryStore((await packIndex(articles, noRelations(articles.length))).files);
});

/** Asks an engine that has nothing in its cache. */
async function ask(q: string, more = {}) {
  const engine = await openEngine(store);
  const costs = createCosts();
  const answer = await engine.search(
    {
      q,
      limit: 10,
      offset: 0,
      filters: [],
      exclude: [],
      explain: false,
      facets: [],
      sort: 'relevance',
      operator: 'or',
      prefix: true,
      ...more,
    },
    costs,
  );
  return { answer, costs };
}

const misspelt = Array.from(
  { length: 32 },
  (_, i) => `${String.fromCharCode(97 + (i % 26))}qzvxk${'xyz'[i % 3]}j`,
);

const HOSTILE: Record<string, string> = {
  '256 times one letter': 'a'.repeat(256),
  '32 wildcards': '* '.repeat(32),
  '32 wildcards behind letters': 'a* '.repeat(32),
  'unbalanced quotes': '"tea "" “cup „pot «"',
  '256 quotation marks': '"'.repeat(256),
  'nested exclusions': '-"-tea" --cup -title:-tag: -tag:"',
  'letters that run from right to left': '\u202etea\u202c \u200fشاي\u200e \u2067cup\u2069',
  'zero-width characters': 't\u200be\u200ba \u200d\u200c\ufeff\u00ad',
  'nothing but combining marks': '\u0301'.repeat(256),
  'a letter under 200 accents': `e${'\u0301'.repeat(200)}`,
  'a regular-expression bomb': '(a+)+$ (.*)*! [a-z]{1,99999} (?=a)(?!b)\\1',
  'a bomb of one class': `${'(x+x+)+'.repeat(20)}y`,
  'lone surrogates': '\ud800 \udc00 tea\ud83d',
  '128 pairs of Han': '茶'.repeat(256),
  '32 misspelt words': misspelt.join(' '),
  '32 misspelt words, one of them unfinished': `${misspelt.slice(0, 31).join(' ')} s`,
  '32 letters to be completed': 'a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f',
  '32 common words': Array.from({ length: 32 }, (_, i) => `common${i % 40}`).join(' '),
  'a phrase of 32 common words': `"${Array.from({ length: 32 }, (_, i) => `common${i % 40}`).join(' ')}"`,
  '16 phrases': Array.from({ length: 16 }, (_, i) => `"common${i} common${i + 1}"`).join(' '),
  '32 exclusions': Array.from({ length: 32 }, (_, i) => `-common${i}`).join(' '),
  '32 fields': 'title:common1 tag:x author:y year:2020 '.repeat(8),
  'names of objects': '__proto__ constructor toString hasOwnProperty tag:__proto__',
};

describe('a hostile query', () => {
  it.each(Object.entries(HOSTILE))('is answered within the bounds of any query: %s', async (_name, q) => {
    for (const more of [{}, { operator: 'and' }, { facets: ['tag', 'lang'], sort: 'date:desc' }]) {
      const { answer, costs } = await ask(q, more);
      expect(answer.hits.length).toBeLessThanOrEqual(10);
      expect(costs.blocksFetched, show(costs)).toBeLessThanOrEqual(MOST_BLOCKS);
      expect(costs.bytesFetched, show(costs)).toBeLessThanOrEqual(MOST_BYTES);
      for (const { excerpt } of answer.hits) expect(excerpt.length).toBeLessThan(2000);
    }
  });
});

describe('a misspelt word', () => {
  it('is mended however many words begin with its letter, by reading the nearest of them', async () => {
    const { answer, costs } = await ask('somethnig', { prefix: false });
    expect(answer.correction?.query).toBe('something');
    expect(costs.blocksFetched, show(costs)).toBeLessThanOrEqual(20);
    expect((await ask('szwqabel', { prefix: false })).answer.correction).toBeUndefined();
  });

  it('is mended alike by an engine that has read the words before', async () => {
    const engine = await openEngine(store);
    const q = `${misspelt.slice(0, 6).join(' ')} somethnig`;
    const first = await search(engine, q);
    expect(await search(engine, q)).toEqual(first);
    expect(first).toEqual(await search(await openEngine(store), q));
  });
});

describe('suggestions', () => {
  it.each(['c', 'co', 'common1', 'S', 'é', '   ', '"(*', 'a'.repeat(256), '\u202e\u200b'])(
    'cost at most three blocks beside the directory, whatever is typed: %s',
    async (typed) => {
      const costs = createCosts();
      const { suggestions } = await (await openEngine(store)).suggest(typed, 8, costs);
      expect(suggestions.length).toBeLessThanOrEqual(8);
      expect(costs.blocksFetched, show(costs)).toBeLessThanOrEqual(4);
    },
  );
});

const show = ({ blocksFetched, bytesFetched }: Costs) => `${blocksFetched} blocks, ${bytesFetched} bytes`;

/** 3,000 articles, three languages, 40 common words, and a hundred thousand different words, most of them with s. */
function makeLargeSite(): Article[] {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const syllables = [
    'ba',
    'ce',
    'di',
    'fo',
    'gu',
    'ka',
    'le',
    'mi',
    'no',
    'pu',
    'ra',
    'se',
    'ti',
    'vo',
    'wu',
    'zy',
  ];
  const makeWord = () => {
    let word = random() < 0.8 ? 's' : String.fromCharCode(97 + Math.floor(random() * 26));
    for (let i = 0; i < 4; i++) word += syllables[Math.floor(random() * syllables.length)];
    return word;
  };
  return Array.from({ length: 3000 }, (_, i) => {
    const words = Array.from({ length: 40 }, (_, w) => `common${w} ${makeWord()}`);
    return makeArticle(
      `article-${String(i).padStart(5, '0')}`,
      `Common${i % 40} ${makeWord()}`,
      `${words.join(' ')}${i % 50 === 0 ? ' something' : ''}`,
      { lang: ['en', 'de', 'fr'][i % 3]!, tags: [`tag${i % 20}`] },
    );
  });
}
