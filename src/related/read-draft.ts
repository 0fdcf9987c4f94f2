/** Unsaved text to what is compared: how often it holds each term, which terms stand side by side, and its title. */
import type { Analyzer } from '../analysis/analyzer.ts';

/** Characters of a draft that are read: what comes later changes little and costs as much again. */
const MOST_CHARACTERS = 24_000;
/** A word in the title counts as so many more in the body. */
const TITLE = 2;

export interface Draft {
  /** Term to its weighted frequency; stop words and single letters left out. */
  frequencies: Map<string, number>;
  /** Pairs of terms that stand side by side, first and second joined by a blank, to their frequency. */
  pairs: Map<string, number>;
  /** Different terms of the title. */
  title: string[];
  /** Different words of the body. */
  length: number;
}

export function readDraft(analyzer: Analyzer, title: string, text: string): Draft {
  const draft: Draft = { frequencies: new Map(), pairs: new Map(), title: [], length: 0 };
  const add = (source: string, weight: number) => {
    let before: { term: string; position: number } | undefined;
    const seen = new Set<string>();
    for (const { form, position, covered } of analyzer.tokenize(source)) {
      seen.add(form);
      if (covered || form.length < 2 || analyzer.isStopWord(form)) continue;
      const term = analyzer.toTerm(form);
      increase(draft.frequencies, term, weight);
      if (before && position === before.position + 1) increase(draft.pairs, `${before.term} ${term}`, weight);
      if (before?.position !== position) before = { term, position };
    }
    return seen;
  };
  add(title, TITLE);
  draft.title = [...draft.frequencies.keys()];
  draft.length = add(text.slice(0, MOST_CHARACTERS), 1).size;
  return draft;
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
