/**
 * Why two articles are related, in words that a reader understands: the words and phrases that carried most of the
 * text's score, as they stand in the article that is linked to.
 */
import type { Reason } from '../../src/answers.ts';
import { PAIR_WEIGHT } from '../../src/related/weights.ts';
import type { SparseRows } from './sparse-rows.ts';
import type { TermCorpus, TermText } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';

/** Words or phrases a link. */
const MOST_TERMS = 3;
/** Of the rest, the best so many are looked up in the text; some do not stand there as a phrase. */
const MOST_TRIED = 12;
const MOST_TAGS = 3;
/** Words of either title tell more than a turn of phrase that two texts happen to share. */
const TITLE_BONUS = 2;
/** Between the two words of a phrase: a sentence's end parts them. */
const WITHIN_PHRASE = /^[\s\-‐‑–'’/&]{0,3}$/u;

interface Shared {
  /** Terms: one, or the two of a phrase. */
  terms: number[];
  weight: number;
}

/** Names what an article has in common with others: asked once per article, then once per link. */
export function createReasoner(corpus: TermCorpus, index: TextIndex): (i: number) => (j: number) => Reason[] {
  const { articles, vocabulary } = corpus;
  const isNumber = vocabulary.map((term) => /^[\p{N}.,]+$/u.test(term));
  const ownTerms = new RowValues(index.terms.rows);
  const ownPairs = new RowValues(index.pairs.rows);
  return (i) => {
    ownTerms.select(i);
    ownPairs.select(i);
    return (j) => {
      const shared = listShared(
        index,
        ownTerms,
        ownPairs,
        j,
        isNumber,
        corpus.everyday,
        (term) => [i, j].filter((one) => corpus.titles[one]!.terms.includes(term)).length,
      );
      const tags = articles[i]!.tags.filter((tag) => hasFolded(articles[j]!.tags, tag)).slice(0, MOST_TAGS);
      const authors = articles[i]!.authors.filter((author) => hasFolded(articles[j]!.authors, author));
      const reasons: Reason[] = [
        { kind: 'terms', values: pickWritten(corpus, shared, j) },
        { kind: 'tags', values: tags },
        { kind: 'author', values: authors },
      ];
      return reasons.filter(({ values }) => values.length > 0);
    };
  };
}

// --- internal ---

const hasFolded = (names: readonly string[], name: string) =>
  names.some((one) => one.toLowerCase() === name.toLowerCase());

/** One row of a sparse matrix, spread out to be read by column. */
class RowValues {
  readonly rows: SparseRows;
  readonly values: Float32Array;
  #row = -1;

  constructor(rows: SparseRows) {
    this.rows = rows;
    this.values = new Float32Array(rows.columnCount);
  }

  select(row: number): void {
    if (this.#row >= 0) {
      this.#visit(this.#row, (column) => {
        this.values[column] = 0;
      });
    }
    this.#visit(row, (column, value) => {
      this.values[column] = value;
    });
    this.#row = row;
  }

  /** Visits the columns that the selected row shares with row `j`. */
  visitShared(j: number, visit: (column: number, product: number) => void): void {
    this.#visit(j, (column, value) => {
      if (this.values[column]! > 0) visit(column, this.values[column]! * value);
    });
  }

  #visit(row: number, visit: (column: number, value: number) => void): void {
    const { starts, columns, values } = this.rows;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) visit(columns[k]!, values[k]!);
  }
}

/**
 * The best shared terms and phrases by what they add to the score; a phrase also speaks for its words. `inTitles`
 * counts the titles that hold a term. An everyday word says something only when both do.
 */
function listShared(
  { pairTerms }: TextIndex,
  ownTerms: RowValues,
  ownPairs: RowValues,
  j: number,
  isNumber: readonly boolean[],
  everyday: readonly boolean[],
  inTitles: (term: number) => number,
): Shared[] {
  const best: Shared[] = [];
  const offer = (weight: number, toTerms: () => number[]) => {
    if (best.length === MOST_TRIED && weight <= best.at(-1)!.weight) return;
    const place = best.findIndex((one) => one.weight < weight);
    best.splice(place < 0 ? best.length : place, 0, { terms: toTerms(), weight });
    if (best.length > MOST_TRIED) best.pop();
  };
  const isEmpty = (term: number) => isNumber[term]! || everyday[term]!;
  const products = new Map<number, number>();
  ownTerms.visitShared(j, (term, weight) => {
    products.set(term, weight);
    if (!isNumber[term] && (!everyday[term] || inTitles(term) === 2))
      offer(inTitles(term) > 0 ? TITLE_BONUS * weight : weight, () => [term]);
  });
  ownPairs.visitShared(j, (pair, weight) => {
    const [left, right] = pairTerms(pair);
    if (isEmpty(left) && isEmpty(right)) return;
    const both = [products.get(left) ?? 0, products.get(right) ?? 0];
    // A phrase of two words that say something says more than either.
    const words = isEmpty(left) || isEmpty(right) ? (both[0]! + both[1]!) / 2 : Math.max(...both);
    const named = inTitles(left) > 0 && inTitles(right) > 0 ? TITLE_BONUS : 1;
    offer(named * (PAIR_WEIGHT * weight + words), () => [left, right]);
  });
  return best;
}

/** The best that stand in article `j` as a whole and repeat no word of a better one. */
function pickWritten(
  { articles, titles, bodies }: TermCorpus,
  shared: readonly Shared[],
  j: number,
): string[] {
  const { title, text } = articles[j]!;
  const words: string[] = [];
  const used = new Set<number>();
  for (const { terms } of shared) {
    if (words.length === MOST_TERMS) break;
    if (terms.some((term) => used.has(term))) continue;
    const written = findWritten(bodies[j]!, text, terms) ?? findWritten(titles[j]!, title, terms);
    if (written === undefined) continue;
    words.push(written);
    for (const term of terms) used.add(term);
  }
  return words;
}

/** The most frequent spelling, the first of equals. */
function findWritten(field: TermText, text: string, terms: readonly number[]): string | undefined {
  const spellings = new Map<string, number>();
  const last = terms.length - 1;
  for (let k = field.terms.indexOf(terms[0]!); k >= 0; k = field.terms.indexOf(terms[0]!, k + 1)) {
    if (last === 1 && field.terms[k + 1] !== terms[1]) continue;
    if (last === 1 && !WITHIN_PHRASE.test(text.slice(field.ends[k]!, field.starts[k + 1]!))) continue;
    const spelling = text.slice(field.starts[k]!, field.ends[k + last]!).replace(/\s+/g, ' ');
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [spelling, count] of spellings) {
    if (best === undefined || count > spellings.get(best)!) best = spelling;
  }
  return best;
}
