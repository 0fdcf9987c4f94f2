/**
 * How many articles hold a term, roughly and for all terms at once: what lets a long text be boiled down to its
 * heaviest words before any block of the dictionary is read.
 *
 *     one byte per hash of a term: 0 for "in too few articles to tell", else 1 + 4 · log₂ of their number
 *
 * Of two terms with one hash the commoner counts, so that neither is thought rarer than it is.
 */
import { hashKey } from './ids.ts';

/** Largest table, in bytes; on a large site the rarest terms are left out of it. */
const MOST_BYTES = 65_536;
/** Bytes per term, so that few share one. */
const BYTES_PER_TERM = 3;
const STEPS = 4;

/** @param frequencies Term to the number of articles that hold it. */
export function encodeCommonness(frequencies: ReadonlyMap<string, number>): Uint8Array<ArrayBuffer> {
  let least = 2;
  const countFrom = (frequency: number) => {
    let count = 0;
    for (const documents of frequencies.values()) if (documents >= frequency) count++;
    return count;
  };
  while (countFrom(least) * BYTES_PER_TERM > MOST_BYTES) least++;
  let size = 256;
  while (size < countFrom(least) * BYTES_PER_TERM && size < MOST_BYTES) size *= 2;
  const table = new Uint8Array(size);
  for (const [term, documents] of frequencies) {
    if (documents < least) continue;
    const slot = slotOf(term, size);
    table[slot] = Math.max(table[slot]!, Math.min(255, 1 + Math.round(STEPS * Math.log2(documents))));
  }
  return table;
}

/** About how many articles hold a term; 0 when too few do. */
export function frequencyOf(table: Uint8Array, term: string): number {
  const value = table[slotOf(term, table.length)]!;
  return value === 0 ? 0 : 2 ** ((value - 1) / STEPS);
}

function slotOf(term: string, size: number): number {
  return hashKey(term)[0] & (size - 1);
}
