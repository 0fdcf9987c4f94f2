/** All runs to the dictionary, range by range of its terms, by whichever thread is free. */
import type { BuildCache } from '../cache/build-cache.ts';
import { handled } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { compareKeys } from './compare-keys.ts';
import { KeptMerges } from './kept-merges.ts';
import type { KeptRun } from './kept-run.ts';
import type { ChampionChoice, MergedTerms } from './merge-terms.ts';

/** Ranges of terms that are merged at once: so many that the threads end together … */
const RANGES = 64;
/** … with no more marks of runs than this: some 100,000 terms of runs. */
const MOST_MARKS = 1600;

export interface MarkedRun {
  run: KeptRun;
  /** Every 64th term. */
  marks: string[];
  start: number;
}

/** A range of terms, merged when it is asked for. */
export type RangeOfTerms = () => Promise<MergedTerms>;

export class RunMerger {
  readonly #kept: KeptMerges | undefined;
  /** Where each range ends: before this term. */
  readonly #ends: readonly (string | undefined)[];

  /** @param cache What the build before left. */
  constructor(
    private readonly runs: readonly MarkedRun[],
    private readonly titleWeights: Uint8Array,
    private readonly champions: ChampionChoice | undefined,
    private readonly pool: Pool,
    cache: BuildCache | undefined,
  ) {
    this.#kept = cache && new KeptMerges(cache);
    const bounds = cutDictionary(runs, this.#kept?.bounds);
    this.#kept?.keepBounds(bounds);
    this.#ends = [...bounds, undefined];
  }

  /** All ranges, in order. */
  listRanges(): RangeOfTerms[] {
    return this.#ends.map((_, i) => async () => (await this.#merge([i]))[0]!);
  }

  /** The same, begun: threads merge them when they have nothing else to do. */
  beginRanges(): RangeOfTerms[] {
    // One task for each thread: who hands tasks out may be too busy for more.
    const size = Math.ceil(this.#ends.length / this.pool.size);
    const tasks: Promise<MergedTerms[]>[] = [];
    for (let first = 0; first < this.#ends.length; first += size) {
      const places = [...this.#ends.keys()].slice(first, first + size);
      tasks.push(handled(this.#merge(places, true)));
    }
    return this.#ends.map((_, i) => async () => (await tasks[Math.floor(i / size)]!)[i % size]!);
  }

  async #merge(places: readonly number[], canWait?: boolean): Promise<MergedTerms[]> {
    const isKept = this.#kept !== undefined;
    const ranges = places.map((i) => {
      const [from, to] = [i === 0 ? '' : this.#ends[i - 1]!, this.#ends[i]];
      const parts = this.runs.map(({ run, marks, start }) => ({ run, start, ...find(marks, from, to) }));
      const known = this.#kept?.take(from);
      return { from, to, parts, titleWeights: this.titleWeights, champions: this.champions, isKept, known };
    });
    const merged = await this.pool.run('mergeRanges', ranges, canWait);
    merged.forEach((range, k) => {
      if (!range.isKnown) this.#kept?.keep(ranges[k]!.from, range);
    });
    return merged.map(({ terms }) => terms);
  }
}

// --- internal ---

/** The first terms of all ranges but the first: those of the build before, unless they are far too many or too few by now. */
function cutDictionary(runs: readonly MarkedRun[], before: readonly string[] | undefined): readonly string[] {
  const marks = runs.flatMap((run) => run.marks).sort(compareKeys);
  const size = Math.min(MOST_MARKS, Math.ceil(marks.length / RANGES));
  const bounds = marks.filter((_, i) => i > 0 && i % size === 0);
  const different = bounds.filter((bound, i) => bound !== bounds[i - 1]);
  const isFitting = before && before.length <= 2 * different.length && different.length <= 2 * before.length;
  return isFitting ? before : different;
}

/** The marks between which all terms of a range stand. */
function find(marks: readonly string[], from: string, to: string | undefined) {
  const firstAfter = marks.findIndex((mark) => compareKeys(mark, from) > 0);
  const firstMark = Math.max(0, (firstAfter < 0 ? marks.length : firstAfter) - 1);
  const end = to === undefined ? -1 : marks.findIndex((mark) => compareKeys(mark, to) >= 0);
  return { firstMark, endMark: end < 0 ? marks.length : end };
}
