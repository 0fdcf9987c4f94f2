/**
 * Articles to terms: MiniSearch indexes them, a thousand at a time so that its Maps never hold the whole corpus,
 * and what it found is kept beside the place of every occurrence. Articles must come sorted by id; an article's
 * place is its number from here on.
 */
import MiniSearch from 'minisearch';
import type { Analyzer, Token } from '../../src/analysis/analyzer.ts';
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import { BODY_START } from '../../src/format/positions.ts';
import { BODY, FIELDS, TITLE, toTitleWeight } from '../../src/format/postings.ts';
import { inverseDocumentFrequency } from '../../src/search/bm25.ts';

/** Articles that MiniSearch indexes before it is emptied. */
const SEGMENT = 1000;

/** Everything known of one term, over the whole corpus, by ascending article number. */
export interface InvertedTerm {
  /** Per field: the articles, and how often each holds the term. */
  docs: [title: number[], body: number[]];
  frequencies: [title: number[], body: number[]];
  /** Per article of either field: its number and its occurrences, `position × FORM_SPAN + form`. */
  occurrenceDocs: number[];
  occurrences: number[][];
  /** Occurrences of each form, by provisional form number: the order in which forms were met. */
  forms: Map<string, number>;
  formCounts: number[];
}

/** Room for provisional form numbers beside a position. */
export const FORM_SPAN = 4096;

export interface Inverted {
  terms: Map<string, InvertedTerm>;
  /** Different words per article. */
  lengths: [title: number[], body: number[]];
  averageLengths: [title: number, body: number];
  /** Per article: the weight of its title, as `toTitleWeight` writes it. */
  titleWeights: number[];
  /** In how many articles each form stands. */
  formDocuments: Map<string, number>;
}

/** What is known of a form in one language: its term, its provisional number, the last article that had it. */
interface FormRecord {
  term: InvertedTerm;
  number: number;
  lastDoc: number;
}

/** A document whose fields are read already. */
interface TokenizedDocument {
  id: number;
  title: string[];
  body: string[];
}

/** MiniSearch with its index laid open to the packer. */
class OpenMiniSearch extends MiniSearch<TokenizedDocument> {
  get postings() {
    return this._index as Iterable<[string, Map<number, Map<number, number>>]>;
  }

  lengthsOf(doc: number): number[] {
    return this._fieldLength.get(doc)!;
  }
}

/** Indexes all articles. `onProgress` is told how many are done. */
export function invertArticles(articles: readonly Article[], onProgress?: (done: number) => void): Inverted {
  const inverted: Inverted = {
    terms: new Map(),
    lengths: [[], []],
    averageLengths: [0, 0],
    titleWeights: [],
    formDocuments: new Map(),
  };
  const formsOf = new Map<Analyzer, Map<string, FormRecord>>();
  for (let start = 0; start < articles.length; start += SEGMENT) {
    addSegment(inverted, formsOf, articles.slice(start, start + SEGMENT), start);
    onProgress?.(Math.min(articles.length, start + SEGMENT));
  }
  inverted.titleWeights = weighTitles(articles, inverted.terms);
  return inverted;
}

function addSegment(
  inverted: Inverted,
  formsOf: Map<Analyzer, Map<string, FormRecord>>,
  articles: readonly Article[],
  start: number,
): void {
  let analyzer: Analyzer;
  const search = new OpenMiniSearch({
    fields: [...FIELDS],
    // Fields arrive as lists of forms: nothing is tokenized twice.
    stringifyField: (forms) => forms as string,
    tokenize: (forms) => forms as unknown as string[],
    processTerm: (form) => analyzer.toTerm(form),
  });
  articles.forEach((article, i) => {
    analyzer = analyzerFor(article.lang);
    const title = analyzer.tokenize(article.title);
    const body = analyzer.tokenize(article.text);
    search.add({ id: i, title: title.map(({ form }) => form), body: body.map(({ form }) => form) });
    let forms = formsOf.get(analyzer);
    if (!forms) {
      forms = new Map();
      formsOf.set(analyzer, forms);
    }
    addOccurrences(inverted, forms, analyzer, start + i, title, 0);
    addOccurrences(inverted, forms, analyzer, start + i, body, BODY_START);
    const found = search.lengthsOf(i);
    for (const field of [TITLE, BODY] as const) {
      const length = found[field]!;
      // The running mean, operation by operation as MiniSearch keeps it, so that scores agree to the last bit.
      const count = start + i;
      const total = inverted.averageLengths[field] * count + length;
      inverted.averageLengths[field] = total / (count + 1);
      inverted.lengths[field].push(length);
    }
  });
  for (const [term, fields] of search.postings) {
    const into = inverted.terms.get(term)!;
    for (const [field, frequencies] of fields) {
      for (const [doc, frequency] of frequencies) {
        into.docs[field as 0 | 1].push(start + doc);
        into.frequencies[field as 0 | 1].push(frequency);
      }
    }
  }
}

/** Sums the inverse document frequencies of each title's different terms, stop words left out. */
function weighTitles(articles: readonly Article[], terms: Inverted['terms']): number[] {
  return articles.map(({ title, lang }) => {
    const analyzer = analyzerFor(lang);
    const forms = analyzer.tokenize(title).map(({ form }) => form);
    const kept = new Set(forms.filter((form) => !analyzer.isStopWord(form)).map(analyzer.toTerm));
    let sum = 0;
    for (const term of kept) {
      sum += inverseDocumentFrequency(articles.length, countDocuments(terms.get(term)!));
    }
    return toTitleWeight(sum);
  });
}

/** Articles that hold a term in any field. */
function countDocuments(term: InvertedTerm): number {
  return term.occurrenceDocs.length;
}

/** Notes where every token of an article stands. */
function addOccurrences(
  inverted: Inverted,
  forms: Map<string, FormRecord>,
  analyzer: Analyzer,
  doc: number,
  tokens: readonly Token[],
  offset: number,
): void {
  for (const { form, position } of tokens) {
    let record = forms.get(form);
    if (!record) {
      record = startForm(inverted, analyzer.toTerm(form), form);
      forms.set(form, record);
    }
    const { term, number } = record;
    if (record.lastDoc !== doc) {
      record.lastDoc = doc;
      inverted.formDocuments.set(form, (inverted.formDocuments.get(form) ?? 0) + 1);
    }
    term.formCounts[number]!++;
    const code = (position + offset) * FORM_SPAN + number;
    const last = term.occurrenceDocs.length - 1;
    if (term.occurrenceDocs[last] === doc) term.occurrences[last]!.push(code);
    else {
      term.occurrenceDocs.push(doc);
      term.occurrences.push([code]);
    }
  }
}

function startForm(inverted: Inverted, name: string, form: string): FormRecord {
  let term = inverted.terms.get(name);
  if (!term) {
    term = {
      docs: [[], []],
      frequencies: [[], []],
      occurrenceDocs: [],
      occurrences: [],
      forms: new Map(),
      formCounts: [],
    };
    inverted.terms.set(name, term);
  }
  let number = term.forms.get(form);
  if (number === undefined) {
    number = Math.min(term.forms.size, FORM_SPAN - 1);
    term.forms.set(form, number);
    term.formCounts[number] ??= 0;
  }
  return { term, number, lastDoc: -1 };
}
