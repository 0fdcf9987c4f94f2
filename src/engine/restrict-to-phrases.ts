/** Quoted phrases, `title:` words and `-` words to the articles that may be hits. */
import { BODY_START } from '../format/positions.ts';
import type { QueryMeaning, QueryPhrase } from '../search/query-words.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { readPhraseMatches } from './match-phrase.ts';
import { keepOwnTerms, loadTerms } from './resolve-query.ts';
import { articlesOf } from './term-reader.ts';

/** 1 for every article that `allowed` lets be a hit and that holds all phrases and none that is excluded. */
export async function restrictToPhrases(
  reader: IndexReader,
  { words, phrases, excluded }: QueryMeaning,
  allowed: Uint8Array | undefined,
  costs: Costs,
): Promise<Uint8Array | undefined> {
  const titleWords: QueryPhrase[] = words
    .filter(({ field }) => field === 'title')
    .map(({ form, terms }) => ({ words: [{ form, terms, offset: 0 }], field: 'title', inflected: true }));
  const required = [...phrases, ...titleWords];
  if (required.length === 0 && excluded.length === 0) return allowed;
  const may = allowed?.slice() ?? new Uint8Array(reader.manifest.documents).fill(1);
  // One after the other: what an earlier phrase leaves is all that a later one is looked for in.
  for (const phrase of withoutRepeats(required)) {
    const docs = await articlesWith(reader, phrase, may, costs);
    for (let doc = 0; doc < may.length; doc++) if (!docs.has(doc)) may[doc] = 0;
  }
  for (const phrase of withoutRepeats(excluded)) {
    for (const doc of await articlesWith(reader, phrase, may, costs)) may[doc] = 0;
  }
  return may;
}

// --- internal ---

function withoutRepeats(phrases: readonly QueryPhrase[]): QueryPhrase[] {
  return [...new Map(phrases.map((phrase) => [JSON.stringify(phrase), phrase])).values()];
}

/** A plain word matches in any of its forms; what is quoted matches as typed and in order. */
async function articlesWith(
  reader: IndexReader,
  { words, field, inflected }: QueryPhrase,
  allowed: Uint8Array,
  costs: Costs,
): Promise<Set<number>> {
  const loaded = await Promise.all(words.map(({ terms }) => loadTerms(reader, terms, costs)));
  if (inflected) {
    const own = keepOwnTerms(loaded[0]!, words[0]!.form, words[0]!.terms[0]!);
    const docs = own.map((term) => (field === 'title' ? term.postings[0].docs : articlesOf(term)));
    return new Set(docs.flatMap((list) => [...list]));
  }
  const phrase = words.map(({ form, offset }, i) => ({ form, offset, terms: loaded[i]! }));
  const matched = new Set<number>();
  for (const [doc, starts] of await readPhraseMatches(reader, phrase, allowed, costs)) {
    if (field !== 'title' || starts.positions[0]! < BODY_START) matched.add(doc);
  }
  return matched;
}
