/**
 * Numbers of the whole corpus, as coarse as they may be: one article more or less then leaves nearly all weights as they
 * were to the last bit, so that what the build before worked out for other articles still holds. A small corpus is worked
 * out anew in seconds and keeps its exact numbers.
 */

/** Articles from which on classes stand for numbers. */
export const COARSE_FROM = 4096;
/** Classes of an octave for the articles that hold a term or tag: a class is some 20 % wide. */
const FREQUENCY_STEPS = 4;
/** The same for the articles of a corpus, which every weight depends on. */
const CORPUS_STEPS = 16;
/** Classes of an octave for means. */
const MEAN_STEPS = 8;

export interface CountClasses {
  /** The articles of the corpus. */
  corpus: number;
  /** The articles that hold something. */
  frequency(count: number): number;
  /** A mean over all articles, above 0. */
  mean(value: number): number;
}

export function classifyCounts(articleCount: number, isCoarse = articleCount >= COARSE_FROM): CountClasses {
  if (!isCoarse) return { corpus: articleCount, frequency: (count) => count, mean: (value) => value };
  const corpus = toMiddle(articleCount, CORPUS_STEPS);
  return {
    corpus,
    frequency: (count) => Math.min(corpus, toMiddle(count, FREQUENCY_STEPS)),
    mean: (value) => 2 ** (Math.round(Math.log2(value) * MEAN_STEPS) / MEAN_STEPS),
  };
}

// --- internal ---

/** The middle of the whole numbers that share a class with `count`; small ones have their own. */
function toMiddle(count: number, steps: number): number {
  const width = 2 ** Math.floor(Math.log2(Math.max(1, count))) / steps;
  if (width <= 1) return count;
  return Math.floor(count / width) * width + (width - 1) / 2;
}
