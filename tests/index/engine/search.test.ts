/** Search as a reader meets it: queries in, hits out, over the engine that the Worker runs. */
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/answers.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { find, openTexts, search } from './ask.ts';

describe('words', () => {
  it('are found with and without accents, the exact spelling first', async () => {
    const engine = await openTexts({
      a: 'We sat in a small cafe by the river.',
      b: 'We sat in a small café by the river.',
      c: 'We sat in a small boat on the river.',
    });
    // Both match either way; what was typed stands above what it folds to.
    expect(await find(engine, 'cafe')).toEqual(['a', 'b']);
    expect(await find(engine, 'café')).toEqual(['b', 'a']);
  });

  it('are found in their other forms, the typed form first', async () => {
    const engine = await openTexts({
      a: 'A runner runs in the morning.',
      b: 'The morning is for running.',
      c: 'The evening is for reading.',
    });
    expect(await find(engine, 'running')).toEqual(['b', 'a']);
  });

  it('are found with their signs: C++ is no C, and .NET is no net', async () => {
    const engine = await openTexts({
      c: 'Written in C by two people.',
      cpp: 'Written in C++ by two people.',
      csharp: 'Written in C# by two people.',
      dotnet: 'Runs on .NET these days.',
      net: 'Fish are caught with a net these days.',
    });
    expect(await find(engine, 'C++')).toEqual(['cpp']);
    expect(await find(engine, 'c#')).toEqual(['csharp']);
    expect(await find(engine, 'C')).toEqual(['c']);
    expect((await find(engine, '.NET'))[0]).toBe('dotnet');
    expect(await find(engine, '"net"')).toContain('net');
  });

  it('are found joined and hyphenated alike: email and e-mail', async () => {
    const engine = await openTexts({
      a: 'Send an e-mail to the desk.',
      b: 'Send an email to the desk.',
      c: 'Send a letter to the desk.',
    });
    expect((await find(engine, 'email')).sort()).toEqual(['a', 'b']);
    expect((await find(engine, 'e-mail')).sort()).toEqual(['a', 'b']);
  });

  it('are found with a hyphen, and with either apostrophe', async () => {
    const engine = await openTexts({
      a: "The baker's well-known rye bread.",
      b: 'The baker’s well known rye bread.',
    });
    for (const q of ['baker', "baker's", 'baker’s', 'well-known', 'well known']) {
      expect((await find(engine, q)).sort(), q).toEqual(['a', 'b']);
    }
  });

  it('are found while they are typed: runn finds running, although its term is run', async () => {
    const engine = await openTexts({
      a: 'Running in the morning.',
      b: 'Running in the evening.',
      c: 'Reading in the evening.',
    });
    expect(await find(engine, 'runn', { prefix: true })).toEqual(['a', 'b']);
    expect(await find(engine, 'runn', { prefix: false })).toEqual([]);
    expect(await find(engine, 'runn ', { prefix: true })).toEqual([]);
  });

  it('are found as the three likeliest words that an unfinished one may become, the likeliest first', async () => {
    const engine = await openTexts({
      a: 'One glossary here.',
      b: 'One glossary there.',
      c: 'One glossary everywhere.',
      d: 'One gloss here.',
      e: 'One gloss there.',
      f: 'One glove here and there, and one glove elsewhere.',
      g: 'One globe.',
    });
    const { hits, totalHits, correction } = await search(engine, 'glo', { prefix: true });
    expect(hits.map(({ id }) => id).slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect(totalHits).toBe(6);
    expect(correction).toBeUndefined();
  });

  it('are cut in pairs where a script has no spaces: Chinese, Japanese, Thai', async () => {
    const engine = await openTexts({
      ja: { title: '緑茶の淹れ方', text: '東京都で緑茶を飲みました。', lang: 'ja' },
      kyoto: { title: '京都の寺', text: '京都は古い町です。', lang: 'ja' },
      th: { title: 'ชาเขียว', text: 'ชาเขียวเป็นเครื่องดื่มที่รู้จักกันมานาน', lang: 'th' },
      zh: { title: '绿茶', text: '绿茶是一种很受欢迎的饮料。', lang: 'zh' },
    });
    expect(await find(engine, '東京')).toEqual(['ja']);
    expect(await find(engine, '"緑茶を飲み"')).toEqual(['ja']);
    expect(await find(engine, '"東京都"')).toEqual(['ja']);
    expect(await find(engine, '"京都は"')).toEqual(['kyoto']);
    expect(await find(engine, '饮料')).toEqual(['zh']);
    expect(await find(engine, '茶')).toContain('ja');
    expect(await find(engine, '"เครื่องดื่ม"')).toEqual(['th']);
    expect(await find(engine, 'ชาเขียว')).toEqual(['th']);
  });

  it('are found in every language of the site', async () => {
    const engine = await openTexts({
      a: { text: 'The houses by the lake.', lang: 'en' },
      b: { text: 'Die Häuser am See.', lang: 'de' },
      c: { text: 'Les maisons au bord du lac.', lang: 'fr' },
    });
    expect(await find(engine, 'house')).toEqual(['a']);
    expect(await find(engine, 'Haus')).toEqual(['b']);
    expect(await find(engine, 'hauser')).toEqual(['b']);
    expect(await find(engine, 'maison')).toEqual(['c']);
    expect(await find(engine, 'maisons', { lang: 'en' })).toEqual([]);
  });
});

describe('the grammar of queries', () => {
  const tea = {
    black: { title: 'Black tea', text: 'Boil the water for green cups.', tags: ['tea', 'Hot drinks'] },
    green: { title: 'Green tea', text: 'Warm water, not boiling, in black cups.', tags: ['tea'] },
    pot: { title: 'The pot', text: 'A green pot for tea.', tags: ['ware'] },
    water: { title: 'Water', text: 'Water the garden before the tea is green.', tags: ['garden'] },
  };

  it('"an exact phrase" stands word for word, in order, within one field', async () => {
    const engine = await openTexts(tea);
    expect(await find(engine, '"green tea"')).toEqual(['green']);
    expect(await find(engine, '"tea green"')).toEqual([]);
    expect(await find(engine, '"black tea boil"')).toEqual([]);
    expect(await find(engine, '"boil the water"')).toEqual(['black']);
    expect(await find(engine, '“green pot”')).toEqual(['pot']);
  });

  it('"one" word in quotation marks stands as it is typed', async () => {
    const engine = await openTexts(tea);
    expect((await find(engine, 'boil')).sort()).toEqual(['black', 'green']);
    expect(await find(engine, '"boiling"')).toEqual(['green']);
    expect(await find(engine, '"boil"')).toEqual(['black']);
  });

  it('"a phrase" is exact in however many forms an article may write a word', async () => {
    // Nine letters, each with an accent or without: 512 words of one term, one in each article.
    const forms = Array.from({ length: 512 }, (_, i) =>
      i.toString(2).padStart(9, '0').replaceAll('0', 'a').replaceAll('1', 'á'),
    );
    const texts = forms.map((form, i) => [`article-${String(i).padStart(3, '0')}`, `green ${form} tea`]);
    const engine = await openTexts(Object.fromEntries(texts));
    for (const i of [1, 63, 64, 255, 256, 511]) {
      expect(await find(engine, `"${forms[i]} tea"`)).toEqual([texts[i]![0]]);
    }
    expect((await search(engine, `"${forms[0]} tea"`)).totalHits).toBe(512);
  });

  it('-word leaves articles out that hold it in any form, -"a phrase" those that hold the phrase', async () => {
    const engine = await openTexts(tea);
    expect((await find(engine, 'tea -boils')).sort()).toEqual(['pot', 'water']);
    expect((await find(engine, 'tea -"green tea"')).sort()).toEqual(['black', 'pot', 'water']);
  });

  it('title:word counts in the title only', async () => {
    const engine = await openTexts(tea);
    expect(await find(engine, 'title:green')).toEqual(['green']);
    expect(await find(engine, 'title:water tea')).toEqual(['water']);
    expect(await find(engine, 'title:"green tea"')).toEqual(['green']);
    expect((await find(engine, 'tea -title:tea')).sort()).toEqual(['pot', 'water']);
  });

  it('tag:x filters, whatever its case, and lists the newest by itself', async () => {
    const engine = await openTexts({
      ...tea,
      black: { ...tea.black, date: '2020-01-01' },
      green: { ...tea.green, date: '2021-01-01' },
    });
    expect((await find(engine, 'water tag:tea')).sort()).toEqual(['black', 'green']);
    expect(await find(engine, 'tag:TEA')).toEqual(['green', 'black']);
    expect(await find(engine, 'water tag:"hot drinks"')).toEqual(['black']);
    expect(await find(engine, 'water -tag:tea')).toEqual(['water']);
    expect(await find(engine, 'water tag:none')).toEqual([]);
  });

  it('any word may match, and more matched words rank higher', async () => {
    const engine = await openTexts({
      one: 'Rye and rye and rye again, for a whole week of baking by hand.',
      three: 'Rye flour with honey, for a whole week of baking by hand.',
      two: 'Rye flour, for a whole week of baking by hand, and again by hand.',
      zero: 'Wheat for a whole week of baking by hand, and again by hand.',
    });
    expect(await find(engine, 'rye flour honey')).toEqual(['three', 'two', 'one']);
  });

  it('operator=and asks for every word', async () => {
    const engine = await openTexts(tea);
    expect(await find(engine, 'green pot', { operator: 'and' })).toEqual(['pot']);
    expect(await find(engine, 'boil green water', { operator: 'and' })).toHaveLength(2);
    expect(await find(engine, 'green xq', { operator: 'and' })).toEqual([]);
  });

  it('a title that is the query comes first where a script has no spaces, too', async () => {
    const engine = await openTexts({
      a: { title: '状态管理和其他状态', text: '状态管理 状态管理 状态管理 管理状态', lang: 'zh' },
      b: { title: '状态管理', text: '关于应用的一篇文章', lang: 'zh' },
      c: { title: '关于状态', text: '状态管理 状态管理 状态管理 管理 管理', lang: 'zh' },
    });
    const { hits } = await search(engine, '状态管理', { explain: true });
    expect(hits[0]!.id).toBe('b');
    expect(hits[0]!.parts?.exactTitle).toBe(3);
  });

  it('a title that is the query comes first, however often others say it', async () => {
    const engine = await openTexts({
      a: { title: 'All of tea: green tea and more', text: 'Green tea. '.repeat(20) },
      b: { title: 'Green teas', text: 'Something of everything.' },
      c: { title: 'Green tea', text: 'A drink.' },
    });
    // As typed before another ending, both before the article that only speaks of it.
    expect(await find(engine, 'green tea')).toEqual(['c', 'b', 'a']);
  });

  it('a word also finds its synonyms, below itself', async () => {
    const engine = await openTexts(
      { a: 'A car in the yard.', b: 'An automobile in the yard.', c: 'A cart in the yard.' },
      { synonyms: { automobile: ['car'], car: ['automobile'] } },
    );
    expect(await find(engine, 'car')).toEqual(['a', 'b']);
    expect(await find(engine, 'automobile')).toEqual(['b', 'a']);
  });
});

describe('misspelt words', () => {
  const texts = {
    a: 'The government of water.',
    b: 'The government of fire, and water.',
    c: 'A waiter with a hat.',
    d: 'A waiter with a coat.',
    e: 'A wafer.',
  };

  it('are answered for the nearest word, which is named with its number of hits', async () => {
    const { hits, correction } = await search(await openTexts(texts), 'Watre "of fire"');
    expect(hits.map(({ id }) => id)).toEqual(['b']);
    expect(correction).toEqual({ query: 'water "of fire"', totalHits: 1, applied: true });
  });

  it('are no longer misspelt when the index has them: a known word is never corrected', async () => {
    const answer = await search(await openTexts(texts), 'wafer');
    expect(answer.hits.map(({ id }) => id)).toEqual(['e']);
    expect(answer.correction).toBeUndefined();
  });

  it('have four letters or more', async () => {
    const engine = await openTexts({ a: 'The hats.', b: 'A hat.', c: 'Some hats.' });
    expect(await find(engine, 'hta')).toEqual([]);
    expect(await find(engine, 'htas')).toHaveLength(3);
  });

  it('keep their first letter unless nothing else fits', async () => {
    const both = await openTexts({ a: 'actor', b: 'actor', c: 'cator', d: 'cator' });
    expect((await search(both, 'acotr')).correction?.query).toBe('actor');
    const other = await openTexts({ a: 'water', b: 'water', c: 'autumn', d: 'autumn' });
    expect((await search(other, 'awter')).correction?.query).toBe('water');
    expect((await search(other, 'qater')).correction?.query).toBe('water');
    expect((await search(other, 'utumn')).correction?.query).toBe('autumn');
    expect((await search(other, 'qatre')).correction).toBeUndefined();
  });

  it('within a phrase are asked about: did you mean the phrase with the other word?', async () => {
    const { hits, correction } = await search(await openTexts(texts), '"of watre"');
    expect(hits).toEqual([]);
    expect(correction).toEqual({ query: '"of water"', totalHits: 1, applied: false });
  });

  it('count among the words of operator=and', async () => {
    const engine = await openTexts(texts);
    expect(await find(engine, 'govermnet fire', { operator: 'and' })).toEqual(['b']);
  });
});

describe('answers', () => {
  it('show the passage with the phrase, marked as a whole and escaped', async () => {
    const filler = 'Nothing of interest is said here, and it is said at length. '.repeat(10);
    const engine = await openTexts({
      a: `Green paint.\n\n${filler}\n\nHere <b>green tea</b> & "cake" are served.\n\n${filler}\n\nTea.`,
    });
    const [hit] = (await search(engine, '"green tea"')).hits;
    expect(hit!.excerpt).toContain(
      'Here &lt;b&gt;<mark>green tea</mark>&lt;/b&gt; &amp; &quot;cake&quot; are served.',
    );
    expect(hit!.plain_excerpt).toContain('Here <b>green tea</b> & "cake" are served.');
  });

  const site = {
    a: { text: 'tea one', tags: ['hot', 'leaf'], authors: ['Ada'], section: 'drinks', date: '2020-03-01' },
    b: { text: 'tea two', tags: ['hot'], authors: ['Ben'], section: 'drinks', date: '2021-03-01' },
    c: { text: 'tea three', tags: ['leaf'], authors: ['Ada', 'Ben'], section: 'garden', date: '2021-06-01' },
    d: { text: 'tea four', tags: ['hot'], authors: ['Ada'] },
    e: { text: 'coffee', tags: ['hot'], authors: ['Ada'], section: 'drinks', date: '2022-03-01' },
  };

  it('count the hits by tag, author, section and year', async () => {
    const { facetDistribution } = await search(await openTexts(site), 'tea', {
      facets: ['tag', 'author', 'section', 'year', 'lang'],
      limit: 1,
    });
    expect(facetDistribution).toEqual({
      tag: { hot: 3, leaf: 2 },
      author: { Ada: 3, Ben: 2 },
      section: { drinks: 2, garden: 1 },
      year: { 2020: 1, 2021: 2 },
      lang: { en: 4 },
    });
  });

  it('meet all filters at once', async () => {
    const engine = await openTexts(site);
    const filters = [
      { field: 'tag', value: 'hot' },
      { field: 'author', value: 'Ada' },
    ] as const;
    expect((await find(engine, 'tea', { filters: [...filters] })).sort()).toEqual(['a', 'd']);
    expect(await find(engine, 'tea', { filters: [...filters, { field: 'year', value: '2020' }] })).toEqual([
      'a',
    ]);
    expect(await find(engine, 'tea', { filters: [...filters], exclude: ['a'] })).toEqual(['d']);
  });

  it('begin at since and end at until, both days included, and leave undated articles out', async () => {
    const engine = await openTexts(site);
    expect((await find(engine, 'tea', { since: '2021-03-01' })).sort()).toEqual(['b', 'c']);
    expect((await find(engine, 'tea', { until: '2021-03-01' })).sort()).toEqual(['a', 'b']);
    expect(await find(engine, 'tea', { since: '2020-03-02', until: '2021-05-31' })).toEqual(['b']);
  });

  it('come by date on wish, undated articles last', async () => {
    const engine = await openTexts(site);
    expect(await find(engine, 'tea', { sort: 'date:desc' })).toEqual(['c', 'b', 'a', 'd']);
    expect(await find(engine, 'tea', { sort: 'date:asc' })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fold near-copies into one hit and count them', async () => {
    const engine = await openTexts(
      { a: 'tea in a cup', b: 'tea in a cup', c: 'tea in a cup', d: 'tea in a pot' },
      { relations: { clusters: [[0, 1, 2]] } },
    );
    const answer = await search(engine, 'tea', { facets: ['lang'] });
    expect(answer.totalHits).toBe(2);
    expect(answer.hits.map(({ id, copies }) => [id, copies ?? 0]).sort()).toEqual([
      ['a', 2],
      ['d', 0],
    ]);
    // The copy that was not folded away is the hit when the others may not be.
    expect(await find(engine, 'cup', { exclude: ['a'] })).toEqual(['b']);
  });
});

describe('an answer without hits', () => {
  it('offers the query without its rarest word', async () => {
    const engine = await openTexts({ a: 'green tea', b: 'green tea', c: 'purple hats' });
    const { totalHits, alternatives } = await search(engine, 'green tea hats', { operator: 'and' });
    expect(totalHits).toBe(0);
    expect(alternatives).toEqual([{ query: 'green tea', totalHits: 2 }]);
  });

  it('offers the words of a phrase without quotation marks', async () => {
    const engine = await openTexts({ a: 'green tea', b: 'black tea', c: 'hats' });
    const { totalHits, alternatives } = await search(engine, '"tea green"');
    expect(totalHits).toBe(0);
    expect(alternatives).toEqual([{ query: 'tea green', totalHits: 2 }]);
  });

  it('offers what there is within the filters of the request, and without those that were typed', async () => {
    const engine = await openTexts({
      a: { text: 'green tea', tags: ['hot'] },
      b: { text: 'green hats', tags: ['warm'] },
      c: { text: 'green hats', tags: ['warm'] },
    });
    const filters: Filter[] = [{ field: 'tag', value: 'hot' }];
    expect((await search(engine, '"green hats"', { filters })).alternatives).toEqual([
      { query: 'green hats', totalHits: 1 },
    ]);
    expect((await search(engine, 'green hats', { filters, operator: 'and' })).alternatives).toEqual([
      { query: 'green', totalHits: 1 },
    ]);
    expect((await search(engine, 'hats tag:hot')).alternatives).toEqual([{ query: 'hats', totalHits: 2 }]);
    expect((await search(engine, 'hats', { filters })).alternatives).toBeUndefined();
  });

  it('offers nothing that finds nothing', async () => {
    const engine = await openTexts({ a: 'green tea' });
    expect((await search(engine, 'xyz zyx')).alternatives).toBeUndefined();
  });
});

describe('suggestions', () => {
  const texts = {
    a: { title: 'Café culture', text: 'x' },
    b: { title: 'Green tea and cafés', text: 'x' },
    c: { title: 'Cafeteria', text: 'x' },
    d: { title: 'Green tea at home', text: 'x' },
    e: { title: 'Green tea abroad', text: 'x' },
  };
  const suggest = async (q: string) => {
    const engine = await openTexts(texts);
    return (await engine.suggest(q, 8, createCosts())).suggestions.map(({ text }) => text);
  };

  it('fold accents both ways, and put titles that begin so before those that go on so', async () => {
    const expected = ['Cafeteria', 'Café culture', 'Green tea and cafés'];
    expect(await suggest('cafe')).toEqual(expected);
    expect(await suggest('CAFÉ')).toEqual(expected);
  });

  it('put a phrase as titles write it, whole, and tags of addresses as words', async () => {
    const engine = await openTexts({
      a: { title: 'Usability Case Study: forms', text: 'x', tags: ['social-media'] },
      b: { title: 'Usability Case Study: maps', text: 'x', tags: ['social-media', 'e-mail'] },
      c: { title: 'Usability Case Study: taxes', text: 'x', tags: ['social-media', 'e-mail'] },
      d: { title: 'Email', text: 'x', tags: ['e-mail'] },
    });
    const texts = async (q: string) =>
      (await engine.suggest(q, 8, createCosts())).suggestions
        .filter(({ url }) => url === null)
        .map(({ text }) => text);
    expect(await texts('usab')).toEqual(['Usability Case Study']);
    expect(await texts('soc')).toEqual(['social media']);
    expect(await texts('e-m')).toEqual(['e-mail']);
  });

  it('put a phrase that several titles share before any one of them', async () => {
    expect((await suggest('gre'))[0]).toBe('Green tea');
  });
});
