import { describe, expect, it } from 'vitest';
import { analyzerFor, LANGUAGES } from '../../../src/analysis/analyzer-for.ts';

/** The terms of a text. */
const terms = (lang: string, text: string) => {
  const analyzer = analyzerFor(lang);
  return analyzer.tokenize(text).map((token) => analyzer.toTerm(token.form));
};

/** All words of a line meet under one term. */
function expectOneTerm(lang: string, words: string): void {
  expect(new Set(terms(lang, words)), words).toHaveLength(1);
}

describe('English', () => {
  it('stems as Snowball does', () => {
    const pairs = `consign consign, consigned consign, consistency consist, consolingly consol, knackeries knackeri,
      knightly knight, skies sky, dying die, news news, inning inning, proceed proceed, generously generous,
      communication communic, arsenal arsenal, hopping hop, hoping hope, relational relat, sensational sensat,
      replacement replac, luxuriated luxuri, yellow yellow, abilities abil, geologist geolog, added add,
      evening evening, organization organiz, organic organic, university universiti, universe univers`;
    for (const pair of pairs.split(/,\s+/)) {
      const [word, stem] = pair.split(' ') as [string, string];
      expect(terms('en', word), word).toEqual([stem]);
    }
  });

  it('finds a word by any of its forms', () => {
    expectOneTerm('en', "run runs running Running run's");
    expectOneTerm('en', 'café cafe cafes cafés CAFÉ');
    expectOneTerm('en', 'naïve naive');
  });

  it('leaves function words out of a query, with and without their apostrophes', () => {
    const { tokenize, isStopWord } = analyzerFor('en');
    const said = tokenize("What is the best tea for a cold you've caught, and why doesn't it help?");
    expect(said.map((token) => token.form).filter((form) => !isStopWord(form))).toEqual([
      'best',
      'tea',
      'cold',
      'caught',
      'help',
    ]);
  });
});

describe('another language', () => {
  it('has a stemmer of its own', () => {
    expectOneTerm('da', 'bog bogen');
    expectOneTerm('de', 'Häuser Hauses Häusern');
    expectOneTerm('es', 'bibliotecas biblioteca');
    expectOneTerm('fi', 'talossa talo taloissa');
    expectOneTerm('fr', 'continuellement continuelle continuelles');
    expectOneTerm('hu', 'babakocsi babakocsijáért babakocsit');
    expectOneTerm('it', 'abbandonata abbandonate abbandonare');
    expectOneTerm('nl', 'lichamelijk lichamelijke lichamelijkheid');
    expectOneTerm('no', 'havnedistrikt havnedistriktene havnedistrikter');
    expectOneTerm('pt', 'químicas química químico');
    expectOneTerm('ro', 'abruptă abrupte abrupt');
    expectOneTerm('ru', 'важная важного важно важный');
    expectOneTerm('sv', 'jakten jakter jakterna');
    expectOneTerm('tr', 'kitaplar kitap kitaplarım');
    expectOneTerm('uk', 'міста місто містами');
  });

  it('has one at least fifteen times', () => {
    const words = `kitaplarımızdan важного jakterna havnedistriktene abrupte química lichamelijkheid abbandonate
      babakocsijáért continuellement taloissa bibliotecas häusern подразделения καταστήματα knihami книгата`;
    const stemmed = LANGUAGES.filter((lang) => {
      const analyzer = analyzerFor(lang);
      const plain = analyzerFor('und');
      return analyzer.tokenize(words).some(({ form }) => analyzer.toTerm(form) !== plain.toTerm(form));
    });
    expect(stemmed.length).toBeGreaterThanOrEqual(15);
  });

  it('finds what its readers type without accents', () => {
    expectOneTerm('de', 'Müller Muller Mueller');
    expectOneTerm('de', 'Straße Strasse Straßen');
    expectOneTerm('es', 'educación educacion educaciones');
    expectOneTerm('fr', 'élevée elevee élevés eleves');
    expectOneTerm('fr', 'qualité qualite qualités');
    expectOneTerm('it', 'città citta');
    expectOneTerm('pt', 'informação informacao informações informacoes');
    expectOneTerm('pl', 'łódź lodz');
    expectOneTerm('ro', 'oraș oraş oras');
    expectOneTerm('ru', 'ёлка елка ёлки');
    expectOneTerm('vi', 'phở pho');
    expectOneTerm('da', 'smørrebrød smorrebrod');
  });

  it('keeps letters apart that only look accented', () => {
    expect(new Set(terms('und', 'йод иод'))).toHaveLength(2);
    expect(new Set(terms('ja', 'か が'))).toHaveLength(2);
    expect(new Set(terms('und', 'कि की'))).toHaveLength(2);
    expect(new Set(terms('th', 'มา ม้า'))).toHaveLength(2);
  });

  it('parts elided articles from their nouns', () => {
    expect(terms('fr', "l'eau")).toEqual(['l', 'eau']);
    expect(terms('it', 'dell’acqua')).toEqual(['dell', 'acqua']);
    expect(analyzerFor('fr').isStopWord('l')).toBe(true);
  });

  it('drops Turkish suffixes behind an apostrophe and keeps its two letters i', () => {
    expect(terms('tr', "İstanbul'da")).toEqual(terms('tr', 'istanbul'));
    expect(analyzerFor('tr').tokenize('ISI')[0]!.form).toBe('ısı');
  });

  it('reads the digits of other scripts as its own', () => {
    expect(terms('ar', '٢٠٢٦')).toEqual(['2026']);
    expect(terms('hi', '२०२६')).toEqual(['2026']);
  });

  it('has stop words of its own', () => {
    const samples = `de und, es que, fr est, it della, pt não, nl het, sv och, da ikke, no jeg, fi että, ru что, pl się,
      tr için, ro și, hu hogy, cs který, ja から, zh 的`;
    for (const sample of samples.split(/,\s+/)) {
      const [lang, word] = sample.split(' ') as [string, string];
      expect(analyzerFor(lang).isStopWord(word), sample).toBe(true);
      expect(analyzerFor('und').isStopWord(word)).toBe(false);
    }
  });

  it('is named by the primary subtag alone', () => {
    expect(analyzerFor('pt-BR')).toBe(analyzerFor('pt'));
    expect(analyzerFor('EN_us').lang).toBe('en');
  });

  it('without rules of its own is folded and not stemmed', () => {
    expect(analyzerFor('eo').lang).toBe('und');
    expect(analyzerFor('constructor').lang).toBe('und');
    expect(terms('eo', 'ĉevaloj running')).toEqual(['cevaloj', 'running']);
  });
});
