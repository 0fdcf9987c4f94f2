/**
 * A corpus of terms, read segment by segment, in memory that all threads see. A segment's own numbers of terms become
 * those of the whole.
 */
import type { Article } from '../../../src/article.ts';
import { readTermCorpus, type TermCorpus, type TermText } from '../term-corpus.ts';
import { shareInts } from './shared-arrays.ts';

/** One field of all articles; text `i` has the places `starts[i] … starts[i + 1]` of the other arrays. */
export interface TermColumn {
  starts: Int32Array;
  terms: Int32Array;
  /** Beginning and end of each word in its text. */
  from: Int32Array;
  to: Int32Array;
}

/** What a thread makes of one segment; `columns` are titles, summaries and bodies. */
export interface SegmentTerms {
  columns: [TermColumn, TermColumn, TermColumn];
  vocabulary: string[];
  everyday: boolean[];
}

/** What reading terms needs of an article. */
export type Readable = Pick<Article, 'title' | 'summary' | 'text' | 'lang'>;

export function readSegmentTerms(articles: readonly Readable[]): SegmentTerms {
  const { titles, summaries, bodies, vocabulary, everyday } = readTermCorpus(articles as readonly Article[]);
  return {
    columns: [flatten(titles), flatten(summaries), flatten(bodies)],
    vocabulary,
    everyday: [...everyday],
  };
}

/** The terms of all segments, in order; `TermCorpus` without its articles. */
export type JoinedTerms = SegmentTerms;

export function joinTerms(segments: readonly SegmentTerms[]): JoinedTerms {
  const vocabulary: string[] = [];
  const everyday: boolean[] = [];
  const numbers = new Map<string, number>();
  const maps = segments.map((segment) =>
    Int32Array.from(segment.vocabulary, (term, i) => {
      let number = numbers.get(term);
      if (number === undefined) {
        number = vocabulary.push(term) - 1;
        numbers.set(term, number);
        everyday.push(false);
      }
      if (segment.everyday[i]) everyday[number] = true;
      return number;
    }),
  );
  const columns = [0, 1, 2].map((field) =>
    joinColumns(
      segments.map((segment) => segment.columns[field as 0 | 1 | 2]),
      maps,
    ),
  );
  return { columns: columns as JoinedTerms['columns'], vocabulary, everyday };
}

/** The corpus as the steps of relating read it. */
export function toTermCorpus(
  { columns, vocabulary, everyday }: JoinedTerms,
  articles: readonly Article[],
): TermCorpus {
  const [titles, summaries, bodies] = columns.map(toTexts) as [TermText[], TermText[], TermText[]];
  return { articles, titles, summaries, bodies, vocabulary, everyday };
}

// --- internal ---

function flatten(texts: readonly TermText[]): TermColumn {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach(({ terms }, i) => {
    starts[i + 1] = starts[i]! + terms.length;
  });
  const length = starts[texts.length]!;
  const column = {
    starts,
    terms: new Int32Array(length),
    from: new Int32Array(length),
    to: new Int32Array(length),
  };
  texts.forEach((text, i) => {
    column.terms.set(text.terms, starts[i]!);
    column.from.set(text.starts, starts[i]!);
    column.to.set(text.ends, starts[i]!);
  });
  return column;
}

function joinColumns(columns: readonly TermColumn[], maps: readonly Int32Array[]): TermColumn {
  const rows = columns.reduce((sum, { starts }) => sum + starts.length - 1, 0);
  const length = columns.reduce((sum, { terms }) => sum + terms.length, 0);
  const joined: TermColumn = {
    starts: shareInts(rows + 1),
    terms: shareInts(length),
    from: shareInts(length),
    to: shareInts(length),
  };
  let [row, at] = [0, 0];
  columns.forEach(({ starts, terms, from, to }, segment) => {
    const map = maps[segment]!;
    for (let i = 1; i < starts.length; i++) joined.starts[++row] = at + starts[i]!;
    // Stop words and gaps are negative and stay what they are.
    for (let k = 0; k < terms.length; k++) joined.terms[at + k] = terms[k]! < 0 ? terms[k]! : map[terms[k]!]!;
    joined.from.set(from, at);
    joined.to.set(to, at);
    at += terms.length;
  });
  return joined;
}

const NO_TEXT: TermText = { terms: new Int32Array(0), starts: new Int32Array(0), ends: new Int32Array(0) };

function toTexts({ starts, terms, from, to }: TermColumn): TermText[] {
  return Array.from({ length: starts.length - 1 }, (_, i) => {
    const [start, end] = [starts[i]!, starts[i + 1]!];
    if (start === end) return NO_TEXT;
    return {
      terms: terms.subarray(start, end),
      starts: from.subarray(start, end),
      ends: to.subarray(start, end),
    };
  });
}
