/** The dictionary with its postings and positions: rare terms whole in their entry, common ones in blocks of their own. */
import { ByteWriter } from '../../src/format/bytes.ts';
import { Place, writeTermData } from '../../src/format/terms.ts';
import type { InvertedCorpus } from '../invert/invert-corpus.ts';
import { type MergedTerm, readMergedTerms } from '../invert/merge-terms.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { blockSizeOf, bundleSizeOf } from './block-sizes.ts';
import { type FileSink, type Keyed, packKeyed, SectionWriter } from './section-writer.ts';

/** Positions that stand apart are cut here: those that ranking may read are whole. */
const POSITIONS_BLOCK = 256 * 1024;

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
  await inOrder(
    corpus.ranges,
    pool.size + 1,
    (merge) => merge(),
    (merged) => {
      for (const term of readMergedTerms(merged)) {
        bytes.postings += term.postings.length + term.champions.length;
        bytes.positions += term.positions.length;
        entries.push([term.term, packer.pack(term)]);
      }
    },
  );
  const { documents } = corpus;
  await packKeyed(terms, entries, blockSizeOf('terms', documents), pool, bundleSizeOf('terms', documents));
  return { sections: [terms, postings, positions], bytes };
}

// --- internal ---

/** Puts what is too large for an entry into blocks, and the names of these into the entry. */
class EntryPacker {
  constructor(
    private readonly postings: SectionWriter,
    private readonly positions: SectionWriter,
  ) {}

  pack({ facts, postings, positions, place, champions }: MergedTerm): Uint8Array {
    const data = place === Place.apart ? postings : new ByteWriter().raw(postings).raw(positions).finish();
    const out = new ByteWriter().raw(facts);
    writeTermData(out, {
      data: place === Place.inside ? data : this.postings.add(data),
      champions: champions.length > 0 ? { data: this.postings.add(champions) } : undefined,
      positionsApart: place === Place.apart ? this.#packPieces(positions) : [],
    });
    return out.finish();
  }

  #packPieces(bytes: Uint8Array): string[] {
    const names: string[] = [];
    for (let at = 0; at < bytes.length; at += POSITIONS_BLOCK) {
      names.push(this.positions.add(bytes.subarray(at, at + POSITIONS_BLOCK)));
    }
    return names;
  }
}
