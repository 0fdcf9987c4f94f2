/**
 * Completions of what a visitor types: a keyed block from folded text to the titles and phrases that begin so.
 * A prefix that very many entries share, or entries of two blocks, has its best ones under a key of its own, so
 * that one block answers.
 *
 *     key: folded text from some word of an entry on      -> entries
 *     key: prefix + BEST                                  -> the prefix's best entries
 *     entry: weight (varint) | text | url ("" for a phrase)
 */
import { ByteReader, ByteWriter } from './bytes.ts';

export interface SuggestionEntry {
  /** Higher is shown first. */
  weight: number;
  text: string;
  url: string;
}

/** Behind the prefixes that have their best entries written down: sorted before all that they begin. */
export const BEST = '\u0001';

export function encodeSuggestions(entries: readonly SuggestionEntry[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const { weight, text, url } of entries) out.varint(weight).string(text).string(url);
  return out.finish();
}

export function decodeSuggestions(data: Uint8Array): SuggestionEntry[] {
  const reader = new ByteReader(data);
  const entries: SuggestionEntry[] = [];
  while (!reader.atEnd) {
    entries.push({ weight: reader.varint(), text: reader.string(), url: reader.string() });
  }
  return entries;
}
