/**
 * Why two articles are related, in words that a reader understands: the words and phrases that carried most of the
 * text's score, as they stand in the article that is linked to.
 */
import type { Reason } from '../../src/answers.ts';
import { PAIR_WEIGHT } from './find-candidates.ts';
import type { SparseRows } from './sparse-rows.ts';
import type { TermCorpus, TermText } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';

/** Words or phrases a link. */
const MOST_TERMS = 3;
/** Of the rest, the best so many are looked up in the text; some do not stand there as a phrase. */
const MOST_TRIED = 12;
const MOST_TAGS = 3;
/** Between the two words of a phrase: a sentence's end parts them. */
const WITHIN_PHRASE = /^[\s\-‐‑–'’/&]{0,3}$/u;

interface Shared {
  /** Terms: one, or the two of a phrase. */
  terms: number[];
  weight: number;
}

/** Names what article `i` has in common with others; made once per article, asked once per link. */
export function createReasoner(corpus: TermCorpus, index: TextIndex, i: number): (j: number) => Reason[] {
  const ownTerms = toMap(index.terms.rows, i);
  const ownPairs = toMap(index.pairs.rows, i);
  const { articles, vocabulary } = corpus;
  return (j) => {
    const shared = listShared(index, ownTerms, ownPairs, j).filter(
      ({ terms }) => !terms.every((term) => /^[\p{N}.,]+$/u.test(vocabulary[term]!)),
    );
    const words = pickWritten(corpus, shared, j);
    const tags = articles[i]!.tags.filter((tag) => hasFolded(articles[j]!.tags, tag)).slice(0, MOST_TAGS);
    const authors = articles[i]!.authors.filter((author) => hasFolded(articles[j]!.authors, author));
    const reasons: Reason[] = [
      { kind: 'terms', values: words },
      { kind: 'tags', values: tags },
      { kind: 'author', values: authors },
    ];
    return reasons.filter(({ values }) => values.length > 0);
  };
}

// --- internal ---

const hasFolded = (names: readonly string[], name: string) =>
  names.some((one) => one.toLowerCase() === name.toLowerCase());

function toMap(rows: SparseRows, i: number): Map<number, number> {
  const map = new Map<number, number>();
  for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) map.set(rows.columns[k]!, rows.values[k]!);
  return map;
}

/** The shared terms and phrases by what they add to the score; a phrase also speaks for its weaker word. */
function listShared(
  { terms, pairs, pairTerms }: TextIndex,
  ownTerms: Map<number, number>,
  ownPairs: Map<number, number>,
  j: number,
): Shared[] {
  const shared: Shared[] = [];
  const products = new Map<number, number>();
  visitShared(terms.rows, ownTerms, j, (term, weight) => {
    products.set(term, weight);
    shared.push({ terms: [term], weight });
  });
  visitShared(pairs.rows, ownPairs, j, (pair, weight) => {
    const [left, right] = pairTerms(pair);
    const weaker = Math.min(products.get(left) ?? 0, products.get(right) ?? 0);
    shared.push({ terms: [left, right], weight: PAIR_WEIGHT * weight + weaker });
  });
  return shared.sort((a, b) => b.weight - a.weight || a.terms[0]! - b.terms[0]!);
}

function visitShared(
  rows: SparseRows,
  own: Map<number, number>,
  j: number,
  visit: (column: number, product: number) => void,
): void {
  for (let k = rows.starts[j]!; k < rows.starts[j + 1]!; k++) {
    const weight = own.get(rows.columns[k]!);
    if (weight !== undefined) visit(rows.columns[k]!, weight * rows.values[k]!);
  }
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
  for (const { terms } of shared.slice(0, MOST_TRIED)) {
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
