/**
 * A query's words to the terms of the index that stand for them: their own, in every language of the site, those of
 * their synonyms, and for a word that the index lacks, its completion or its nearest spelling.
 */
import type { Analyzer } from '../analysis/analyzer.ts';
import { analyzerFor } from '../analysis/analyzer-for.ts';
import { BODY, TITLE } from '../format/postings.ts';
import { inverseDocumentFrequency } from '../search/bm25.ts';
import { keepRarest, type QueryMeaning, type QueryWord } from '../search/query-words.ts';
import type { RankedWord } from '../search/rank-candidates.ts';
import type { Costs } from '../store/costs.ts';
import type { QueryTerm } from './candidates.ts';
import type { IndexReader } from './index-reader.ts';
import { type MendedWord, WordMender } from './mend-word.ts';
import { countArticles, type LoadedTerm, readTerm, readTermEntry } from './term-reader.ts';

/** Languages of a site whose terms a query's words are looked up in, the most frequent first. */
const MOST_LANGUAGES = 4;
/** What a match of a synonym is worth. */
const SYNONYM = 0.7;
/** What a match of each word is worth that an unfinished one may become, the likeliest first. */
const COMPLETIONS = [1, 0.5, 0.3];

/** A query in terms of the index. */
export interface ResolvedQuery {
  terms: QueryTerm[];
  /** Per different word of the query: how rare it is, and the terms that stand for it. */
  concepts: { idf: number; terms: LoadedTerm[] }[];
  words: RankedWord[];
  /** Words that were replaced: as typed, and by what. */
  mended: { word: QueryWord; by: string; completed: boolean }[];
  /** Words that nothing in the index stands for. */
  unknown: QueryWord[];
}

/** The analyzers of a request, the likeliest first. */
export function analyzersOf(reader: IndexReader, lang: string | undefined): Analyzer[] {
  const languages = lang === undefined ? Object.keys(reader.manifest.languages) : [lang];
  const analyzers = new Set(languages.slice(0, MOST_LANGUAGES).map((language) => analyzerFor(language)));
  return analyzers.size > 0 ? [...analyzers] : [analyzerFor('und')];
}

