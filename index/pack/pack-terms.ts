/** The dictionary with its postings and positions: rare terms whole in their entry, common ones in own blocks. */
import { ByteWriter } from '../../src/format/bytes.ts';
import { type TermEntry, writeTermData } from '../../src/format/terms.ts';
import type { InvertedCorpus } from '../invert/invert-corpus.ts';
import { type MergedTerm, type MergeRange, readMergedTerms } from '../invert/merge-terms.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { type FileSink, type Keyed, packKeyed, SectionWriter } from './section-writer.ts';

/** Bytes of a block of the dictionary, about. */
const TERMS_BLOCK = 16 * 1024;
/** Postings and positions above these stand in blocks of their own, so that their neighbours stay small. */
const MOST_INSIDE = { postings: 2 * 1024, positions: 2 * 1024 };
/** Positions are cut here. */
const POSITIONS_BLOCK = 64 * 1024;

/** What the dictionary's bytes are made of, for the figures that the bench prints. */
export interface TermBytes {
  postings: number;
  positions: number;
}

export interface PackedTerms {
  sections: SectionWriter[];
  bytes: TermBytes;
}

export async function packTerms(corpus: InvertedCorpus, files: FileSink, pool: Pool): Promise<PackedTerms> {
  const terms = new SectionWriter('terms', files);
  const postings = new SectionWriter('postings', files);
  const positions = new SectionWriter('positions', files);
  const bytes: TermBytes = { postings: 0, positions: 0 };
  const entries: Keyed[] = [];
  const packer = new EntryPacker(postings, positions);
  const ranges = corpus.ranges.map(
    (range): MergeRange => ({ ...range, titleWeights: corpus.titleWeights, mostInside: MOST_INSIDE }),
  );
  await inOrder(
    ranges,
    pool.size + 1,
    (range) => pool.run('mergeTerms', range),
    (merged) => {
      for (const term of readMergedTerms(merged)) {
        bytes.postings += term.postings.length;
        bytes.positions += term.positions.length;
        entries.push([term.term, packer.pack(term)]);
      }
    },
  );
  await packKeyed(terms, entries, TERMS_BLOCK, pool);
  return { sections: [terms, postings, positions], bytes };
}

// --- internal ---

/** Puts what is too large for an entry into blocks, and the numbers of these into the entry. */
class EntryPacker {
  constructor(
    private readonly postings: SectionWriter,
    private readonly positions: SectionWriter,
  ) {}

  pack({ facts, postings, positions, postingsApart, positionsApart }: MergedTerm): Uint8Array {
    const data: Pick<TermEntry, 'postings' | 'positions'> = {
      postings: postingsApart ? { block: this.postings.add(postings) } : postings,
      positions: positionsApart ? this.#packPieces(positions) : positions,
    };
    const out = new ByteWriter().raw(facts);
    writeTermData(out, data);
    return out.finish();
  }

  #packPieces(bytes: Uint8Array): { block: number; blocks: number } {
    let block = -1;
    let blocks = 0;
    for (let at = 0; at < bytes.length; at += POSITIONS_BLOCK) {
      const number = this.positions.add(bytes.subarray(at, at + POSITIONS_BLOCK));
      if (blocks++ === 0) block = number;
    }
    return { block, blocks };
  }
}
