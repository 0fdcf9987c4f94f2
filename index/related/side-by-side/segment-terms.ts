/** The articles of one segment to terms: what a thread does with them. Numbers are the segment's own. */
import type { Analyzer } from '../../../src/analysis/analyzer.ts';
import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';
import type { Article } from '../../../src/article.ts';
import { ByteWriter } from '../../../src/format/bytes.ts';
import { toRelatedTerm } from '../../../src/related/related-term.ts';
import { isEveryday } from '../everyday-words.ts';
import { GAP, STOP, type TermColumn, type TermColumns, toZigzag } from '../term-corpus.ts';
import { shareBytes, shareInts } from './shared-arrays.ts';

export interface SegmentTerms {
  columns: TermColumns;
  vocabulary: string[];
  /** 1 where a form of the term is a word that any text may hold. */
  everyday: Uint8Array;
}

/** What reading terms needs of an article. */
export type Readable = Pick<Article, 'title' | 'summary' | 'text' | 'lang'>;

export function readSegmentTerms(articles: readonly Readable[]): SegmentTerms {
  const numberer = new TermNumberer();
  const read = (textOf: (article: Readable) => string | undefined) => {
    const column = new ColumnWriter();
    for (const article of articles) numberer.read(textOf(article) ?? '', article.lang, column);
    return column.finish();
  };
  return {
    columns: [read(({ title }) => title), read(({ summary }) => summary), read(({ text }) => text)],
    vocabulary: numberer.vocabulary,
    everyday: Uint8Array.from(numberer.everyday),
  };
}

// --- internal ---

/** Writes one text after the other. */
class ColumnWriter {
  readonly #starts = [0];
  readonly #terms: number[] = [];
  readonly #placeStarts = [0];
  readonly #places = new ByteWriter();
  #last = 0;

  add(term: number, start: number, end: number): void {
    this.#terms.push(term);
    this.#places.varint(toZigzag(start - this.#last)).varint(end - start);
    this.#last = start;
  }

  endText(): void {
    this.#starts.push(this.#terms.length);
    this.#placeStarts.push(this.#places.length);
    this.#last = 0;
  }

  finish(): TermColumn {
    const places = this.#places.finish();
    return {
      starts: shareInts(this.#starts),
      terms: shareInts(this.#terms),
      placeStarts: shareInts(this.#placeStarts),
      places: shareBytes(places),
    };
  }
}

class TermNumberer {
  readonly vocabulary: string[] = [];
  readonly everyday: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #byForm = new Map<string, Map<string, number>>();

  read(text: string, lang: string, column: ColumnWriter): void {
    const analyzer = analyzerFor(lang);
    const byForm = this.#formsOf(analyzer.lang);
    let gap = text.indexOf('\n\n');
    let place = -1;
    for (const { form, start, end, position, covered } of analyzer.tokenize(text)) {
      if (covered) continue;
      if (gap >= 0 && start > gap) {
        column.add(GAP, gap, gap);
        gap = text.indexOf('\n\n', start);
      }
      // A compound's joined form is left to its parts, which the plain spelling shares.
      if (position === place) continue;
      place = position;
      let number = byForm.get(form);
      if (number === undefined) {
        number = this.#toNumber(form, analyzer);
        byForm.set(form, number);
      }
      column.add(number, start, end);
    }
    column.endText();
  }

  #formsOf(lang: string): Map<string, number> {
    let forms = this.#byForm.get(lang);
    if (forms === undefined) {
      forms = new Map();
      this.#byForm.set(lang, forms);
    }
    return forms;
  }

  #toNumber(form: string, analyzer: Analyzer): number {
    const term = toRelatedTerm(form, analyzer);
    if (term === undefined) return STOP;
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.vocabulary.push(term) - 1;
      this.#numbers.set(term, number);
      this.everyday.push(0);
    }
    if (isEveryday(form, analyzer.lang)) this.everyday[number] = 1;
    return number;
  }
}
