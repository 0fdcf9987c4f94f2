/**
 * Where one article names another: the words of its title close together in the other one's body. The strongest
 * sign of a link beside the text itself (measured: documentation +.06, blogs +.02 of nDCG).
 */
import { MENTION_WINDOW, toMention } from '../../src/related/weights.ts';
import type { Candidates } from './find-candidates.ts';
import type { Places } from './places.ts';
import { shareDoubles, shareFloats, shareInts } from './side-by-side/shared-arrays.ts';
import type { TermCorpus } from './term-corpus.ts';

/** Titles are cut to so many different words. */
const TITLE_WORDS = 32;

/**
 * Beside each candidate of `Candidates`: how clearly its title stands here, and this one's title there, 0–1; NaN until
 * it is measured.
 */
export interface Mentions {
  here: Float32Array;
  there: Float32Array;
}

/** Nothing yet, in memory that all threads see. */
export function createMentions({ docs }: Candidates): Mentions {
  return {
    here: shareFloats(docs.length).fill(Number.NaN),
    there: shareFloats(docs.length).fill(Number.NaN),
  };
}

/** What measuring mentions needs beside the texts, in memory that all threads see. */
export interface MentionBasis {
  titles: Titles;
  namers: Namers;
}

/** Titles as their different words, stop words left out: title `i` has `terms[starts[i] … starts[i + 1])`. */
interface Titles {
  starts: Int32Array;
  terms: Int32Array;
  /** What the words of each weigh together. */
  sums: Float64Array;
}

/** Entries of `Candidates` by whom they name: article `i` stands in `entries[starts[i] … starts[i + 1])`. */
interface Namers {
  starts: Int32Array;
  entries: Int32Array;
}

export function prepareMentions(corpus: TermCorpus, idf: Float64Array, candidates: Candidates): MentionBasis {
  return { titles: listTitles(corpus, idf), namers: listNamers(candidates) };
}

/**
 * Measures what is not yet known of what the bodies of `from … to` name; other bodies are left to other calls.
 *
 * @param places For the corpus' terms.
 */
export function findMentions(
  corpus: TermCorpus,
  idf: Float64Array,
  candidates: Candidates,
  { titles, namers }: MentionBasis,
  from: number,
  to: number,
  mentions: Mentions,
  places: Places,
): void {
  for (let i = from; i < to; i++) {
    const row = i * candidates.width;
    const known = new Map<number, number>();
    const mentionOf = (doc: number) => {
      // Most bodies are not read at all where most is known.
      if (known.size === 0) places.read(corpus.bodies.termsOf(i));
      let mention = known.get(doc);
      if (mention === undefined) {
        mention = measureMention(titles, doc, idf, places);
        known.set(doc, mention);
      }
      return mention;
    };
    for (let k = row; k < row + candidates.counts[i]!; k++) {
      if (Number.isNaN(mentions.here[k])) mentions.here[k] = mentionOf(candidates.docs[k]!);
    }
    for (let k = namers.starts[i]!; k < namers.starts[i + 1]!; k++) {
      const entry = namers.entries[k]!;
      if (Number.isNaN(mentions.there[entry])) {
        mentions.there[entry] = mentionOf(Math.floor(entry / candidates.width));
      }
    }
  }
}

// --- internal ---

function listTitles({ titles, size }: TermCorpus, idf: Float64Array): Titles {
  const starts = shareInts(size + 1);
  const terms = shareInts(titles.wordCount);
  const sums = shareDoubles(size);
  let end = 0;
  for (let i = 0; i < size; i++) {
    const own = [...new Set(titles.termsOf(i))].filter((t) => t >= 0).slice(0, TITLE_WORDS);
    for (const term of own) {
      terms[end++] = term;
      sums[i]! += idf[term]!;
    }
    starts[i + 1] = end;
  }
  return { starts, terms, sums };
}

function listNamers({ docs, counts, width }: Candidates): Namers {
  const starts = shareInts(counts.length + 1);
  const each = (visit: (doc: number, entry: number) => void) => {
    for (let i = 0; i < counts.length; i++) {
      for (let k = i * width; k < i * width + counts[i]!; k++) visit(docs[k]!, k);
    }
  };
  each((doc) => void starts[doc + 1]!++);
  for (let i = 0; i < counts.length; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, counts.length);
  const entries = shareInts(starts[counts.length]!);
  each((doc, entry) => {
    entries[next[doc]!++] = entry;
  });
  return { starts, entries };
}

const MOST_PLACES = 1 << 16;
const placesMet = new Float64Array(MOST_PLACES);
const inWindow = new Int32Array(TITLE_WORDS);

/** Share of the title's idf in the window that holds most of it, to the third power, less for common titles. */
function measureMention(
  { starts, terms, sums }: Titles,
  title: number,
  idf: Float64Array,
  places: Places,
): number {
  const [start, end] = [starts[title]!, starts[title + 1]!];
  let count = 0;
  for (let word = 0; start + word < end; word++) {
    for (
      let place = places.firstOf(terms[start + word]!);
      place >= 0 && count < MOST_PLACES;
      place = places.after(place)
    ) {
      placesMet[count++] = place * TITLE_WORDS + word;
    }
  }
  if (count === 0) return 0;
  const met = placesMet.subarray(0, count).sort();
  inWindow.fill(0);
  let sum = 0;
  let most = 0;
  for (let last = 0, first = 0; last < count; last++) {
    const word = met[last]! % TITLE_WORDS;
    const place = Math.floor(met[last]! / TITLE_WORDS);
    if (inWindow[word]!++ === 0) sum += idf[terms[start + word]!]!;
    while (place - Math.floor(met[first]! / TITLE_WORDS) >= MENTION_WINDOW) {
      const left = met[first++]! % TITLE_WORDS;
      if (--inWindow[left]! === 0) sum -= idf[terms[start + left]!]!;
    }
    most = Math.max(most, sum);
  }
  return toMention(most, sums[title]!);
}
