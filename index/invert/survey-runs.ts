/** What the whole corpus must know before terms are merged: how common each is, how long articles are. */
import { toTitleWeight } from '../../src/format/postings.ts';
import { inverseDocumentFrequency } from '../../src/search/bm25.ts';
import type { RunHead } from './run.ts';

export interface Survey {
  documents: number;
  /** Different words per article. */
  lengths: [title: number[], body: number[]];
  averageLengths: [title: number, body: number];
  /** In how many articles each term stands, in any field. */
  frequencies: Map<string, number>;
}

/** Adds up the heads of runs, which must come in the order of their articles. */
export class Surveyor {
  readonly #survey: Survey = {
    documents: 0,
    lengths: [[], []],
    averageLengths: [0, 0],
    frequencies: new Map(),
  };
  readonly #numbers = new Map<string, number>();
  /** Per segment the numbers of its titles' terms, one after the other, and where each title ends. */
  readonly #titles: { terms: Int32Array; ends: Int32Array }[] = [];

  add(head: RunHead): void {
    const survey = this.#survey;
    for (const field of [0, 1] as const) {
      for (const [i, length] of head.lengths[field].entries()) {
        // The running mean, operation by operation as MiniSearch keeps it, so that scores agree to the last bit.
        const count = survey.documents + i;
        survey.averageLengths[field] = (survey.averageLengths[field] * count + length) / (count + 1);
        survey.lengths[field].push(length);
      }
    }
    survey.documents += head.articles;
    addCounts(survey.frequencies, head.terms, head.frequencies);
    const terms = head.titleTerms.flatMap((own) => own.map((term) => this.#numberOf(head.terms[term]!)));
    let end = 0;
    const ends = Int32Array.from(head.titleTerms, (own) => {
      end += own.length;
      return end;
    });
    this.#titles.push({ terms: Int32Array.from(terms), ends });
  }

  /** Everything, once all heads are added; per article also the weight of its title, as `toTitleWeight` writes it. */
  finish(): Survey & { titleWeights: Uint8Array } {
    const { documents, frequencies } = this.#survey;
    const weights = Float64Array.from(this.#numbers.keys(), (term) =>
      inverseDocumentFrequency(documents, frequencies.get(term)!),
    );
    const titleWeights = new Uint8Array(new SharedArrayBuffer(documents));
    let doc = 0;
    for (const { terms, ends } of this.#titles) {
      let at = 0;
      for (const end of ends) {
        let sum = 0;
        for (; at < end; at++) sum += weights[terms[at]!]!;
        titleWeights[doc++] = toTitleWeight(sum);
      }
    }
    return { ...this.#survey, titleWeights };
  }

  #numberOf(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(term, number);
    }
    return number;
  }
}

// --- internal ---

function addCounts(into: Map<string, number>, names: readonly string[], counts: readonly number[]): void {
  names.forEach((name, i) => void into.set(name, (into.get(name) ?? 0) + counts[i]!));
}
