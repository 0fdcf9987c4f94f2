/** Which words and pairs of words say nothing by themselves to a reader. */
import type { Postings } from './sparse-rows.ts';
import type { TermCorpus } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';

/** An everyday word makes a phrase with a word that so large a share of articles holds beside it: "New Zealand". */
const BELONGING = 0.5;

/** Numbers, and what stands over every list of links. */
const NEVER_ALONE = /^([\p{N}.,]+|related)$/u;

export interface EmptyWords {
  /** Such a word is no reason by itself even where both titles hold it. */
  isNeverAlone(term: number): boolean;
  /** Everyday words and numbers say something only beside others, or as the subject of both articles. */
  isEmpty(term: number): boolean;
  /** Whether a pair is no phrase: two empty words, or one that does not belong to the other. */
  isEmptyPair(pair: number): boolean;
}

export function findEmptyWords(
  { vocabulary, everyday }: Pick<TermCorpus, 'vocabulary' | 'everyday'>,
  { terms, pairs, pairLefts, pairRights }: Pick<TextIndex, 'terms' | 'pairs' | 'pairLefts' | 'pairRights'>,
): EmptyWords {
  const neverAlone = vocabulary.map((term) => NEVER_ALONE.test(term));
  const isEmpty = (term: number) => neverAlone[term]! || everyday[term] === 1;
  return {
    isNeverAlone: (term) => neverAlone[term]!,
    isEmpty,
    isEmptyPair(pair) {
      const [left, right] = [pairLefts[pair]!, pairRights[pair]!];
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
