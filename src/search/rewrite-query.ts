/** Other wordings of a query: with mended words, or with fewer. What was not touched stays as it was typed. */

/** A stretch of the query and what to write instead. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The query with every stretch replaced; stretches that overlap an earlier one are left alone. */
export function replaceWords(query: string, replacements: readonly Replacement[]): string {
  let rewritten = '';
  let at = 0;
  for (const { start, end, text } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    rewritten += query.slice(at, start) + text;
    at = end;
  }
  return (rewritten + query.slice(at)).replace(/\s+/gu, ' ').trim();
}

/** A word of a query with the number of articles that hold it. */
export interface CountedWord {
  start: number;
  end: number;
  documents: number;
}

/**
 * The query without its rarest word, for when nothing matches all of it; undefined when only one word is left.
 * Words that stand in no article count as the rarest; of equals the later goes.
 */
export function dropRarestWord(query: string, words: readonly CountedWord[]): string | undefined {
  const rarest = words.reduce<CountedWord | undefined>(
    (a, b) => (!a || b.documents <= a.documents ? b : a),
    undefined,
  );
  const others = words.some((word) => word.start !== rarest?.start);
  return rarest && others ? replaceWords(query, [{ ...rarest, text: '' }]) : undefined;
}

/** The words alone, as typed, with where each now stands; of a compound and its parts the compound stays. */
export function joinWords(
  query: string,
  words: readonly CountedWord[],
): { text: string; words: CountedWord[] } {
  const joined = { text: '', words: [] as CountedWord[] };
  let at = 0;
  for (const { start, end, documents } of [...words].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    if (joined.text !== '') joined.text += ' ';
    const from = joined.text.length;
    joined.text += query.slice(start, end);
    joined.words.push({ start: from, end: joined.text.length, documents });
    at = end;
  }
  return joined;
}
