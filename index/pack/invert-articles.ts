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
import { BODY, FIELDS, TITLE } from '../../src/format/postings.ts';

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
  /** In how many articles each form stands. */
  formDocuments: Map<string, number>;
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
    formDocuments: new Map(),
  };
  for (let start = 0; start < articles.length; start += SEGMENT) {
    addSegment(inverted, articles.slice(start, start + SEGMENT), start);
    onProgress?.(Math.min(articles.length, start + SEGMENT));
  }
  return inverted;
}

function addSegment(inverted: Inverted, articles: readonly Article[], start: number): void {
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
    addOccurrences(inverted, analyzer, start + i, title, body);
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

function addOccurrences(
  inverted: Inverted,
  analyzer: Analyzer,
  doc: number,
  title: readonly Token[],
  body: readonly Token[],
): void {
  const seen = new Set<string>();
  const add = ({ form, position }: Token, offset: number) => {
    const term = analyzer.toTerm(form);
    let into = inverted.terms.get(term);
    if (!into) {
      into = {
        docs: [[], []],
        frequencies: [[], []],
        occurrenceDocs: [],
        occurrences: [],
        forms: new Map(),
        formCounts: [],
      };
      inverted.terms.set(term, into);
    }
    let number = into.forms.get(form);
    if (number === undefined) {
      number = Math.min(into.forms.size, FORM_SPAN - 1);
      into.forms.set(form, number);
    }
    into.formCounts[number] = (into.formCounts[number] ?? 0) + 1;
    const last = into.occurrenceDocs.length - 1;
    const code = (position + offset) * FORM_SPAN + number;
    if (into.occurrenceDocs[last] === doc) into.occurrences[last]!.push(code);
    else {
      into.occurrenceDocs.push(doc);
      into.occurrences.push([code]);
    }
    seen.add(form);
  };
  for (const token of title) add(token, 0);
  for (const token of body) add(token, BODY_START);
  for (const form of seen) inverted.formDocuments.set(form, (inverted.formDocuments.get(form) ?? 0) + 1);
}
