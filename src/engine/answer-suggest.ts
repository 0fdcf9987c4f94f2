/** Completions of what a visitor has typed so far, the best first: one block, however common the prefix. */
import { analyzerFor } from '../analysis/analyzer-for.ts';
import { fold } from '../analysis/fold.ts';
import type { SuggestAnswer, Suggestion } from '../answers.ts';
import { entriesWithPrefix, findEntry } from '../format/keyed-block.ts';
import { BEST, decodeSuggestions, type SuggestionEntry } from '../format/suggestions.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import { toIndexInfo } from './to-hit.ts';

/** Keys are cut here; see `pack-suggestions.ts`. */
const LONGEST_KEY = 48;

export async function answerSuggest(
  reader: IndexReader,
  q: string,
  limit: number,
  costs: Costs,
): Promise<SuggestAnswer> {
  const prefix = toKey(q, Object.keys(reader.manifest.languages)[0] ?? 'und');
  const entries = prefix === '' ? [] : await readEntries(reader, prefix, costs);
  return {
    query: q,
    suggestions: toSuggestions(entries, limit),
    index: toIndexInfo(reader.manifest),
  };
}

/** What has been typed as it is compared: folded words, single spaces; a word may be unfinished. */
function toKey(q: string, lang: string): string {
  const words: string[] = [];
  let last = -1;
  for (const { form, position } of analyzerFor(lang).tokenize(q)) {
    if (position !== last) words.push(fold(form));
    last = position;
  }
  const key = words.join(' ');
  return (/\s$/.test(q) && key !== '' ? `${key} ` : key).slice(0, LONGEST_KEY);
}

async function readEntries(reader: IndexReader, prefix: string, costs: Costs): Promise<SuggestionEntry[]> {
  const block = await reader.completions(prefix + BEST, costs);
  if (!block) return [];
  const best = findEntry(block, prefix + BEST);
  if (best) return decodeSuggestions(best);
  return [...entriesWithPrefix(block, prefix)]
    .filter(({ key }) => !key.endsWith(BEST))
    .flatMap(({ data }) => decodeSuggestions(data));
}

function toSuggestions(entries: SuggestionEntry[], limit: number): Suggestion[] {
  const seen = new Set<string>();
  return entries
    .sort((a, b) => b.weight - a.weight || a.text.length - b.text.length)
    .filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
    .slice(0, limit)
    .map(({ text, url }) => ({ text, url: url === '' ? null : url }));
}
