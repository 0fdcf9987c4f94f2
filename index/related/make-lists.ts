/**
 * Ranked candidates to the list that an editor would sign: pins first, nothing blocked, one of each text, no list
 * of one series when there is something else. Knows nothing of how candidates were ranked.
 */
import type { Article } from '../../src/article.ts';
import type { NumberSet } from './number-set.ts';
import type { Ranked } from './rank-candidates.ts';

/** Articles that share the start of their titles with so many others are a series. */
const SERIES_OF = 3;
/** A further article of a series yields to others that are nearly as good. */
const SERIES_STEP = 0.97;
/** Links that a reader sees at once: these are not all of one series … */
const AT_ONCE = 5;
/** … when there is another with this share of the last one's value. */
const WORTH_VARIETY = 0.6;

/** What editors and the corpus decide about lists, resolved to places in the corpus. */
export interface ListRules {
  /** Per article. */
  pins: readonly (readonly number[])[];
  blocks: readonly ReadonlySet<number>[];
  off: readonly boolean[];
  /** Whether two articles may name each other at all. */
  mayMix: (a: number, b: number) => boolean;
  /** The article that stands for a cluster of near-copies; the article itself where there is none. */
  original: Int32Array;
  /** Series of each article, -1 for none. */
  series: Int32Array;
  /** Leave out what was published after the article: whether the second is older than the first, or as old. */
  isOldEnough: (i: number, doc: number) => boolean;
}

/**
 * The best `count` candidates of article `i`, pins left out; originals stand for their copies.
 *
 * @param taken Is emptied first.
 */
export function chooseLinks(
  i: number,
  ranked: readonly Ranked[],
  rules: ListRules,
  count: number,
  taken: NumberSet,
): Ranked[] {
  if (rules.off[i]) return [];
  taken.clear();
  taken.add(rules.original[i]!);
  for (const pin of rules.pins[i]!) taken.add(rules.original[pin]!);
  const pool: Ranked[] = [];
  for (const link of ranked) {
    if (pool.length === count * 2) break;
    const doc = isAllowed(i, rules.original[link.doc]!, rules) ? rules.original[link.doc]! : link.doc;
    if (taken.has(rules.original[doc]!) || !isAllowed(i, doc, rules)) continue;
    taken.add(rules.original[doc]!);
    pool.push(doc === link.doc ? link : { ...link, doc });
  }
  return vary(pool, rules.series, count);
}

/**
 * The series of every article: what stands before a colon, a dash or a part's number in at least three titles
 * (`Trends on Tuesday: …`, `The API Briefing #4`).
 */
export function findSeries(articles: readonly Article[]): Int32Array {
  const names = articles.map(({ title }) => toSeriesName(title));
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts.keys()].filter((name) => counts.get(name)! >= SERIES_OF);
  const numbers = new Map(known.map((name, number) => [name, number]));
  return Int32Array.from(names, (name) => (name === undefined ? -1 : (numbers.get(name) ?? -1)));
}

// --- internal ---

function isAllowed(i: number, doc: number, rules: ListRules): boolean {
  if (doc === i || rules.blocks[i]!.has(doc) || !rules.mayMix(i, doc)) return false;
  return rules.isOldEnough(i, doc);
}

function toSeriesName(title: string): string | undefined {
  const [, name] =
    /^(.{4,60}?)(?:\s*[:：]\s|\s+[|–—-]\s|\s*[,(]?\s*(?:part|#|no\.?)\s*\d)/iu.exec(title) ?? [];
  return name?.toLowerCase();
}

/** Takes the best again and again, each series a little less than the last time. */
function vary(pool: readonly Ranked[], series: Int32Array, count: number): Ranked[] {
  const left: (Ranked | undefined)[] = [...pool];
  const chosen: Ranked[] = [];
  const times = new Map<number, number>();
  const worthOf = ({ doc, value }: Ranked) => {
    const met = series[doc]! < 0 ? undefined : times.get(series[doc]!);
    return met === undefined ? value : value * SERIES_STEP ** met;
  };
  /** Place of the best that is left; of equals the first. */
  const findBest = () => {
    let [best, most] = [-1, Number.NEGATIVE_INFINITY];
    for (let k = 0; k < left.length; k++) {
      const link = left[k];
      if (link === undefined) continue;
      // Nobody is worth more than its value, and these fall.
      if (link.value <= most) break;
      const worth = worthOf(link);
      if (worth > most) [best, most] = [k, worth];
    }
    return best;
  };
  while (chosen.length < count) {
    let best = findBest();
    if (best < 0) break;
    if (chosen.length === AT_ONCE - 1) best = findOther(chosen, left, best, series) ?? best;
    const link = left[best]!;
    left[best] = undefined;
    chosen.push(link);
    const own = series[link.doc]!;
    if (own >= 0) times.set(own, (times.get(own) ?? 0) + 1);
  }
  return chosen;
}

/** Something else for the last place at once, when all before and the next are of one series. */
function findOther(
  chosen: readonly Ranked[],
  left: readonly (Ranked | undefined)[],
  next: number,
  series: Int32Array,
): number | undefined {
  const only = series[left[next]!.doc]!;
  if (only < 0 || !chosen.every(({ doc }) => series[doc] === only)) return undefined;
  const other = left.findIndex((link) => link !== undefined && series[link.doc] !== only);
  return other >= 0 && left[other]!.value >= WORTH_VARIETY * left[next]!.value ? other : undefined;
}
