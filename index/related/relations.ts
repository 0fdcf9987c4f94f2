/** What the build knows of how articles relate; articles are named by their place in the sorted corpus. */
import type { Reason } from '../../src/answers.ts';
import type { LinkTable } from './link-table.ts';
import type { ProfileGroup } from './profile-articles.ts';

/** One link of a related list. */
export interface RelatedLink {
  doc: number;
  /** 0–100, on one scale for every site. */
  score: number;
  pinned: boolean;
  reasons: Reason[];
  /** Named parts of the score, for `--explain`. */
  parts: Record<string, number>;
}

export interface Relations {
  /**
   * Per article, the best first; at most 20. Empty where an editor switched the list off. Of a large corpus they are
   * read one by one from `links`, where that is there: all of them at once take much memory.
   */
  readonly lists: RelatedLink[][];
  links?: LinkTable;
  /** Per article, up to five nearest by text, for search; similarity between 0 and 1. */
  neighbours: { doc: number; similarity: number }[][];
  /** What articles consist of, for texts that are not in the corpus. */
  profiles: ProfileGroup[];
  /** Near-copies: two or more articles of one text, the canonical or oldest first. */
  clusters: number[][];
  /** Articles that no list names. */
  orphans: number[];
  /** Least score of a link that is shown when a request names none. */
  threshold: number;
}
