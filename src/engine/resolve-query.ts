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
import { QueryBudget } from './query-budget.ts';
import {
  costOfPostings,
  countArticles,
  type KnownTerm,
  type LoadedTerm,
  readTerm,
  readTermEntry,
} from './term-reader.ts';

/** Languages of a site whose terms a query's words are looked up in, the most frequent first. */
const MOST_LANGUAGES = 4;
/** What a match of a synonym is worth. */
const SYNONYM = 0.7;
/** What a match of each word is worth that an unfinished one may become, the likeliest first. */
const COMPLETIONS = [1, 0.5, 0.3];

/**
 * Bytes of postings up to which terms that have champions are read whole beside other words, the rarest first: an article that
 * holds all words may be no champion of one.
 */
const MOST_WHOLE = 192 * 1024;

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
  /** What may still be read for the query. */
  budget: QueryBudget;
}

/** The analyzers of a request, the likeliest first. */
export function analyzersOf(reader: IndexReader, lang: string | undefined): Analyzer[] {
  const languages = lang === undefined ? Object.keys(reader.manifest.languages) : [lang];
  const analyzers = new Set(languages.slice(0, MOST_LANGUAGES).map((language) => analyzerFor(language)));
  return analyzers.size > 0 ? [...analyzers] : [analyzerFor('und')];
}

export interface ResolveOptions {
  /** Complete the word that is still being typed. */
  complete: boolean;
  /** Of very common terms their champions are enough. */
  abridge: boolean;
}

export async function resolveQuery(
  reader: IndexReader,
  meaning: QueryMeaning,
  analyzers: readonly Analyzer[],
  { complete, abridge }: ResolveOptions,
  costs: Costs,
): Promise<ResolvedQuery> {
  const budget = new QueryBudget();
  const lookup = new Lookup(reader, analyzers, budget, abridge, costs);
  const found = await lookup.findAll(meaning.words);
  const mender = new WordMender(reader, budget, costs);
  // One after the other, so that what a query may cost is spent alike whatever the cache holds.
  for (const [i, word] of meaning.words.entries()) {
    if (isKnown(found[i]!)) continue;
    const mended = await mender.mend(word.form, complete && word.unfinished === true);
    if (mended) found[i] = await lookup.findMended(mended);
  }
  if (abridge && found.length > 1) readWhole(found);
  const counted = new Set(
    keepAffordable(
      keepRarest(found.filter(isKnown), (word) => -frequencyOf(word)),
      budget,
    ),
  );
  const words = await Promise.all(
    found.map(async (word, i) => {
      if (!isKnown(word)) return { unknown: meaning.words[i]! };
      return counted.has(word)
        ? { word: meaning.words[i]!, ...(await loadWord(reader, word, costs)) }
        : undefined;
    }),
  );
  return { ...toConcepts(words, reader.manifest.documents), budget };
}

/** One word of a query with the terms that stand for it. */
interface FoundWord {
  terms: KnownTerm[];
  /** Synonyms, and what else an unfinished word may become. */
  others: { known: KnownTerm; weight: number }[];
  form: string;
  /** What the word was replaced by. */
  by: string | undefined;
  completed: boolean;
}

/** The same with all postings. */
interface LoadedWord extends Omit<FoundWord, 'terms' | 'others'> {
  word: QueryWord;
  terms: LoadedTerm[];
  others: { loaded: LoadedTerm; weight: number }[];
}

const isKnown = ({ terms, others }: FoundWord) => terms.length > 0 || others.length > 0;

const termsOf = ({ terms, others }: FoundWord) => [...terms, ...others.map(({ known }) => known)];

/** Articles that hold a word, as its most frequent term has it in its most frequent field. */
function frequencyOf(word: FoundWord): number {
  return Math.max(...termsOf(word).flatMap(({ entry }) => entry.documentFrequencies));
}

/** Lets the rarest words be read whole, as far as `MOST_WHOLE` goes. */
function readWhole(words: FoundWord[]): void {
  let left = MOST_WHOLE;
  const places = [...words.keys()].filter((i) => isKnown(words[i]!));
  for (const i of places.sort((a, b) => frequencyOf(words[a]!) - frequencyOf(words[b]!))) {
    const { terms, others } = words[i]!;
    const abridged = termsOf(words[i]!).filter(({ isAbridged }) => isAbridged);
    left -= abridged.reduce((sum, { term, entry }) => sum + costOfPostings({ term, entry }).bytes, 0);
    if (left < 0) return;
    words[i] = {
      ...words[i]!,
      terms: terms.map(({ term, entry }) => ({ term, entry })),
      others: others.map(({ known: { term, entry }, weight }) => ({ known: { term, entry }, weight })),
    };
  }
}

/** The words whose postings may be read, the rarest first: the rarest may in any case. */
function keepAffordable(words: readonly FoundWord[], budget: QueryBudget): FoundWord[] {
  const taken = new Set<string>();
  const isAffordable = (word: FoundWord, place: number) => {
    const terms = new Map(termsOf(word).map((known) => [known.term, known]));
    const cost = { blocks: 0, bytes: 0 };
    for (const known of terms.values()) {
      if (taken.has(known.term)) continue;
      const { blocks, bytes } = costOfPostings(known);
      cost.blocks += blocks;
      cost.bytes += bytes;
    }
    if (!budget.take(cost) && place > 0) return false;
    for (const term of terms.keys()) taken.add(term);
    return true;
  };
  return [...words].sort((a, b) => frequencyOf(a) - frequencyOf(b)).filter(isAffordable);
}

