/**
 * Text to terms, per language: the one analyzer that build and Worker share. Whatever stands here must answer
 * alike in both runtimes, whose ICU versions differ: nothing uses `Intl` or a locale's collation.
 */

/** One word of a text, at its place. */
export interface Token {
  /** The word as it counts for exact matches: lower case, composed (NFKC), accents kept, no apostrophes. */
  form: string;
  /** First and one past the last UTF-16 unit in the text. */
  start: number;
  end: number;
  /** Number of the word in the text; two tokens of one place (`email` beside `e`, `mail`) share it. */
  position: number;
  /**
   * Set on a single character (Han, Thai …) that a pair of characters at the same place covers: the index
   * needs it for queries of one character, a query of several leaves it out.
   */
  covered?: true;
}

export interface Analyzer {
  /** Primary language subtag; `und` for a language without rules of its own. */
  readonly lang: string;
  /** The words of a text in reading order. */
  tokenize(text: string): Token[];
  /** The term under which a form is indexed: accents folded, stemmed. Never empty. */
  toTerm(form: string): string;
  /** Words that a query and a related list leave out. */
  isStopWord(form: string): boolean;
}
