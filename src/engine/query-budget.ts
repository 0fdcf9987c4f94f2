/**
 * What the words of one query may cost beyond the manifest, the directory, near-copies and ten articles: so much that any
 * four words are answered whole, so little that a query of 32 common ones keeps to the 50 fetches that a request has on
 * the free plan. The rarest words are read first; the commonest, which tell least, are left out.
 */
import type { BlocksAndBytes } from './term-reader.ts';

/** Blocks of a query's words: with manifest, directories, lengths, neighbours, near-copies and ten articles 47. */
const MOST_BLOCKS = 31;
/** Blocks of the dictionary, of these. */
const MOST_DICTIONARY = 28;
/** Bytes of postings and positions that stand apart from the dictionary. */
const MOST_BYTES = 340 * 1024;
/** Bytes of positions, of these, that stand apart from postings as well. */
const MOST_POSITIONS = 160 * 1024;

export class QueryBudget {
  private readonly dictionary = new Set<number>();
  private left: BlocksAndBytes = { blocks: MOST_BLOCKS, bytes: MOST_BYTES };

  /** May a block of the dictionary be read? One that is read already costs nothing more. */
  takeDictionary(block: number): boolean {
    if (this.dictionary.has(block)) return true;
    if (this.dictionary.size >= MOST_DICTIONARY) return false;
    this.dictionary.add(block);
    this.left.blocks--;
    return true;
  }

  take(cost: BlocksAndBytes): boolean {
    if (cost.blocks > this.left.blocks || cost.bytes > this.left.bytes) return false;
    this.left = { blocks: this.left.blocks - cost.blocks, bytes: this.left.bytes - cost.bytes };
    return true;
  }

  /** What ranking may read of positions. */
  get positions(): BlocksAndBytes {
    return { blocks: this.left.blocks, bytes: Math.min(MOST_POSITIONS, this.left.bytes) };
  }
}