async function loadWord(
  reader: IndexReader,
  found: FoundWord,
  costs: Costs,
): Promise<Omit<LoadedWord, 'word'>> {
  const load = (known: KnownTerm) => readTerm(reader, known, costs);
  const [terms, others] = await Promise.all([
    Promise.all(found.terms.map(load)),
    Promise.all(found.others.map(async ({ known, weight }) => ({ loaded: await load(known), weight }))),
  ]);
  return { ...found, terms, others };
}

/** Words that stand for the same term become one concept. */
function toConcepts(
  words: readonly (LoadedWord | { unknown: QueryWord } | undefined)[],
  documents: number,
): Omit<ResolvedQuery, 'budget'> {
  const resolved: Omit<ResolvedQuery, 'budget'> = {
    terms: [],
    concepts: [],
    words: [],
    mended: [],
    unknown: [],
  };
  const numbers = new Map<string, number>();
  for (const one of words) {
    if (one === undefined) continue;
    if ('unknown' in one) {
      resolved.unknown.push(one.unknown);
      continue;
    }
    const { word, terms, others, form, by, completed } = one;
    if (by !== undefined) resolved.mended.push({ word, by, completed });
    const fields = word.field === 'title' ? [TITLE] : [TITLE, BODY];
    const all = [...terms, ...others.map(({ loaded }) => loaded)];
    const main = all[0]!;
    const key = `${word.field ?? ''}:${main.term}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = resolved.concepts.length;
      numbers.set(key, number);
      resolved.concepts.push({
        idf: inverseDocumentFrequency(documents, Math.max(...all.map(countArticles))),
        terms: all,
      });
      for (const loaded of terms) resolved.terms.push({ loaded, weight: 1, word: number, fields });
      for (const other of others) resolved.terms.push({ ...other, word: number, fields });
    } else {
      // A word that comes twice counts twice.
      for (const term of resolved.terms) if (term.word === number) term.weight += 1;
    }
    resolved.words.push({ term: number, form: main.entry.forms.indexOf(form), place: word.place });
  }
  return { ...resolved, terms: mergeTerms(resolved.terms) };
}

/** Finds the entries of words in the dictionary, as far as a query's budget goes. */
class Lookup {
  constructor(
    private readonly reader: IndexReader,
    private readonly analyzers: readonly Analyzer[],
    private readonly budget: QueryBudget,
    private readonly abridge: boolean,
    private readonly costs: Costs,
  ) {}

  /** Words as they were typed; their own terms are looked up before those of other languages and synonyms. */
  async findAll(words: readonly QueryWord[]): Promise<FoundWord[]> {
    const own = await this.find(words.map(({ terms }) => terms[0]!));
    const more = await this.find(
      words.flatMap((word) => [...word.terms.slice(1), ...synonymsOf(this.reader, word, this.analyzers)]),
    );
    const pick = (terms: readonly string[]) =>
      terms.map((term) => own.get(term) ?? more.get(term)).filter((known) => known !== undefined);
    return words.map((word) => ({
      terms: keepOwnTerms(pick(word.terms), word.form, word.terms[0]!),
      others: pick(synonymsOf(this.reader, word, this.analyzers)).map((known) => ({
        known,
        weight: SYNONYM,
      })),
      form: word.form,
      by: undefined,
      completed: false,
    }));
  }

  /** The words that replace one. */
  async findMended({ forms, completed }: MendedWord): Promise<FoundWord> {
    const [terms, ...others] = await Promise.all(
      forms.map(async (form) => {
        const wanted = [...new Set(this.analyzers.map((analyzer) => analyzer.toTerm(form)))];
        return keepOwnTerms([...(await this.find(wanted)).values()], form, wanted[0]!);
      }),
    );
    const seen = new Set(terms!.map(({ term }) => term));
    const isNew = ({ term }: KnownTerm) => !seen.has(term) && seen.add(term);
    return {
      terms: terms!,
      others: others.flatMap((list, i) =>
        list.filter(isNew).map((known) => ({ known, weight: COMPLETIONS[i + 1]! })),
      ),
      form: forms[0]!,
      by: forms[0]!,
      completed,
    };
  }

  /** The terms that the index has, in the order they are asked for. */
  private async find(terms: readonly string[]): Promise<Map<string, KnownTerm>> {
    const affordable: string[] = [];
    for (const term of new Set(terms)) {
      const [block] = await this.reader.blocksOfKey('terms', term, this.costs);
      if (block !== undefined && this.budget.takeDictionary(block)) affordable.push(term);
    }
    const entries = await Promise.all(affordable.map((term) => readTermEntry(this.reader, term, this.costs)));
    return new Map(
      affordable.flatMap((term, i) => {
        const entry = entries[i];
        if (!entry) return [];
        const isAbridged = this.abridge && entry.champions !== undefined;
        return [[term, { term, entry, ...(isAbridged && { isAbridged }) }]];
      }),
    );
  }
}

/**
 * The term of the query's language, and those of other languages that articles hold the very word under: the Spanish
 * stem of "data" is what English articles call a Dat. Where that leaves nothing, what there is.
 */
export function keepOwnTerms<T extends KnownTerm>(terms: T[], form: string, main: string): T[] {
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
      return entry && readTerm(reader, { term, entry }, costs);
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
