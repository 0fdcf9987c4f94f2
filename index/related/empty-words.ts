/** Which words and pairs of words say nothing by themselves to a reader. */
import type { Postings } from './sparse-rows.ts';
import type { TermCorpus } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';

/** An everyday word makes a phrase with a word that so large a share of articles holds beside it: "New Zealand". */
const BELONGING = 0.5;

export interface EmptyWords {
  isNumber(term: number): boolean;
  /** Everyday words and numbers say something only beside others, or as the subject of both articles. */
  isEmpty(term: number): boolean;
  /** Whether a pair is no phrase: two empty words, or one that does not belong to the other. */
  isEmptyPair(pair: number): boolean;
}

export function findEmptyWords(
  { vocabulary, everyday }: Pick<TermCorpus, 'vocabulary' | 'everyday'>,
  { terms, pairs, pairTerms }: Pick<TextIndex, 'terms' | 'pairs' | 'pairTerms'>,
): EmptyWords {
  const numbers = vocabulary.map((term) => /^[\p{N}.,]+$/u.test(term));
  const isNumber = (term: number) => numbers[term]!;
  const isEmpty = (term: number) => numbers[term]! || everyday[term]!;
  return {
    isNumber,
    isEmpty,
    isEmptyPair(pair) {
      const [left, right] = pairTerms(pair);
      const [leftIsEmpty, rightIsEmpty] = [isEmpty(left), isEmpty(right)];
      if (!leftIsEmpty && !rightIsEmpty) return false;
      if (leftIsEmpty && rightIsEmpty) return true;
      const word = leftIsEmpty ? right : left;
      return countArticles(pairs.postings, pair) < BELONGING * countArticles(terms.postings, word);
    },
  };
}

// --- internal ---

const countArticles = ({ starts }: Postings, column: number) => starts[column + 1]! - starts[column]!;
