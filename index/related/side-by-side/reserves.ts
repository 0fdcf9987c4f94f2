/** The best links of a range's articles, from which lists are chosen: numbers alone, since there are many. */
import { readScratch, type Scratch } from '../../workers/scratch.ts';
import { writePart } from '../link-table.ts';
import type { RankParts } from '../rank-candidates.ts';

/** Links kept in reserve, from which orphans take their place. */
export const RESERVE = 40;

/** The parts of a link's score. */
export const PARTS = [
  'text',
  'mention',
  'tags',
  'named',
  'linked',
  'recency',
] as const satisfies (keyof RankParts)[];

/** Articles `from … to` of the group. */
export interface Range {
  from: number;
  to: number;
}

/** `RESERVE` places an article, of which `counts` are filled. */
export interface Reserves {
  counts: Uint8Array;
  docs: Int32Array;
  scores: Uint8Array;
  /** `PARTS` of each link. */
  parts: Float32Array;
}

/**
 * Tells the parts of links of a range as they are stored. @param parts Those of the whole group, row by row, each with
 * `RESERVE` links.
 */
export function openParts(parts: Scratch, { from, to }: Range): (i: number, slot: number) => string {
  const bytesPerRow = Float32Array.BYTES_PER_ELEMENT * PARTS.length * RESERVE;
  const bytes = readScratch(parts, from * bytesPerRow, (to - from) * bytesPerRow);
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  return (i, slot) => writeParts(values, ((i - from) * RESERVE + slot) * PARTS.length);
}

// --- internal ---

const NAMES = PARTS.map((name, k) => `${k === 0 ? '' : ','}"${name}":`);

function writeParts(values: Float32Array, start: number): string {
  let written = '';
  for (let k = 0; k < PARTS.length; k++) written += NAMES[k]! + writePart(values[start + k]!);
  return written;
}
