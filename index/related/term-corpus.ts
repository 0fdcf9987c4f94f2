/**
 * Articles to numbered terms, with the place of every word, so that phrases can be shown as they were written.
 * Knows nothing of weights.
 */

import type { Analyzer } from '../../src/analysis/analyzer.ts';
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import type { Article } from '../../src/article.ts';
import { toRelatedTerm } from '../../src/related/related-term.ts';
import { isEveryday } from './everyday-words.ts';

/** In `TermText.terms`: a stop word, and the gap between two paragraphs. Both part the words around them. */
export const STOP = -1;
export const GAP = -2;

/** One field of one article, a word an element; the three arrays run in parallel. */
export interface TermText {
  /** Term numbers, `STOP` or `GAP`. */
  terms: Int32Array;
  /** First and one past the last UTF-16 unit of each word in the field's text. */
  starts: Int32Array;
  ends: Int32Array;
}

/** All articles of one corpus in terms; articles are named by their place in the corpus. */
export interface TermCorpus {
  articles: readonly Article[];
  titles: TermText[];
  summaries: TermText[];
  bodies: TermText[];
  /** Numbered terms, in order of first appearance. */
  vocabulary: string[];
  /** Per term, whether a form of it is a word that any text may hold: see `everyday-words.ts`. */
  everyday: readonly boolean[];
}

export function readTermCorpus(articles: readonly Article[]): TermCorpus {
  const numberer = new TermNumberer();
  const read = (text: string | undefined, lang: string) => numberer.read(text ?? '', lang);
  return {
    articles,
    titles: articles.map(({ title, lang }) => read(title, lang)),
    summaries: articles.map(({ summary, lang }) => read(summary, lang)),
    bodies: articles.map(({ text, lang }) => read(text, lang)),
    vocabulary: numberer.vocabulary,
    everyday: numberer.everyday,
  };
}

// --- internal ---

class TermNumberer {
  readonly vocabulary: string[] = [];
  readonly everyday: boolean[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #byForm = new Map<string, Map<string, number>>();

  read(text: string, lang: string): TermText {
    const analyzer = analyzerFor(lang);
    const byForm = this.#formsOf(analyzer.lang);
    const terms: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    let gap = text.indexOf('\n\n');
    let place = -1;
    for (const { form, start, end, position, covered } of analyzer.tokenize(text)) {
      if (covered) continue;
      if (gap >= 0 && start > gap) {
        terms.push(GAP);
        starts.push(gap);
        ends.push(gap);
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
      terms.push(number);
      starts.push(start);
      ends.push(end);
    }
    return { terms: Int32Array.from(terms), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
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
      this.everyday.push(false);
    }
    if (isEveryday(form, analyzer.lang)) this.everyday[number] = true;
    return number;
  }
}
