/**
 * What tells whether the weights of an article are what they were in the build before: hashes of its rows in every channel.
 * Knows nothing of where the build before is kept.
 */
import { hashKey } from '../../src/format/ids.ts';
import { type EmptyWords, findEmptyWords } from './empty-words.ts';
import { pruneBy } from './profile-articles.ts';
import { countEntries, type Postings, type SparseRows } from './sparse-rows.ts';
import type { TermCorpus } from './term-corpus.ts';
import type { TextIndex, TextMeasures } from './text-index.ts';

/** Two independent hashes for each article, told apart by `article * 2`. */
export type RowHashes = Int32Array;

export interface Fingerprints {
  /** What others are compared with. */
  held: RowHashes;
  /** What the article looks for others with: less than it holds where the work is bounded. */
  sought: RowHashes;
  /** What its profile is made of: all its terms and pairs, how often and how rare, and what is left out of profiles. */
  measured: RowHashes;
}

/**
 * Hashes every row of every channel. Columns are known by their words, since numbers are given anew in each build; the order
 * within a row follows from the article itself.
 */
export function takeFingerprints(
  corpus: Pick<TermCorpus, 'vocabulary' | 'everyday'>,
  index: TextIndex,
  measures: TextMeasures,
): Fingerprints {
  const terms = nameTerms(corpus);
  const pairs = namePairs(terms, index, findEmptyWords(corpus, index));
  const held: RowHashes = new Int32Array(2 * index.articleCount);
  const sought: RowHashes = new Int32Array(2 * index.articleCount);
  const both: RowHashes = new Int32Array(2 * index.articleCount);
  const channels = [
    [index.terms, terms],
    [index.pairs, pairs],
    [index.holdings, terms],
  ] as const;
  channels.forEach(([{ rows, postings }, names], channel) => {
    // Where the work is not bounded an article is compared with all that it holds.
    if (countEntries(rows) === postings.rows.length) addRows(both, rows, names, channel);
    else {
      addRows(sought, rows, names, channel);
      addPostings(held, postings, names, channel);
    }
  });
  // Titles are sought by what their words weigh beside each other, and named by what they weigh at all.
  addRows(sought, index.titles.rows, terms, channels.length);
  addPostings(held, index.titles.postings, weighNames(terms, index.idf), channels.length);
  both.forEach((hash, i) => {
    held[i]! += hash;
    sought[i]! += hash;
  });
  const measured = hashMeasures(index, measures, terms, pairs);
  return { held, sought, measured };
}

// --- internal ---

function hashMeasures(index: TextIndex, measures: TextMeasures, terms: Names, pairs: Names): RowHashes {
  const ofAll = [pruneBy(measures), measures.terms.meanLength, measures.pairs.meanLength];
  const seed = new Int32Array(Float64Array.from(ofAll).buffer).reduce((hash, bits) => mix(hash ^ bits));
  const hashes: RowHashes = new Int32Array(2 * index.articleCount).fill(seed);
  addRows(hashes, measures.terms.counts, weighNames(terms, measures.terms.idf), 0);
  addPostings(hashes, index.titles.postings, weighNames(terms, index.idf), 1);
  // Nobody asks for the names of pairs any more, and they are many.
  addRows(hashes, measures.pairs.counts, weighInPlace(pairs, measures.pairs.idf), 2);
  return hashes;
}

/** Two hashes for each column. */
interface Names {
  first: Int32Array;
  second: Int32Array;
}

function nameTerms({ vocabulary, everyday }: Pick<TermCorpus, 'vocabulary' | 'everyday'>): Names {
  const [first, second] = [new Int32Array(vocabulary.length), new Int32Array(vocabulary.length)];
  vocabulary.forEach((term, t) => {
    const [a, b] = hashKey(term);
    first[t] = everyday[t] ? ~a : a;
    second[t] = mix(a ^ Math.imul(b, 0x9e3779b1) ^ term.length);
  });
  return { first, second };
}

/** Reasons also ask whether a pair is a phrase, which numbers of articles say. */
function namePairs(
  { first, second }: Names,
  { pairs, pairLefts, pairRights }: TextIndex,
  { isEmptyPair }: EmptyWords,
): Names {
  const count = pairs.rows.columnCount;
  const names = { first: new Int32Array(count), second: new Int32Array(count) };
  for (let pair = 0; pair < count; pair++) {
    const [left, right] = [pairLefts[pair]!, pairRights[pair]!];
    names.first[pair] = mix(first[left]! ^ Math.imul(first[right]!, 0x9e3779b1));
    if (isEmptyPair(pair)) names.first[pair] = ~names.first[pair]!;
    names.second[pair] = mix(second[right]! ^ Math.imul(second[left]!, 0x85ebca6b));
  }
  return names;
}

/** Names that change with the idf of the term. */
const weighNames = ({ first, second }: Names, idf: Float64Array): Names =>
  weighInPlace({ first: first.slice(), second: second.slice() }, idf);

function weighInPlace(names: Names, idf: Float64Array): Names {
  const bits = new Int32Array(idf.buffer, idf.byteOffset, 2 * idf.length);
  for (const part of [names.first, names.second]) {
    for (let t = 0; t < part.length; t++) {
      part[t] = mix(part[t]! ^ mix(bits[2 * t]! ^ mix(bits[2 * t + 1]!)));
    }
  }
  return names;
}

function addPostings(
  hashes: RowHashes,
  { starts, rows, values }: Postings,
  names: Names,
  channel: number,
): void {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let column = 0; column + 1 < starts.length; column++) {
    const [a, b] = [names.first[column]! ^ channel, names.second[column]! ^ channel];
    const end = starts[column + 1]!;
    for (let p = starts[column]!; p < end; p++) add(hashes, rows[p]!, a, b, bits[p]!);
  }
}

function addRows(
  hashes: RowHashes,
  { starts, columns, values }: SparseRows,
  names: Names,
  channel: number,
): void {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i + 1 < starts.length; i++) {
    const end = starts[i + 1]!;
    for (let k = starts[i]!; k < end; k++) {
      add(hashes, i, names.first[columns[k]!]! ^ channel, names.second[columns[k]!]! ^ channel, bits[k]!);
    }
  }
}

/** A sum, so that the order in which columns are met does not matter. */
function add(hashes: RowHashes, row: number, first: number, second: number, bits: number): void {
  hashes[2 * row] = hashes[2 * row]! + mix(first ^ Math.imul(bits, 0xcc9e2d51));
  hashes[2 * row + 1] = hashes[2 * row + 1]! + mix(second ^ Math.imul(bits ^ (bits >>> 16), 0x1b873593));
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
