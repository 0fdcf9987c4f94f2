/** A fault in the corpus or its configuration: where it is, what it is, and what to do about it. */
export interface Problem {
  /** Path as the user would name it, or a URL. */
  file: string;
  /** 1-based. */
  line?: number;
  /** One sentence: what is wrong. */
  what: string;
  /** One sentence: what to do. */
  remedy: string;
}
