/**
 * Why two articles are related, in words that a reader understands: the words and phrases that carried most of the
 * text's score, as they stand in the article that is linked to.
 */
import type { Reason } from '../../src/answers.ts';
import { PAIR_WEIGHT } from '../../src/related/weights.ts';
import { findEmptyWords } from './empty-words.ts';
import { namesOf, type SharedFacts, type SharedNames } from './side-by-side/shared-facts.ts';
import type { SparseRows } from './sparse-rows.ts';
import type { TermCorpus } from './term-corpus.ts';
import type { TextIndex } from './text-index.ts';
import { type IsPair, PhraseFinder, type Shared } from './written-phrases.ts';

/** Of the rest, the best so many are looked up in the text; some do not stand there as a phrase. */
const MOST_TRIED = 12;
const MOST_TAGS = 3;
/** Words of either title tell more than a turn of phrase that two texts happen to share. */
const TITLE_BONUS = 2;

/** A link to explain, from one article to another. */
export interface Pair {
  from: number;
  to: number;
}

/** Names what pairs of articles have in common: many pairs at once, since links to one article share most of the work. */
export function createReasoner(
  corpus: TermCorpus,
  index: TextIndex,
  facts: SharedFacts,
): (pairs: readonly Pair[]) => Reason[][] {
  const { vocabulary, titles, everyday } = corpus;
  const { isNeverAlone, isEmpty, isEmptyPair } = findEmptyWords(corpus, index);
  const terms = new SharedColumns(index.terms.rows);
  const pairsOfTerms = new SharedColumns(index.pairs.rows);
  const inTitles = new TitleMarks(vocabulary.length);
  const finder = new PhraseFinder(corpus, facts);

  const listShared = (from: number): { best: Shared[]; isPair: IsPair } => {
    const best = new Best();
    const shared = new Set<number>();
    const products = new Map<number, number>();
    terms.each(from, (term, weight) => {
      products.set(term, weight);
      const named = inTitles.count(term);
      if (isNeverAlone(term) || (everyday[term] && named < 2)) return;
      best.offer(named > 0 ? TITLE_BONUS * weight : weight, term, -1);
    });
    pairsOfTerms.each(from, (pair, weight) => {
      if (isEmptyPair(pair)) return;
      const [left, right] = [index.pairLefts[pair]!, index.pairRights[pair]!];
      shared.add(left * vocabulary.length + right);
      const [a, b] = [products.get(left) ?? 0, products.get(right) ?? 0];
      // A phrase of two words that say something says more than either.
      const words = isEmpty(left) || isEmpty(right) ? (a + b) / 2 : Math.max(a, b);
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
      inTitles.mark([titles.termsOf(from), titles.termsOf(to)]);
      reasons[k] = toReasons(facts, from, to, finder.pickWritten(listShared(from)));
    }
    return reasons;
  };
}

// --- internal ---

function toReasons({ tags, authors }: SharedFacts, from: number, to: number, words: string[]): Reason[] {
  const reasons: Reason[] = [
    { kind: 'terms', values: words },
    { kind: 'tags', values: listCommon(tags, from, to).slice(0, MOST_TAGS) },
    { kind: 'author', values: listCommon(authors, from, to) },
  ];
  return reasons.filter(({ values }) => values.length > 0);
}

/** What one article is called by and another as well, as the former writes it. */
function listCommon(names: SharedNames, from: number, to: number): string[] {
  const own = namesOf(names, from);
  if (own.length === 0) return own;
  const others = new Set(namesOf(names, to).map((name) => name.toLowerCase()));
  return own.filter((name) => others.has(name.toLowerCase()));
}

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
    titles.forEach((title) => {
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
