/**
 * What may be completed, sorted by what is typed: **records**, each a key that leads to a title or phrase with a weight. Typed
 * arrays, since there are six for every article. Knows nothing of blocks.
 */
import { sharedLength } from '../../src/format/bytes.ts';
import { encodeSuggestions, type SuggestionEntry } from '../../src/format/suggestions.ts';
import { compareKeys } from '../invert/compare-keys.ts';

/** What a record leads to, by its number. */
export type Subject = Pick<SuggestionEntry, 'text' | 'url'>;

export class CompletionTable {
  readonly #keys: string[] = [];
  readonly #subjects: number[] = [];
  readonly #weights: number[] = [];
  #order = new Int32Array(0);
  /** Where in the order each different key begins; one more than there are keys. */
  #starts = new Int32Array(0);
  readonly #sizes: number[] = [];

  constructor(private readonly subjectOf: (subject: number) => Subject) {}

  /** Adds a record; one without a key is left out. */
  add(key: string, subject: number, weight: number): void {
    if (key === '') return;
    this.#keys.push(key);
    this.#subjects.push(subject);
    this.#weights.push(weight);
  }

  /** Puts records in order, once all are added. */
  sort(): void {
    const keys = this.#keys;
    // The order of UTF-16 units is the same, and much cheaper.
    const isPlain = keys.every((key) => HAS_NO_SURROGATE.test(key));
    const compare = isPlain
      ? (a: number, b: number) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b)
      : (a: number, b: number) => compareKeys(keys[a]!, keys[b]!) || a - b;
    this.#order = Int32Array.from(keys.keys()).sort(compare);
    const starts = [0];
    for (let at = 1; at < this.#order.length; at++) {
      if (keys[this.#order[at]!] !== keys[this.#order[at - 1]!]) starts.push(at);
    }
    if (keys.length > 0) starts.push(keys.length);
    this.#starts = Int32Array.from(starts);
  }

  entryOf(record: number): SuggestionEntry {
    return { weight: this.#weights[record]!, ...this.subjectOf(this.#subjects[record]!) };
  }

  /** The heaviest `most` entries of every key, encoded, in the order of keys. */
  *encoded(most: number): Generator<readonly [key: string, data: Uint8Array]> {
    for (let group = 0; group + 1 < this.#starts.length; group++) {
      yield [this.#keyOf(group), this.#encode(group, most)];
    }
  }

  /** How long each of these is. */
  *sizes(most: number): Generator<readonly [key: string, data: { length: number }]> {
    for (let group = 0; group + 1 < this.#starts.length; group++) {
      const length = this.#sizes[group] ?? this.#encode(group, most).length;
      this.#sizes[group] = length;
      yield [this.#keyOf(group), { length }];
    }
  }

  /** Visits the prefixes that more than `most` records have, each with the best `count`. */
  eachCrowded(most: number, count: number, visit: (prefix: string, best: readonly number[]) => void): void {
    // Per length of a prefix of the last key: its records so far, as far as they may be among the best.
    const levels: (Level | undefined)[] = [];
    let last = '';
    const close = (key: string, down: number) => {
      for (let length = key.length; length > down; length--) {
        const level = levels[length];
        levels[length] = undefined;
        if (level === undefined) continue;
        if (level.size > most) {
          level.best ??= this.#keepBest(level.records, count);
          level.records = level.best;
          visit(key.slice(0, length), level.best);
        }
        levels[length - 1] = length > 1 ? this.#join(levels[length - 1], level, count) : undefined;
      }
    };
    for (let group = 0; group + 1 < this.#starts.length; group++) {
      const key = this.#keyOf(group);
      close(last, lengthInCommon(last, key));
      const records = this.#recordsOf(group);
      levels[key.length] = this.#join(levels[key.length], { size: records.length, records }, count);
      last = key;
    }
    close(last, 0);
  }

  /** The best records of all keys that begin so. */
  findBest(prefix: string, count: number): number[] {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#keyOf(middle), prefix) < 0) low = middle + 1;
      else high = middle;
    }
    let best: number[] = [];
    for (; low + 1 < this.#starts.length && this.#keyOf(low).startsWith(prefix); low++) {
      best.push(...this.#recordsOf(low));
      if (best.length > MOST_WAITING) best = this.#keepBest(best, count);
    }
    return this.#keepBest(best, count);
  }

  #keyOf(group: number): string {
    return this.#keys[this.#order[this.#starts[group]!]!]!;
  }

  /** The records of one key, heaviest first. */
  #recordsOf(group: number): number[] {
    const records = [...this.#order.subarray(this.#starts[group]!, this.#starts[group + 1]!)];
    return records.length > 1 ? this.#sortByWeight(records) : records;
  }

  #encode(group: number, most: number): Uint8Array {
    const records = this.#recordsOf(group).slice(0, most);
    return encodeSuggestions(records.map((record) => this.entryOf(record)));
  }

  #join(level: Level | undefined, more: Level, count: number): Level {
    if (level === undefined) return more;
    const records = [...level.records, ...more.records];
    const size = level.size + more.size;
    return { size, records: records.length > MOST_WAITING ? this.#keepBest(records, count) : records };
  }

  /** The heaviest records, each text once. */
  #keepBest(records: readonly number[], count: number): number[] {
    const seen = new Set<string>();
    const isNew = (record: number) => {
      const { text, url } = this.subjectOf(this.#subjects[record]!);
      return !seen.has(text + url) && seen.add(text + url);
    };
    const best: number[] = [];
    for (const record of this.#sortByWeight([...records])) {
      if (best.length === count) break;
      if (isNew(record)) best.push(record);
    }
    return best;
  }

  #sortByWeight(records: number[]): number[] {
    const [weights, subjects] = [this.#weights, this.#subjects];
    return records.sort((a, b) => {
      if (weights[a] !== weights[b]) return weights[b]! - weights[a]!;
      const [x, y] = [this.subjectOf(subjects[a]!).text, this.subjectOf(subjects[b]!).text];
      return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
    });
  }
}

// --- internal ---

/** Records whose keys have one prefix. */
interface Level {
  size: number;
  records: readonly number[];
  best?: number[];
}

/** Records that are looked through at once. */
const MOST_WAITING = 256;

const HAS_NO_SURROGATE = /^[\0-\ud7ff]*$/;

/** How many UTF-16 units two keys begin with alike. */
function lengthInCommon(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = sharedLength(a, b);
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}
