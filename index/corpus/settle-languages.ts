/**
 * The language of every article: what its source says, else what its text shows. A text that is too short to show
 * one, or that shows another but weakly, is in the language of most of the corpus.
 */
import { detectLanguage, SAMPLE } from './detect-language.ts';
import type { Candidate } from './settle-drafts.ts';

/** One language for each candidate; `fallback` where nothing in the whole corpus tells. */
export function settleLanguages(
  candidates: readonly Candidate[],
  texts: readonly string[],
  fallback: string,
  detect = detectLanguage,
): string[] {
  const read = (i: number) => `${candidates[i]!.found.draft.title ?? ''}\n${texts[i]!.slice(0, SAMPLE)}`;
  const first = candidates.map(({ identity }, i) => identity.lang ?? detect(read(i)));
  const expected = mostFrequent(first, fallback);
  return candidates.map(({ identity }, i) => {
    if (identity.lang !== undefined || first[i] === expected) return first[i]!;
    return detect(read(i), expected) ?? expected;
  });
}

// --- internal ---

/** Of equals the fallback, then the first by name. */
function mostFrequent(langs: readonly (string | undefined)[], fallback: string): string {
  const counts = new Map<string, number>();
  for (const lang of langs) if (lang !== undefined) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if ((counts.get(fallback) ?? 0) === most) return fallback;
  return [...counts.keys()].filter((lang) => counts.get(lang) === most).sort()[0]!;
}
