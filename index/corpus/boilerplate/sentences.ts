/** A line to its sentences, by punctuation alone, so that every runtime cuts alike. */

/** Cuts after `.`, `!`, `?`, `…` and white space, and after `。`, `！`, `？`. The pieces join to the line with `joinSentences`. */
export function toSentences(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of line.matchAll(END)) {
    const end = index + mark.length;
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  sentences.push(line.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** Puts sentences together again. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce(
    (line, next) => (line === '' || /[。！？」』]$/.test(line) ? line + next : `${line} ${next}`),
    '',
  );
}

// --- internal ---

/**
 * The end of a sentence: what follows starts with no small letter, and what stands before is neither an initial
 * ("U.S. Patent Office") nor one of the commonest abbreviations.
 */
const END =
  /(?<!(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|No|Nr|Fig|Inc|Ltd|Mme|z\.B|e\.g|i\.e))[.!?…]+["”’»)\]_*]{0,4}(?=\s+[^\s\p{Ll}])|[。！？]+[」』”）]{0,3}/gu;
