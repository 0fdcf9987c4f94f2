import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency, weighFrequency } from '../../../src/search/bm25.ts';
import { mergePlaces, OTHER_FORM, type Places } from '../../../src/search/places.ts';
import { type RankCandidate, type RankedQuery, rankCandidates } from '../../../src/search/rank-candidates.ts';

/** Articles of a made-up site by title and body; every word is its own term, in form 0 unless written in capitals. */
function rank(
  q: string,
  articles: Record<string, [title: string, body: string]>,
  neighbours?: Record<string, string[]>,
) {
  const names = Object.keys(articles);
  const typed = q.split(' ');
  const stopWords = ['the', 'of', 'how', 'to'];
  const kept = typed.map((word, place) => ({ word, place })).filter(({ word }) => !stopWords.includes(word));
  const terms = [...new Set(kept.map(({ word }) => word.toLowerCase()))];
  const texts = Object.values(articles).map(([title, body]) => [title.split(' '), body.split(' ')] as const);
  const idfOf = (term: string) =>
    inverseDocumentFrequency(
      names.length,
      texts.filter((text) => text.flat().some((word) => word.toLowerCase() === term)).length,
    );
  const average = (field: 0 | 1) =>
    texts.reduce((sum, text) => sum + new Set(text[field]).size, 0) / texts.length;
  const averageLengths = [average(0), average(1)] as const;
  const query: RankedQuery = {
    words: kept.map(({ word, place }) => ({
      term: terms.indexOf(word.toLowerCase()),
      form: word === word.toLowerCase() ? 0 : 1,
      place,
    })),
    idfs: terms.map(idfOf),
    differentWords: new Set(typed).size,
    averageLengths,
  };
  const candidates = texts.map((text, doc): RankCandidate => {
    const places = terms.map((term): Places => {
      const found = text.flatMap((words, field) =>
        words.flatMap((word, i) =>
          word.toLowerCase() === term ? [{ at: i + field * 4096, form: word === term ? 0 : 1 }] : [],
        ),
      );
      return { positions: found.map(({ at }) => at), forms: found.map(({ form }) => form) };
    });
    const countIn = (term: number, field: number) =>
      Array.from(places[term]!.positions).filter((at) => at >= 4096 === (field === 1)).length;
    const lengths = text.map((words) => new Set(words).size) as [number, number];
    const numbers = [...terms.keys()];
    return {
      doc,
      base: numbers.reduce(
        (sum, term) =>
          sum +
          query.idfs[term]! *
            (weighFrequency(countIn(term, 0), lengths[0], averageLengths[0]) +
              weighFrequency(countIn(term, 1), lengths[1], averageLengths[1])),
        0,
      ),
      terms: numbers.filter((term) => places[term]!.positions.length > 0),
      titleTerms: numbers.filter((term) => countIn(term, 0) > 0),
      titleWeight: [...new Set(text[0])]
        .filter((word) => !stopWords.includes(word))
        .reduce((sum, word) => sum + idfOf(word.toLowerCase()), 0),
      titleLength: lengths[0],
      bodyLength: lengths[1],
      places,
    };
  });
  const nearest = (doc: number) =>
    (neighbours?.[names[doc]!] ?? []).map((name) => ({ doc: names.indexOf(name), similarity: 0.5 }));
  return rankCandidates(query, candidates, neighbours && nearest)
    .filter(({ score }) => score > 0)
    .map(({ doc }) => names[doc]!);
}

const filler = 'one two three four five six seven eight nine ten eleven twelve';

