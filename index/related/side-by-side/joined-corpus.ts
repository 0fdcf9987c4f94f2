/**
 * A corpus of terms, read segment by segment: a segment's own numbers of terms become those of the whole, in place, as the
 * segments come in.
 */
import { type TermColumn, type TermColumns, type TermCorpus, TermField } from '../term-corpus.ts';
import type { SegmentTerms } from './segment-terms.ts';
import { shareBytes, shareInts } from './shared-arrays.ts';

/** `TermCorpus` as it is sent to threads. */
export interface JoinedTerms {
  size: number;
  /** The first article of each segment. */
  firsts: Int32Array;
  segments: TermColumns[];
  vocabulary: string[];
  everyday: Uint8Array;
}

export class TermJoiner {
  readonly #firsts: number[] = [];
  readonly #segments: TermColumns[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #vocabulary: string[] = [];
  readonly #everyday: number[] = [];
  #size = 0;

  /** Adds a segment, whose numbers are changed; segments must come in order. */
  add({ columns, vocabulary, everyday }: SegmentTerms): void {
    const map = Int32Array.from(vocabulary, (term, i) => {
      let number = this.#numbers.get(term);
      if (number === undefined) {
        number = this.#vocabulary.push(term) - 1;
        this.#numbers.set(term, number);
        this.#everyday.push(0);
      }
      if (everyday[i] === 1) this.#everyday[number] = 1;
      return number;
    });
    for (const { terms } of columns) renumber(terms, map);
    this.#firsts.push(this.#size);
    this.#segments.push(columns);
    this.#size += columns[0].starts.length - 1;
  }

  finish(): JoinedTerms {
    return {
      size: this.#size,
      firsts: shareInts(this.#firsts),
      segments: this.#segments,
      vocabulary: this.#vocabulary,
      everyday: shareBytes(this.#everyday),
    };
  }
}

/** The same for who needs numbers alone: the words would be copied for every thread that is told of them. */
export const withoutWords = (terms: JoinedTerms): JoinedTerms => ({ ...terms, vocabulary: [] });

/** The corpus as the steps of relating read it. */
export function toTermCorpus({ size, firsts, segments, vocabulary, everyday }: JoinedTerms): TermCorpus {
  const toField = (columnOf: (columns: TermColumns) => TermColumn) =>
    new TermField(firsts, segments.map(columnOf));
  return {
    size,
    titles: toField(([titles]) => titles),
    summaries: toField(([, summaries]) => summaries),
    bodies: toField(([, , bodies]) => bodies),
    vocabulary,
    everyday,
  };
}

// --- internal ---

/** Stop words and gaps are negative and stay what they are. */
function renumber(terms: Int32Array, map: Int32Array): void {
  for (let k = 0; k < terms.length; k++) if (terms[k]! >= 0) terms[k] = map[terms[k]!]!;
}
