/**
 * The final order of a search. In come the best candidates with MiniSearch's scores and where the query's terms stand
 * in them; out comes the order, and how each score came about. Knows nothing of blocks and requests.
 *
 *     own   = (Σ idf of matched terms)^0.75 · (Σ BM25+ + exact forms + proximity) · (1 + title + passage)
 *     score = own + mean own score of the nearest articles
 */
import { weighBestPassage } from './best-passage.ts';
import { weighFrequency } from './bm25.ts';
import { coverageFactor, titleFactor } from './first-score.ts';
import { countForm, findPlace, type Places } from './places.ts';
import { type PairedWord, scoreProximity } from './proximity.ts';
import { type Neighbour, spreadScores } from './spread-scores.ts';

/** Weight of BM25+ over the words as they were typed, against BM25+ over their terms. */
const EXACT = 0.8;
/** What an article gains that answers the whole query within one passage, as a share of its score. */
const PASSAGE = 1.5;

/** One kept word of the query, in the query's order; a word that comes twice stands twice. */
export interface RankedWord {
  /** Number of its term. */
  term: number;
  /** Number of the word as typed among the term's forms, or -1. */
  form: number;
  /** Which word of the query it is, words that were dropped counted. */
  place: number;
}

export interface RankedQuery {
  words: readonly RankedWord[];
  /** Inverse document frequency by term number. */
  idfs: readonly number[];
  /** How many different words the query has, those that were dropped counted. */
  differentWords: number;
  /** Average number of different words in titles and in bodies. */
  averageLengths: readonly [title: number, body: number];
}

export interface RankCandidate {
  doc: number;
  /** Σ BM25+ over the matched terms. */
  base: number;
  /** Numbers of the terms that match, and of those that match in the title. */
  terms: readonly number[];
  titleTerms: readonly number[];
  /** Σ idf of the title's different terms that are not stop words. */
  titleWeight: number;
  /** Different words of title and body. */
  titleLength: number;
  bodyLength: number;
  /** Places by term number; undefined where they were not read. */
  places: readonly (Places | undefined)[];
}

export interface RankedArticle {
  doc: number;
  score: number;
  /** Named parts of the score, for those who ask why. */
  parts: Record<string, number>;
}

/** Titles that are the query first, the nearest to it before the others, then by score; ties by article number. */
export function rankCandidates(
  query: RankedQuery,
  candidates: readonly RankCandidate[],
  neighboursOf?: (doc: number) => readonly Neighbour[],
): RankedArticle[] {
  const total = sumOf(query.idfs.keys(), query.idfs);
  const paired = query.words.map(({ term }) => ({ term, idf: query.idfs[term]! }));
  const parts = new Map(
    candidates.map((candidate) => [candidate.doc, scoreParts(query, candidate, total, paired)]),
  );
  const own = new Map([...parts].map(([doc, { own }]) => [doc, own!]));
  const scores = neighboursOf ? spreadScores(own, neighboursOf) : own;
  const titles = new Map(candidates.map((candidate) => [candidate.doc, matchTitle(query, candidate)]));
  return [...scores]
    .sort(([a, x], [b, y]) => titles.get(b)! - titles.get(a)! || y - x || a - b)
    .map(([doc, score]) => ({
      doc,
      score,
      parts: {
        ...parts.get(doc)!,
        neighbours: score - own.get(doc)!,
        ...(titles.get(doc) ? { exactTitle: titles.get(doc)! } : {}),
      },
    }));
}

/** Rounding of title weights. */
const WEIGHT_STEP = 0.5;

/**
 * How nearly the query is the title: 3 word for word, 2 but for endings, 1 when both have the same words, whatever their
 * order and the small words between them ("What is technical debt?" and "technical debt"), else 0. Dropped words have
 * no known place: that the title has as many different words as the query must do for them.
 */
export function matchTitle(query: RankedQuery, candidate: RankCandidate): 0 | 1 | 2 | 3 {
  const { words, idfs, differentWords } = query;
  const { titleLength, titleTerms, titleWeight, places } = candidate;
  const total = idfs.reduce((sum, idf) => sum + idf, 0);
  const holdsAll = words.every(({ term }) => titleTerms.includes(term));
  if (words.length === 0 || titleWeight > total + WEIGHT_STEP || !holdsAll) return 0;
  if (titleLength !== differentWords) return 1;
  let exact = true;
  for (const { term, form, place } of words) {
    const known = places[term];
    if (!known) continue;
    const at = findPlace(known, place);
    if (at < 0) return 1;
    if (known.forms[at] !== form) exact = false;
  }
  return exact ? 3 : 2;
}

// --- internal ---

/** Σ idf of some terms. */
function sumOf(terms: Iterable<number>, idfs: readonly number[]): number {
  let sum = 0;
  for (const term of terms) sum += idfs[term]!;
  return sum;
}

/** `total`: Σ idf of all terms; `paired`: the query's words. */
function scoreParts(
  query: RankedQuery,
  candidate: RankCandidate,
  total: number,
  paired: readonly PairedWord[],
): Record<string, number> {
  const { idfs } = query;
  const placesOf = (term: number) => candidate.places[term];
  const located = idfs.reduce((sum, idf, term) => (placesOf(term) ? sum + idf : sum), 0);
  const coverage = coverageFactor(sumOf(candidate.terms, idfs));
  const exact = EXACT * scoreExactForms(query, candidate);
  const proximity = scoreProximity(paired, placesOf);
  const title = titleFactor(sumOf(candidate.titleTerms, idfs), total, candidate.titleWeight);
  const passage = located > 0 ? (PASSAGE * weighBestPassage(idfs, placesOf)) / located : 0;
  return {
    terms: candidate.base,
    exact,
    proximity,
    coverage,
    title,
    passage,
    own: coverage * (candidate.base + exact + proximity) * (1 + title + passage),
  };
}

/** BM25+ over the words exactly as typed, accents included. */
function scoreExactForms({ words, idfs, averageLengths }: RankedQuery, candidate: RankCandidate): number {
  let sum = 0;
  for (const { term, form } of words) {
    const places = candidate.places[term];
    if (!places || form < 0) continue;
    const [titles, bodies] = countForm(places, form);
    sum +=
      idfs[term]! *
      (weighFrequency(titles, candidate.titleLength, averageLengths[0]) +
        weighFrequency(bodies, candidate.bodyLength, averageLengths[1]));
  }
  return sum;
}
