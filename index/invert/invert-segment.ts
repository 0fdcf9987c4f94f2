/**
 * The articles of one segment to a run: which terms they hold, how often, where and in which form. Counts as MiniSearch
 * counts (`tests/index/pack/packed-minisearch.test.ts` holds the two together) without its map of maps of maps.
 */
import type { Analyzer } from '../../src/analysis/analyzer.ts';
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import { ByteWriter } from '../../src/format/bytes.ts';
import { BODY_START } from '../../src/format/positions.ts';
import { BODY, classOfLength, TITLE } from '../../src/format/postings.ts';
import { sortKeys } from '../pack/section-writer.ts';
import { encodeHead, MARK_EVERY, type RunTerm, writePlaces, writePosting, writeRunTerm } from './run.ts';

/** What inverting reads of an article. */
export type Text = Pick<Article, 'title' | 'text' | 'lang'>;

/** A run in three parts, as it lies on disk one after the other. */
export interface Run {
  head: Uint8Array<ArrayBuffer>;
  /** Offsets within `body` of every 64th term. */
  marks: Uint32Array<ArrayBuffer>;
  body: Uint8Array<ArrayBuffer>;
}

/** Inverts a segment. */
export function invertSegment(articles: readonly Text[]): Run {
  const words = new Words();
  const lengths: [number[], number[]] = [[], []];
  const titleTerms: number[][] = [];
  articles.forEach(({ title, text, lang }, doc) => {
    const analyzer = analyzerFor(lang);
    titleTerms.push(words.addField(analyzer, doc, title, TITLE, lengths[TITLE], true));
    words.addField(analyzer, doc, text, BODY, lengths[BODY], false);
  });
  const { terms } = words;
  const sorted = sortKeys(terms);
  const numbers = new Map(sorted.map((term, number) => [term, number]));
  const places = words.groupByTerm();
  const body = new ByteWriter();
  const marks: number[] = [];
  const frequencies: number[] = [];
  sorted.forEach((term, number) => {
    if (number % MARK_EVERY === 0) marks.push(body.length);
    const { record, articles: count } = encodeTerm(words, places.of(words.numberOf(term)), lengths);
    frequencies.push(count);
    writeRunTerm(body, term, record);
  });
  const forms = [...words.formDocuments].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    head: encodeHead({
      articles: articles.length,
      lengths,
      terms: sorted,
      frequencies,
      forms: forms.map(([form]) => form),
      formFrequencies: forms.map(([, count]) => count),
      titleTerms: titleTerms.map((own) => own.map((term) => numbers.get(terms[term]!)!)),
    }),
    marks: Uint32Array.from(marks),
    body: body.finish(),
  };
}

// --- internal ---

/** One form in one language. */
interface FormRecord {
  term: number;
  form: number;
  isStopWord: boolean;
  lastDoc: number;
}

/** Every word of a segment: parallel columns, in the order of articles, fields and places. */
class Words {
  /** In order of first appearance. */
  readonly terms: string[] = [];
  readonly forms: string[] = [];
  readonly formDocuments = new Map<string, number>();
  readonly docs = new Column();
  readonly positions = new Column();
  readonly formNumbers = new Column();
  readonly #termNumbers = new Map<string, number>();
  readonly #formNumbers = new Map<string, number>();
  readonly #termColumn = new Column();
  readonly #byAnalyzer = new Map<Analyzer, Map<string, FormRecord>>();

  numberOf(term: string): number {
    return this.#termNumbers.get(term)!;
  }

  /** Adds a field; when `listed`, answers its different terms without stop words and what pairs of characters cover. */
  addField(
    analyzer: Analyzer,
    doc: number,
    text: string,
    field: 0 | 1,
    lengths: number[],
    listed: boolean,
  ): number[] {
    const records = this.#recordsOf(analyzer);
    const different = new Set<string>();
    const kept = new Set<number>();
    const offset = field === BODY ? BODY_START : 0;
    for (const { form, position, covered } of analyzer.tokenize(text)) {
      let record = records.get(form);
      if (record === undefined) {
        record = this.#newRecord(analyzer, form);
        records.set(form, record);
      }
      if (record.lastDoc !== doc) {
        record.lastDoc = doc;
        this.formDocuments.set(form, (this.formDocuments.get(form) ?? 0) + 1);
      }
      different.add(form);
      if (listed && !covered && !record.isStopWord) kept.add(record.term);
      this.#termColumn.push(record.term);
      this.docs.push(doc);
      this.positions.push(position + offset);
      this.formNumbers.push(record.form);
    }
    lengths.push(different.size);
    return [...kept];
  }

