/** Unsaved text to what is compared: its terms and pairs as the build counts them, its title, and where words stand. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { pairKey, profileKey } from '../format/profiles.ts';
import { toRelatedTerm } from './related-term.ts';
import { TITLE_TIMES } from './weights.ts';

/** Characters of a draft that are read: what comes later changes little and costs as much again. */
const MOST_CHARACTERS = 48_000;

/** A term, or two that stand side by side. */
export interface DraftFeature {
  /** `profileKey` or `pairKey`. */
  key: number;
  /** How often it stands, words of the title counting more. */
  count: number;
  /** As it was first written. */
  written: string;
}

export interface DraftTerm extends DraftFeature {
  /** Places in the body, stop words counted. */
  places: number[];
}

export interface Draft {
  /** By ascending key. */
  terms: DraftTerm[];
  pairs: (DraftFeature & { left: DraftTerm; right: DraftTerm })[];
  /** The title's terms in reading order; undefined for a word that is none. */
  title: (DraftTerm | undefined)[];
  /** Words, those of the title counting more. */
  words: number;
}

export function readDraft(analyzer: Analyzer, title: string, text: string): Draft {
  const terms = new Map<number, DraftTerm>();
  const pairs = new Map<number, Draft['pairs'][number]>();
  const byForm = new Map<string, { term: string; of: DraftTerm } | undefined>();
  let words = 0;

  const toTerm = (form: string, written: string) => {
    if (byForm.has(form)) return byForm.get(form);
    const term = toRelatedTerm(form, analyzer);
    const key = term === undefined ? 0 : profileKey(term);
    let of = terms.get(key);
    if (term !== undefined && !of) {
      of = { key, count: 0, written, places: [] };
      terms.set(key, of);
    }
    const found = term === undefined || !of ? undefined : { term, of };
    byForm.set(form, found);
    return found;
  };

  const read = (
    source: string,
    times: number,
    onWord: (term: DraftTerm | undefined, place: number) => void,
  ) => {
    let gap = source.indexOf('\n\n');
    let place = 0;
    let position = -1;
    let before: { term: string; of: DraftTerm; start: number } | undefined;
    for (const token of analyzer.tokenize(source)) {
      if (token.covered || token.position === position) continue;
      position = token.position;
      if (gap >= 0 && token.start > gap) {
        before = undefined;
        place++;
        gap = source.indexOf('\n\n', token.start);
      }
      const found = toTerm(token.form, source.slice(token.start, token.end));
      onWord(found?.of, place++);
      if (found) {
        found.of.count += times;
        words += times;
      }
      if (found && before) {
        const key = pairKey(before.term, found.term);
        const pair = pairs.get(key);
        if (pair) pair.count += times;
        else {
          const written = source.slice(before.start, token.end).replace(/\s+/g, ' ');
          pairs.set(key, { key, count: times, written, left: before.of, right: found.of });
        }
      }
      before = found && { ...found, start: token.start };
    }
  };

  const titleTerms: Draft['title'] = [];
  read(title, TITLE_TIMES, (term) => titleTerms.push(term));
  read(text.slice(0, MOST_CHARACTERS), 1, (term, place) => term?.places.push(place));
  const byKey = <T extends DraftFeature>(features: Iterable<T>) =>
    [...features].sort((a, b) => a.key - b.key);
  return { terms: byKey(terms.values()), pairs: byKey(pairs.values()), title: titleTerms, words };
}
