/**
 * How large blocks are, by the size of the corpus: small, since an answer reads several, unless that makes more files than a
 * plan has room for, or a directory longer than what it leads to.
 */

/** Articles from which on a corpus is large, and very large. */
const LARGE = 20_000;
export const VERY_LARGE = 400_000;

/** KiB of a block before it is deflated, about: of a small, a large and a very large corpus. */
const KIB = {
  /** An answer of ten articles reads ten of them. */
  docs: [16, 24, 40],
  /** A list is read alone. */
  related: [32, 96, 256],
  suggestions: [16, 96, 160],
  terms: [16, 16, 32],
} as const;

/**
 * Blocks of a bundle, about. A change renames its whole bundle, so that words are not bundled before their names are more
 * of a cost than files that change with every build.
 */
const BUNDLES = {
  docs: [8, 8, 32],
  terms: [1, 1, 32],
} as const;

/** Bytes of a block, or characters where it holds text. */
export function blockSizeOf(section: keyof typeof KIB, articles: number): number {
  return 1024 * KIB[section][rankOf(articles)];
}

/** Blocks of a bundle, about; 1 where blocks have names of their own. */
export function bundleSizeOf(section: keyof typeof BUNDLES, articles: number): number {
  return BUNDLES[section][rankOf(articles)];
}

// --- internal ---

const rankOf = (articles: number) => (articles > VERY_LARGE ? 2 : articles > LARGE ? 1 : 0);