export async function resolveQuery(
  reader: IndexReader,
  meaning: QueryMeaning,
  analyzers: readonly Analyzer[],
  complete: boolean,
  costs: Costs,
): Promise<ResolvedQuery> {
  const resolved: ResolvedQuery = { terms: [], concepts: [], words: [], mended: [], unknown: [] };
  const mender = new WordMender(reader, costs);
  const found = await Promise.all(meaning.words.map((word) => loadWord(reader, word, analyzers, costs)));
  // One after the other, so that what a query may cost is spent alike whatever the cache holds.
  for (const [i, word] of meaning.words.entries()) {
    if (found[i]!.terms.length > 0 || found[i]!.others.length > 0) continue;
    const mended = await mender.mend(word.form, complete && word.unfinished === true);
    if (mended) found[i] = await loadMended(reader, mended, analyzers, costs);
  }
  const known = found.map((word) => ({ ...word, frequency: frequencyOf(word) }));
  const held = known.filter(({ frequency }) => frequency > 0);
  const counted = new Set(keepRarest(held, ({ frequency }) => -frequency));
  const numbers = new Map<string, number>();
  known.forEach((one, i) => {
    const { terms, others, form, by, completed, frequency } = one;
    const word = meaning.words[i]!;
    if (frequency > 0 && !counted.has(one)) return;
    if (by !== undefined) resolved.mended.push({ word, by, completed });
    if (terms.length === 0 && others.length === 0) {
      resolved.unknown.push(word);
      return;
    }
    const fields = word.field === 'title' ? [TITLE] : [TITLE, BODY];
    const main = terms[0] ?? others[0]!.loaded;
    const key = `${word.field ?? ''}:${main.term}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = resolved.concepts.length;
      numbers.set(key, number);
      resolved.concepts.push({
        idf: inverseDocumentFrequency(reader.manifest.documents, frequency),
        terms: [...terms, ...others.map(({ loaded }) => loaded)],
      });
      for (const loaded of terms) resolved.terms.push({ loaded, weight: 1, word: number, fields });
      for (const other of others) resolved.terms.push({ ...other, word: number, fields });
    } else {
      // A word that comes twice counts twice.
      for (const term of resolved.terms) if (term.word === number) term.weight += 1;
    }
    resolved.words.push({
      term: number,
      form: main.entry.forms.indexOf(form),
      place: word.place,
    });
  });
  return { ...resolved, terms: mergeTerms(resolved.terms) };
}

/** One word of a query with the terms that stand for it. */
interface FoundWord {
  terms: LoadedTerm[];
  /** Synonyms, and what else an unfinished word may become. */
  others: { loaded: LoadedTerm; weight: number }[];
  form: string;
  /** What the word was replaced by. */
  by: string | undefined;
  completed: boolean;
}

/** Articles that hold a word, as its most frequent term has it; a word that none holds is the rarest. */
function frequencyOf({ terms, others }: FoundWord): number {
  return Math.max(0, ...[...terms, ...others.map(({ loaded }) => loaded)].map(countArticles));
}

/** Loads the terms that stand for one word as it was typed. */
async function loadWord(
  reader: IndexReader,
  word: QueryWord,
  analyzers: readonly Analyzer[],
  costs: Costs,
): Promise<FoundWord> {
  const [found, synonyms] = await Promise.all([
    loadTerms(reader, word.terms, costs),
    loadTerms(reader, synonymsOf(reader, word, analyzers), costs),
  ]);
  return {
    terms: keepOwnTerms(found, word.form, word.terms[0]!),
    others: synonyms.map((loaded) => ({ loaded, weight: SYNONYM })),
    form: word.form,
    by: undefined,
    completed: false,
  };
}

/** Loads the terms of the words that replace one. */
async function loadMended(
  reader: IndexReader,
  { forms, completed }: MendedWord,
  analyzers: readonly Analyzer[],
  costs: Costs,
): Promise<FoundWord> {
  const [terms, ...others] = await Promise.all(
    forms.map(async (form) => {
      const wanted = [...new Set(analyzers.map((analyzer) => analyzer.toTerm(form)))];
      return keepOwnTerms(await loadTerms(reader, wanted, costs), form, wanted[0]!);
    }),
  );
  const seen = new Set(terms!.map(({ term }) => term));
  const isNew = ({ term }: LoadedTerm) => !seen.has(term) && seen.add(term);
  return {
    terms: terms!,
    others: others.flatMap((list, i) =>
      list.filter(isNew).map((loaded) => ({ loaded, weight: COMPLETIONS[i + 1]! })),
    ),
    form: forms[0]!,
    by: forms[0]!,
    completed,
  };
}

/**
 * The term of the query's language, and those of other languages that articles hold the very word under: the Spanish
 * stem of "data" is what English articles call a Dat. Where that leaves nothing, what there is.
 */
export function keepOwnTerms(terms: LoadedTerm[], form: string, main: string): LoadedTerm[] {
  const own = terms.filter(({ term, entry }) => term === main || entry.forms.includes(form));
  return own.length > 0 ? own : terms;
}

export async function loadTerms(
  reader: IndexReader,
  terms: readonly string[],
  costs: Costs,
): Promise<LoadedTerm[]> {
  const loaded = await Promise.all(
    terms.map(async (term) => {
      const entry = await readTermEntry(reader, term, costs);
      return entry && readTerm(reader, term, entry, costs);
    }),
  );
  return loaded.filter((term) => term !== undefined);
}

function synonymsOf(reader: IndexReader, word: QueryWord, analyzers: readonly Analyzer[]): string[] {
  const { synonyms } = reader.manifest;
  const keys = [word.form, ...word.terms].filter((key) => Object.hasOwn(synonyms, key));
  const forms = keys.flatMap((key) => synonyms[key]!);
  const terms = forms.flatMap((form) => analyzers.map((analyzer) => analyzer.toTerm(form)));
  return [...new Set(terms)].filter((term) => !word.terms.includes(term));
}

/** A term that stands for two words of the query counts for the first, with both weights. */
function mergeTerms(terms: readonly QueryTerm[]): QueryTerm[] {
  const merged = new Map<string, QueryTerm>();
  for (const term of terms) {
    const key = `${term.fields.length}:${term.loaded.term}`;
    const before = merged.get(key);
    if (before) before.weight += term.weight;
    else merged.set(key, { ...term });
  }
  return [...merged.values()].sort((a, b) => a.word - b.word);
}
