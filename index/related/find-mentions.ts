/**
 * Where one article names another: the words of its title close together in the other one's body. The strongest
 * sign of a link beside the text itself (measured: documentation +.06, blogs +.02 of nDCG).
 */
import { MENTION_WINDOW, toMention } from '../../src/related/weights.ts';
import type { Candidates } from './find-candidates.ts';
import { Places } from './places.ts';
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

/** Measures what is not yet known of what the bodies of `from … to` name; other bodies are left to other calls. */
export function findMentions(
  corpus: TermCorpus,
  idf: Float64Array,
  candidates: Candidates,
  from: number,
  to: number,
  mentions: Mentions,
): void {
  const { titles, namers, places } = prepare(corpus, idf, candidates);
  for (let i = from; i < to; i++) {
    const row = i * candidates.width;
    const known = new Map<number, number>();
    const mentionOf = (doc: number) => {
      // Most bodies are not read at all where most is known.
      if (known.size === 0) places.read(corpus.bodies[i]!.terms);
      let mention = known.get(doc);
      if (mention === undefined) {
        mention = measureMention(titles[doc]!, places);
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

interface Prepared {
  titles: Title[];
  namers: ReturnType<typeof listNamers>;
  places: Places;
}

/** What all ranges of one corpus need, made once. */
const prepared = new WeakMap<Candidates, Prepared>();

function prepare(corpus: TermCorpus, idf: Float64Array, candidates: Candidates): Prepared {
  let made = prepared.get(candidates);
  if (made === undefined) {
    made = {
      titles: corpus.titles.map(({ terms }) => toTitle(terms, idf)),
      namers: listNamers(candidates),
      places: new Places(corpus.vocabulary.length),
    };
    prepared.set(candidates, made);
  }
  return made;
}

interface Title {
  terms: Int32Array;
  weights: Float64Array;
  sum: number;
}

function toTitle(words: Int32Array, idf: Float64Array): Title {
  const terms = Int32Array.from([...new Set(words)].filter((t) => t >= 0).slice(0, TITLE_WORDS));
  const weights = Float64Array.from(terms, (t) => idf[t]!);
  return { terms, weights, sum: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Per article the entries of `Candidates` that name it as a candidate. */
function listNamers({ docs, counts, width }: Candidates): { starts: Int32Array; entries: Int32Array } {
  const starts = new Int32Array(counts.length + 1);
  const each = (visit: (doc: number, entry: number) => void) => {
    for (let i = 0; i < counts.length; i++) {
      for (let k = i * width; k < i * width + counts[i]!; k++) visit(docs[k]!, k);
    }
  };
  each((doc) => void starts[doc + 1]!++);
  for (let i = 0; i < counts.length; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, counts.length);
  const entries = new Int32Array(starts[counts.length]!);
  each((doc, entry) => {
    entries[next[doc]!++] = entry;
  });
  return { starts, entries };
}

const MOST_PLACES = 1 << 16;
const placesMet = new Float64Array(MOST_PLACES);
const inWindow = new Int32Array(TITLE_WORDS);

/** Share of the title's idf in the window that holds most of it, to the third power, less for common titles. */
function measureMention(title: Title, places: Places): number {
  let count = 0;
  for (let word = 0; word < title.terms.length; word++) {
    for (
      let place = places.firstOf(title.terms[word]!);
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
    if (inWindow[word]!++ === 0) sum += title.weights[word]!;
    while (place - Math.floor(met[first]! / TITLE_WORDS) >= MENTION_WINDOW) {
      const left = met[first++]! % TITLE_WORDS;
      if (--inWindow[left]! === 0) sum -= title.weights[left]!;
    }
    most = Math.max(most, sum);
  }
  return toMention(most, title.sum);
}
