/**
 * Terms to words and phrases as an article writes them: names whole, each word once. Knows nothing of what they weigh.
 */
import { Places } from './places.ts';
import type { SharedFacts } from './side-by-side/shared-facts.ts';
import { readText } from './side-by-side/shared-texts.ts';
import type { TermCorpus, TermField, WordPlaces } from './term-corpus.ts';

/** Words or phrases a link. */
const MOST_TERMS = 3;
/** Between the words of a phrase: a sentence's end parts them, the dot of an address does not. */
const WITHIN_PHRASE = /^([\s\-‐‑–'’/&]{0,3}|\.)$/u;
/** A phrase that the article mostly writes within a longer one is given as that: "World Health Organization". */
const MOSTLY = 0.5;
const LONGEST_PHRASE = 5;
/** Words that begin with so many of the same letters, or one with the other, are one word to a reader: "migration", "migrates". */
const SAME_BEGINNING = 6;
const LEAST_BEGINNING = 4;

/** A word, or the two of a phrase, and what it adds to the score. */
export interface Shared {
  terms: number[];
  weight: number;
}

/** Whether both articles hold two terms beside each other. */
export type IsPair = (left: number, right: number) => boolean;

/** Finds words and phrases as one article writes them. */
export class PhraseFinder {
  readonly #corpus: TermCorpus;
  readonly #facts: SharedFacts;
  readonly #places: Places;
  /** By the phrase's terms: what was found before in this article. */
  readonly #found = new Map<string, string | undefined>();
  readonly #neighbours = new Map<string, { before: number; after: number }>();
  #article = -1;
  #body: WrittenField = {
    terms: new Int32Array(0),
    starts: new Int32Array(0),
    ends: new Int32Array(0),
    text: '',
  };

  constructor(corpus: TermCorpus, facts: SharedFacts) {
    this.#corpus = corpus;
    this.#facts = facts;
    this.#places = new Places(corpus.vocabulary.length);
  }

  select(article: number): void {
    this.#article = article;
    this.#body = toWrittenField(this.#corpus.bodies, article, readText(this.#facts.texts, article));
    this.#places.read(this.#body.terms);
    this.#found.clear();
    this.#neighbours.clear();
  }

  /** The best that stand in the article as a whole and repeat no word of a better one. */
  pickWritten({ best, isPair }: { best: readonly Shared[]; isPair: IsPair }): string[] {
    const words: string[] = [];
    const { vocabulary } = this.#corpus;
    const used: string[] = [];
    const isUsed = (term: number) => used.some((word) => isSameWord(word, vocabulary[term]!));
    for (const { terms } of best) {
      if (words.length === MOST_TERMS) break;
      if (terms.some(isUsed)) continue;
      const longer = this.#lengthen(terms, isPair);
      const phrase = longer.some(isUsed) ? terms : longer;
      const written = this.#findWritten(phrase);
      if (written === undefined) continue;
      words.push(written);
      for (const term of phrase) used.push(vocabulary[term]!);
    }
    return words;
  }

  /** The longer phrase of both articles within which this one mostly stands here. */
  #lengthen(terms: readonly number[], isPair: IsPair): readonly number[] {
    let phrase = terms;
    while (phrase.length < LONGEST_PHRASE) {
      const { before, after } = this.#findNeighbours(phrase);
      if (after >= 0 && isPair(phrase.at(-1)!, after)) phrase = [...phrase, after];
      else if (before >= 0 && isPair(before, phrase[0]!)) phrase = [before, ...phrase];
      else break;
    }
    return phrase;
  }

  /** The terms that mostly stand before and after a phrase in the body; -1 where none does. */
  #findNeighbours(phrase: readonly number[]): { before: number; after: number } {
    const key = phrase.join(' ');
    let found = this.#neighbours.get(key);
    if (found === undefined) {
      const body = this.#body;
      const places = [...this.#listPlaces(phrase[0]!)].filter((k) => isWritten(body, k, phrase));
      const nextTo = (place: (k: number) => number, left: (k: number) => number) =>
        findMost(
          places.map((k) => (isJoined(body, left(k)) ? body.terms[place(k)]! : -1)),
          MOSTLY * places.length,
        );
      found = {
        before: nextTo(
          (k) => k - 1,
          (k) => k - 1,
        ),
        after: nextTo(
          (k) => k + phrase.length,
          (k) => k + phrase.length - 1,
        ),
      };
      this.#neighbours.set(key, found);
    }
    return found;
  }

  #findWritten(terms: readonly number[]): string | undefined {
    const key = terms.join(' ');
    if (!this.#found.has(key)) {
      const inBody = findSpelling(this.#listPlaces(terms[0]!), this.#body, terms);
      this.#found.set(key, inBody ?? this.#findInTitle(terms));
    }
    return this.#found.get(key);
  }

  #findInTitle(terms: readonly number[]): string | undefined {
    const written = readText(this.#facts.titles, this.#article);
    const title = toWrittenField(this.#corpus.titles, this.#article, written);
    return findSpelling(listPlaces(title, terms[0]!), title, terms);
  }

  *#listPlaces(term: number): Generator<number> {
    for (let place = this.#places.firstOf(term); place >= 0; place = this.#places.after(place)) yield place;
  }
}

// --- internal ---

/** A field's terms and where each stands in its text. */
interface WrittenField extends WordPlaces {
  terms: Int32Array;
  text: string;
}

const toWrittenField = (field: TermField, article: number, text: string): WrittenField => ({
  ...field.placesOf(article),
  terms: field.termsOf(article),
  text,
});

function* listPlaces({ terms }: WrittenField, term: number): Generator<number> {
  for (let k = terms.indexOf(term); k >= 0; k = terms.indexOf(term, k + 1)) yield k;
}

function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LEAST_BEGINNING) return short === long;
  return long.startsWith(short.slice(0, SAME_BEGINNING));
}

/** Whether the words at `place` and after it are one phrase, as far as what is written between them tells. */
function isJoined({ terms, starts, ends, text }: WrittenField, place: number): boolean {
  if (place < 0 || place + 1 >= terms.length) return false;
  return WITHIN_PHRASE.test(text.slice(ends[place]!, starts[place + 1]!));
}

function isWritten(field: WrittenField, place: number, phrase: readonly number[]): boolean {
  return phrase.every(
    (term, k) => field.terms[place + k] === term && (k === 0 || isJoined(field, place + k - 1)),
  );
}

/** The number, 0 or more, that stands there at least so often and most often; -1 where none does. */
function findMost(numbers: readonly number[], least: number): number {
  const counts = new Map<number, number>();
  for (const one of numbers) if (one >= 0) counts.set(one, (counts.get(one) ?? 0) + 1);
  let most = -1;
  for (const [one, count] of counts) {
    if (count >= least && (most < 0 || count > counts.get(most)!)) most = one;
  }
  return most;
}

/** The most frequent spelling, the first of equals. */
function findSpelling(
  places: Iterable<number>,
  field: WrittenField,
  phrase: readonly number[],
): string | undefined {
  const spellings = new Map<string, number>();
  for (const k of places) {
    if (!isWritten(field, k, phrase)) continue;
    const spelling = field.text
      .slice(field.starts[k]!, field.ends[k + phrase.length - 1]!)
      .replace(/\s+/g, ' ');
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [spelling, count] of spellings) {
    if (best === undefined || count > spellings.get(best)!) best = spelling;
  }
  return best;
}