  /** The words of each term, in order: a counting sort. */
  groupByTerm(): { of(term: number): Int32Array } {
    const terms = this.#termColumn;
    const starts = new Int32Array(this.terms.length + 1);
    for (let i = 0; i < terms.length; i++) starts[terms.values[i]! + 1]!++;
    for (let t = 0; t < this.terms.length; t++) starts[t + 1]! += starts[t]!;
    const next = starts.slice();
    const order = new Int32Array(terms.length);
    for (let i = 0; i < terms.length; i++) order[next[terms.values[i]!]!++] = i;
    return { of: (term) => order.subarray(starts[term]!, starts[term + 1]!) };
  }

  #recordsOf(analyzer: Analyzer): Map<string, FormRecord> {
    let records = this.#byAnalyzer.get(analyzer);
    if (records === undefined) {
      records = new Map();
      this.#byAnalyzer.set(analyzer, records);
    }
    return records;
  }

  #newRecord(analyzer: Analyzer, form: string): FormRecord {
    return {
      term: numberIn(this.#termNumbers, this.terms, analyzer.toTerm(form)),
      form: numberIn(this.#formNumbers, this.forms, form),
      isStopWord: analyzer.isStopWord(form),
      lastDoc: -1,
    };
  }
}

function numberIn(numbers: Map<string, number>, names: string[], name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = names.push(name) - 1;
    numbers.set(name, number);
  }
  return number;
}

/** Whole numbers that grow in number. */
class Column {
  values = new Int32Array(4096);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** A term's postings and positions from its words. */
function encodeTerm(
  words: Words,
  order: Int32Array,
  lengths: readonly [readonly number[], readonly number[]],
): { record: RunTerm; articles: number } {
  const [docs, places] = [words.docs.values, words.positions.values];
  const { forms, counts, ranks } = rankForms(words, order);
  const record: RunTerm = {
    counts: [0, 0],
    lasts: [0, 0],
    forms,
    formCounts: counts,
    postings: [new Uint8Array(0), new Uint8Array(0)],
    positions: new Uint8Array(0),
  };
  const postings = [new ByteWriter(), new ByteWriter()] as const;
  const positions = new ByteWriter();
  const previous: [number, number] = [-1, -1];
  let articles = 0;
  for (let at = 0; at < order.length; ) {
    const doc = docs[order[at]!]!;
    const occurrences: { position: number; form: number }[] = [];
    const frequencies: [number, number] = [0, 0];
    for (; at < order.length && docs[order[at]!] === doc; at++) {
      const word = order[at]!;
      const position = places[word]!;
      occurrences.push({ position, form: ranks.get(words.formNumbers.values[word]!)! });
      frequencies[position >= BODY_START ? BODY : TITLE]++;
    }
    articles++;
    writePlaces(
      positions,
      occurrences.sort((a, b) => a.position - b.position),
    );
    for (const field of [TITLE, BODY] as const) {
      if (frequencies[field] === 0) continue;
      const lengthClass = classOfLength(field, lengths[field][doc]!);
      writePosting(postings[field], doc - previous[field] - 1, frequencies[field], lengthClass);
      previous[field] = doc;
      record.counts[field]++;
      record.lasts[field] = doc;
    }
  }
  record.postings = [postings[TITLE].finish(), postings[BODY].finish()];
  record.positions = positions.finish();
  return { record, articles };
}

/** The forms of a term by falling number of occurrences, then alphabet. */
function rankForms(
  words: Words,
  order: Int32Array,
): { forms: string[]; counts: number[]; ranks: Map<number, number> } {
  const met = new Map<number, number>();
  for (const word of order) {
    const form = words.formNumbers.values[word]!;
    met.set(form, (met.get(form) ?? 0) + 1);
  }
  const ranked = [...met].sort(
    ([a, i], [b, j]) => j - i || (words.forms[a]! < words.forms[b]! ? -1 : a === b ? 0 : 1),
  );
  return {
    forms: ranked.map(([form]) => words.forms[form]!),
    counts: ranked.map(([, count]) => count),
    ranks: new Map(ranked.map(([form], rank) => [form, rank])),
  };
}
