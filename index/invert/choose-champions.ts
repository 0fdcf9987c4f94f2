/**
 * Which articles a search for one very common term alone would keep: its **champions**. Their postings stand once more in a
 * block of their own, so that a search of a very large corpus need not read all.
 */
import { type CandidateOptions, chooseCandidates } from '../../src/engine/candidates.ts';
import { ClassLengths } from '../../src/engine/field-lengths.ts';
import { countArticles, type LoadedTerm } from '../../src/engine/term-reader.ts';
import { ByteWriter } from '../../src/format/bytes.ts';
import { BODY, encodePostings, type Postings, TITLE } from '../../src/format/postings.ts';
import type { ChampionFacts } from '../../src/format/terms.ts';
import { inverseDocumentFrequency } from '../../src/search/bm25.ts';

/** Which terms have champions, and how many. */
export interface ChampionRule {
  /** Bytes of postings from which on a term has them. */
  from: number;
  /** Articles, at most. */
  most: number;
}

/** Of a very large corpus: four terms that have none still fit into what a query may cost. */
export const CHAMPIONS: ChampionRule = { from: 80 * 1024, most: 20_000 };

export interface ChosenChampions extends ChampionFacts {
  /** Postings, title first. */
  bytes: Uint8Array;
}

/** @param measures What the whole corpus is like. */
export function chooseChampions(
  loaded: LoadedTerm,
  most: number,
  measures: Pick<CandidateOptions, 'documents' | 'averageLengths'>,
): ChosenChampions {
  const articles = countArticles(loaded);
  const { docs } = chooseCandidates([{ loaded, weight: 1, word: 0, fields: [TITLE, BODY] }], {
    ...measures,
    lengths: new ClassLengths(),
    most,
    wordIdf: [inverseDocumentFrequency(measures.documents, articles)],
    all: false,
  });
  const champions = new Set(docs);
  const kept = loaded.postings.map((postings) => pick(postings, champions));
  const counts: ChampionFacts['counts'] = [kept[TITLE]!.docs.length, kept[BODY]!.docs.length];
  const [titles, bodies] = kept.map((postings, field) => encodePostings(postings, counts[field]!, field));
  const bytes = new ByteWriter().raw(titles!).raw(bodies!).finish();
  return { articles, counts, sizes: [titles!.length, bodies!.length], bytes };
}

// --- internal ---

/** Of postings those of some articles. */
function pick(
  { docs, frequencies, lengthClasses, titleWeights }: Postings,
  wanted: ReadonlySet<number>,
): Postings {
  const isWanted = (_: number, at: number) => wanted.has(docs[at]!);
  return {
    docs: docs.filter(isWanted),
    frequencies: frequencies.filter(isWanted),
    lengthClasses: lengthClasses.filter(isWanted),
    titleWeights: titleWeights.filter(isWanted),
  };
}
