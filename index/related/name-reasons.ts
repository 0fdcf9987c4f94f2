/**
 * Why two articles are related, in words that a reader understands: the words and phrases that carried most of the
 * text's score, as they stand in the article that is linked to.
 */
import type { Reason } from '../../src/answers.ts';
import type { Article } from '../../src/article.ts';
import { PAIR_WEIGHT } from '../../src/related/weights.ts';
import { Places } from './places.ts';
import type { Postings, SparseRows } from './sparse-rows.ts';
import type { TermCorpus, TermText } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';

/** Words or phrases a link. */
const MOST_TERMS = 3;
/** Of the rest, the best so many are looked up in the text; some do not stand there as a phrase. */
const MOST_TRIED = 12;
const MOST_TAGS = 3;
/** Words of either title tell more than a turn of phrase that two texts happen to share. */
const TITLE_BONUS = 2;
/** Between the words of a phrase: a sentence's end parts them, the dot of an address does not. */
const WITHIN_PHRASE = /^([\s\-‐‑–'’/&]{0,3}|\.)$/u;
/** An everyday word makes a phrase with a word that so large a share of articles holds beside it: "New Zealand". */
const BELONGING = 0.5;
/** A phrase that the article mostly writes within a longer one is given as that: "World Health Organization". */
const MOSTLY = 0.5;
const LONGEST_PHRASE = 5;
/** Words that begin with so many of the same letters, or one with the other, are one word to a reader: "migration", "migrates". */
const SAME_BEGINNING = 6;
const LEAST_BEGINNING = 4;

/** A link to explain, from one article to another. */
export interface Pair {
  from: number;
  to: number;
}

/** A word, or the two of a phrase, and what it adds to the score. */
interface Shared {
  terms: number[];
  weight: number;
}

/** Whether both articles hold two terms beside each other. */
type IsPair = (left: number, right: number) => boolean;

/** Names what pairs of articles have in common: many pairs at once, since links to one article share most of the work. */
export function createReasoner(corpus: TermCorpus, index: TextIndex): (pairs: readonly Pair[]) => Reason[][] {
  const { articles, vocabulary, titles, everyday } = corpus;
  const isNumber = vocabulary.map((term) => /^[\p{N}.,]+$/u.test(term));
  const terms = new SharedColumns(index.terms.rows);
  const pairsOfTerms = new SharedColumns(index.pairs.rows);
  const inTitles = new TitleMarks(vocabulary.length);
  const finder = new Finder(corpus);

  /** Everyday words and numbers say something only beside others, or as the subject of both articles. */
  const isEmpty = (term: number) => isNumber[term]! || everyday[term]!;

  const countArticles = ({ starts }: Postings, column: number) => starts[column + 1]! - starts[column]!;

  const listShared = (from: number): { best: Shared[]; isPair: IsPair } => {
    const best = new Best();
    const shared = new Set<number>();
    const products = new Map<number, number>();
    terms.each(from, (term, weight) => {
      products.set(term, weight);
      const named = inTitles.count(term);
      if (isNumber[term] || (everyday[term] && named < 2)) return;
      best.offer(named > 0 ? TITLE_BONUS * weight : weight, term, -1);
    });
    pairsOfTerms.each(from, (pair, weight) => {
      const [left, right] = index.pairTerms(pair);
      const [leftIsEmpty, rightIsEmpty] = [isEmpty(left), isEmpty(right)];
      if (leftIsEmpty && rightIsEmpty) return;
      if (leftIsEmpty || rightIsEmpty) {
        const word = countArticles(index.terms.postings, leftIsEmpty ? right : left);
        if (countArticles(index.pairs.postings, pair) < BELONGING * word) return;
      }
      shared.add(left * vocabulary.length + right);
      const [a, b] = [products.get(left) ?? 0, products.get(right) ?? 0];
      // A phrase of two words that say something says more than either.
      const words = leftIsEmpty || rightIsEmpty ? (a + b) / 2 : Math.max(a, b);
      const named = inTitles.count(left) > 0 && inTitles.count(right) > 0 ? TITLE_BONUS : 1;
      best.offer(named * (PAIR_WEIGHT * weight + words), left, right);
    });
    return {
      best: best.list(),
      isPair: (left, right) => shared.has(left * vocabulary.length + right),
    };
  };

  return (pairs) => {
    const reasons: Reason[][] = new Array(pairs.length);
    const order = pairs.map((_, k) => k).sort((a, b) => pairs[a]!.to - pairs[b]!.to || a - b);
    let target = -1;
    for (const k of order) {
      const { from, to } = pairs[k]!;
      if (to !== target) {
        target = to;
        terms.select(to);
        pairsOfTerms.select(to);
        finder.select(to);
      }
      inTitles.mark([titles[from]!.terms, titles[to]!.terms]);
      reasons[k] = toReasons(articles[from]!, articles[to]!, finder.pickWritten(listShared(from)));
    }
    return reasons;
  };
}

// --- internal ---

function toReasons(from: Article, to: Article, words: string[]): Reason[] {
  const tags = from.tags.filter((tag) => hasFolded(to.tags, tag)).slice(0, MOST_TAGS);
  const authors = from.authors.filter((author) => hasFolded(to.authors, author));
  const reasons: Reason[] = [
    { kind: 'terms', values: words },
    { kind: 'tags', values: tags },
    { kind: 'author', values: authors },
  ];
  return reasons.filter(({ values }) => values.length > 0);
}

const hasFolded = (names: readonly string[], name: string) =>
  names.some((one) => one.toLowerCase() === name.toLowerCase());

/** One row of a sparse matrix, spread out so that others are quickly compared with it. */
class SharedColumns {
  readonly #rows: SparseRows;
  /** Per column, one more than its place in the selected row; 0 where it is not held. */
  readonly #places: Int32Array;
  #products = new Float64Array(0);
  #row = -1;

  constructor(rows: SparseRows) {
    this.#rows = rows;
    this.#places = new Int32Array(rows.columnCount);
  }

  select(row: number): void {
    const { starts, columns } = this.#rows;
    if (this.#row >= 0) {
      for (let k = starts[this.#row]!; k < starts[this.#row + 1]!; k++) this.#places[columns[k]!] = 0;
    }
    const start = starts[row]!;
    const length = starts[row + 1]! - start;
    for (let k = 0; k < length; k++) this.#places[columns[start + k]!] = k + 1;
    if (this.#products.length < length) this.#products = new Float64Array(2 * length);
    this.#row = row;
  }

  /** Visits the columns that row `other` shares with the selected one, in the order of the latter. */
  each(other: number, visit: (column: number, product: number) => void): void {
    const { starts, columns, values } = this.#rows;
    const [places, products, start] = [this.#places, this.#products, starts[this.#row]!];
    const end = starts[other + 1]!;
    let [first, last] = [products.length, -1];
    for (let k = starts[other]!; k < end; k++) {
      const place = places[columns[k]!]! - 1;
      if (place < 0) continue;
      products[place] = values[k]! * values[start + place]!;
      if (place < first) first = place;
      if (place > last) last = place;
    }
    for (let place = first; place <= last; place++) {
      const product = products[place]!;
      if (product === 0) continue;
      products[place] = 0;
      visit(columns[start + place]!, product);
    }
  }
}

/** How many of two titles hold a term. */
class TitleMarks {
  readonly #counts: Uint8Array;
  #titles: readonly Int32Array[] = [];

  constructor(termCount: number) {
    this.#counts = new Uint8Array(termCount);
  }

  mark(titles: readonly Int32Array[]): void {
    for (const title of this.#titles) for (const term of title) if (term >= 0) this.#counts[term] = 0;
    this.#titles = titles;
    titles.forEach((title, k) => {
      title.forEach((term, place) => {
        if (term >= 0 && title.indexOf(term) === place) this.#counts[term] = this.#counts[term]! + 1;
      });
    });
  }

  count(term: number): number {
    return this.#counts[term]!;
  }
}

/** The best shared words and phrases, best first; of equals the first that was offered. */
class Best {
  readonly #list: { weight: number; left: number; right: number }[] = [];

  offer(weight: number, left: number, right: number): void {
    const list = this.#list;
    let place = list.length;
    while (place > 0 && list[place - 1]!.weight < weight) place--;
    if (place === MOST_TRIED) return;
    list.splice(place, 0, { weight, left, right });
    if (list.length > MOST_TRIED) list.pop();
  }

  list(): Shared[] {
    return this.#list.map(({ weight, left, right }) => ({
      weight,
      terms: right < 0 ? [left] : [left, right],
    }));
  }
}

/** Finds words and phrases as one article writes them. */
class Finder {
  readonly #corpus: TermCorpus;
  readonly #places: Places;
  /** By the phrase's terms: what was found before in this article. */
  readonly #found = new Map<string, string | undefined>();
  readonly #neighbours = new Map<string, { before: number; after: number }>();
  #article = -1;
  #text = '';

  constructor(corpus: TermCorpus) {
    this.#corpus = corpus;
    this.#places = new Places(corpus.vocabulary.length);
  }

  select(article: number): void {
    this.#article = article;
    this.#places.read(this.#corpus.bodies[article]!.terms);
    this.#text = this.#corpus.articles[article]!.text;
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
      const body = this.#corpus.bodies[this.#article]!;
      const places = [...this.#listPlaces(phrase[0]!)].filter((k) => isWritten(body, this.#text, k, phrase));
      const nextTo = (place: (k: number) => number, left: (k: number) => number) =>
        findMost(
          places.map((k) => (isJoined(body, this.#text, left(k)) ? body.terms[place(k)]! : -1)),
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
      const { bodies, titles, articles } = this.#corpus;
      const title = titles[this.#article]!;
      this.#found.set(
        key,
        findSpelling(this.#listPlaces(terms[0]!), bodies[this.#article]!, this.#text, terms) ??
          findSpelling(listPlaces(title, terms[0]!), title, articles[this.#article]!.title, terms),
      );
    }
    return this.#found.get(key);
  }

  *#listPlaces(term: number): Generator<number> {
    for (let place = this.#places.firstOf(term); place >= 0; place = this.#places.after(place)) yield place;
  }
}

function* listPlaces({ terms }: TermText, term: number): Generator<number> {
  for (let k = terms.indexOf(term); k >= 0; k = terms.indexOf(term, k + 1)) yield k;
}

function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LEAST_BEGINNING) return short === long;
  return long.startsWith(short.slice(0, SAME_BEGINNING));
}

/** Whether the words at `place` and after it are one phrase, as far as what is written between them tells. */
function isJoined({ terms, starts, ends }: TermText, text: string, place: number): boolean {
  if (place < 0 || place + 1 >= terms.length) return false;
  return WITHIN_PHRASE.test(text.slice(ends[place]!, starts[place + 1]!));
}

function isWritten(field: TermText, text: string, place: number, phrase: readonly number[]): boolean {
  return phrase.every(
    (term, k) => field.terms[place + k] === term && (k === 0 || isJoined(field, text, place + k - 1)),
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
  field: TermText,
  text: string,
  phrase: readonly number[],
): string | undefined {
  const spellings = new Map<string, number>();
  for (const k of places) {
    if (!isWritten(field, text, k, phrase)) continue;
    const spelling = text.slice(field.starts[k]!, field.ends[k + phrase.length - 1]!).replace(/\s+/g, ' ');
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [spelling, count] of spellings) {
    if (best === undefined || count > spellings.get(best)!) best = spelling;
  }
  return best;
}