describe('rankCandidates', () => {
  it('puts the title that is the query first, however much others say about it', () => {
    expect(
      rank('green tea', {
        everything: ['all about green tea and green tea again', 'green tea green tea green tea green tea'],
        itself: ['green tea', 'leaves and water'],
        part: ['tea', 'green tea green tea'],
      })[0],
    ).toBe('itself');
  });

  it('counts the words that a query drops when it compares titles', () => {
    expect(
      rank('how to brew tea', {
        shorter: ['brew tea', 'brew tea brew tea brew tea'],
        itself: ['how to brew tea', 'water'],
        other: ['when we brew tea', 'brew tea'],
      })[0],
    ).toBe('itself');
  });

  it('puts a title with the same words, small ones and order aside, before all but the title itself', () => {
    const articles: Record<string, [string, string]> = {
      much: ['green tea of the day', 'tea green tea green tea green tea green tea green'],
      turned: ['tea the green', 'leaves'],
    };
    expect(rank('green tea', articles)).toEqual(['turned', 'much']);
    expect(rank('green tea', { ...articles, itself: ['green tea', 'water'] })).toEqual([
      'itself',
      'turned',
      'much',
    ]);
  });

  it('ranks more matched words above more mentions of one', () => {
    expect(
      rank('green tea', {
        oneWord: ['drinks', 'tea tea tea tea tea tea'],
        bothWords: ['drinks', 'we like tea when it is green'],
        neither: ['drinks', 'coffee'],
        unrelated: ['soups', 'carrots'],
      }),
    ).toEqual([
      'bothWords', // holds both
      'oneWord', // holds one, however often
    ]);
  });

  it('ranks words that stand together above the same words far apart', () => {
    expect(
      rank('cold brew', {
        apart: ['drinks', `cold ${filler} brew ${filler}`],
        together: ['drinks', `${filler} cold brew ${filler}`],
        reversed: ['drinks', `${filler} brew x y cold ${filler}`],
      }),
    ).toEqual([
      'together', // side by side, in order
      'reversed', // near, but not in order
      'apart', // more than eight words between
    ]);
  });

  it('ranks one passage that answers the whole query above two that each answer half', () => {
    const long = Array.from({ length: 60 }, (_, i) => `w${i}`).join(' ');
    expect(
      rank('kettle filter', {
        scattered: ['drinks', `kettle ${long} filter`],
        onePlace: ['drinks', `kettle ${filler} filter ${long}`],
        other: ['drinks', `nothing ${long}`],
      }).slice(0, 2),
    ).toEqual(['onePlace', 'scattered']);
  });

  it('ranks the word as typed above its other forms', () => {
    expect(
      rank('RÉSUMÉ', {
        plain: ['how we hire', 'send your résumé to us'],
        typed: ['how we hire', 'send your RÉSUMÉ to us'],
        other: ['how we hire', 'send your letter to us'],
      }),
    ).toEqual(['typed', 'plain']);
  });

  it('ranks an article in good company above one that stands alone', () => {
    const articles: Record<string, [string, string]> = {
      alone: ['drinks', 'tea water'],
      befriended: ['drinks', 'tea water'],
      friend: ['drinks', 'tea tea tea'],
      other: ['soups', 'carrots'],
    };
    expect(rank('tea', articles).indexOf('alone')).toBeLessThan(rank('tea', articles).indexOf('befriended'));
    const withNeighbours = rank('tea', articles, { befriended: ['friend'], friend: ['other'] });
    expect(withNeighbours.indexOf('befriended')).toBeLessThan(withNeighbours.indexOf('alone'));
  });

  it('breaks ties by article number', () => {
    expect(rank('tea', { b: ['x', 'tea'], a: ['x', 'tea'], c: ['x', 'water'] })).toEqual(['b', 'a']);
  });

  it('ranks by what is known where places were not read', () => {
    const query = {
      words: [{ term: 0, form: 0, place: 0 }],
      idfs: [2],
      differentWords: 1,
      averageLengths: [3, 50] as const,
    };
    const candidate = {
      terms: [0],
      titleTerms: [],
      titleWeight: 0,
      titleLength: 3,
      bodyLength: 50,
      places: [undefined],
    };
    const ranked = rankCandidates(query, [
      { ...candidate, doc: 1, base: 1 },
      { ...candidate, doc: 2, base: 3 },
    ]);
    expect(ranked.map(({ doc }) => doc)).toEqual([2, 1]);
    expect(ranked[0]!.parts).toMatchObject({ terms: 3, exact: 0, proximity: 0, passage: 0, neighbours: 0 });
  });
});

describe('mergePlaces', () => {
  it('lists the places of all terms in order; only the first term has exact forms', () => {
    expect(
      mergePlaces([
        { positions: [1, 9], forms: [0, 2] },
        { positions: [4, 9], forms: [0, 0] },
      ]),
    ).toEqual({ positions: [1, 4, 9], forms: [0, OTHER_FORM, 2] });
  });
});
