/** A `TextIndex` and the tables that are filled from it, in memory that all threads see. */
import type { Candidates } from '../find-candidates.ts';
import type { Mentions } from '../find-mentions.ts';
import type { SparseRows } from '../sparse-rows.ts';
import type { Channel, TextIndex } from '../text-index.ts';
import { shareDoubles, shareFloats, shareInts } from './shared-arrays.ts';

/** What threads read of a `TextIndex`; functions cannot be sent, so pairs stand in two arrays. */
export interface SharedIndex extends Omit<TextIndex, 'pairTerms' | 'measures'> {
  pairLefts: Int32Array;
  pairRights: Int32Array;
}

export function shareIndex(index: TextIndex): SharedIndex {
  const { articleCount, terms, pairs, titles, holdings, idf } = index;
  const pairCount = pairs.rows.columnCount;
  const shared: SharedIndex = {
    articleCount,
    terms: shareChannel(terms),
    pairs: shareChannel(pairs),
    titles: shareChannel(titles),
    holdings: shareChannel(holdings),
    idf: shareDoubles(idf),
    pairLefts: shareInts(pairCount),
    pairRights: shareInts(pairCount),
  };
  for (let pair = 0; pair < pairCount; pair++) {
    const [left, right] = index.pairTerms(pair);
    shared.pairLefts[pair] = left;
    shared.pairRights[pair] = right;
  }
  return shared;
}

/** What the steps of relating take for a `TextIndex`. */
export function toTextIndex(shared: SharedIndex): Omit<TextIndex, 'measures'> {
  return { ...shared, pairTerms: (pair) => [shared.pairLefts[pair]!, shared.pairRights[pair]!] };
}

export function shareCandidates(articleCount: number, width: number): Candidates {
  return {
    width,
    docs: shareInts(articleCount * width),
    scores: shareFloats(articleCount * width),
    counts: shareInts(articleCount),
    scales: shareDoubles(articleCount).fill(1),
  };
}

export function shareMentions({ docs }: Candidates): Mentions {
  return {
    here: shareFloats(docs.length).fill(Number.NaN),
    there: shareFloats(docs.length).fill(Number.NaN),
  };
}

// --- internal ---

function shareChannel({ rows, postings }: Channel): Channel {
  return {
    rows: shareRows(rows),
    postings: {
      starts: shareInts(postings.starts),
      rows: shareInts(postings.rows),
      values: shareFloats(postings.values),
    },
  };
}

function shareRows({ columnCount, starts, columns, values }: SparseRows): SparseRows {
  return {
    columnCount,
    starts: shareInts(starts),
    columns: shareInts(columns),
    values: shareFloats(values),
  };
}
