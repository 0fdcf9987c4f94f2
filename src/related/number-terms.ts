/** Texts to numbered terms, for comparing a few of them with each other: one number a term. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { toRelatedTerm } from './related-term.ts';

/** A word that is no term. */
const NONE = -1;

export class TermNumbers {
  /** Terms by their numbers. */
  readonly vocabulary: string[] = [];
  readonly #byForm = new Map<string, number>();
  readonly #byTerm = new Map<string, number>();

  constructor(private readonly analyzer: Analyzer) {}

  /** The numbers of a text's words in reading order, negative for those that are no terms. */
  read(text: string): Int32Array {
    const numbers: number[] = [];
    let position = -1;
    for (const token of this.analyzer.tokenize(text)) {
      if (token.covered || token.position === position) continue;
      position = token.position;
      numbers.push(this.#toNumber(token.form));
    }
    return Int32Array.from(numbers);
  }

  #toNumber(form: string): number {
    const known = this.#byForm.get(form);
    if (known !== undefined) return known;
    const term = toRelatedTerm(form, this.analyzer);
    let number = term === undefined ? NONE : this.#byTerm.get(term);
    if (number === undefined) {
      number = this.vocabulary.push(term!) - 1;
      this.#byTerm.set(term!, number);
    }
    this.#byForm.set(form, number);
    return number;
  }
}
