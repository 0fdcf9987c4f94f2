/**
 * Where a term stands in each article that holds it, and in which of its forms. The articles are those of the
 * term's postings (title and body together), in order; each has as many occurrences as it has postings'
 * frequencies, so nothing but the places is written. Bits:
 *
 *     parameter of Rice's code for distances in bodies (5) | are there other forms? (1)
 *     per occurrence: distance to the one before in its field | other form? (1) | form number (if other, in gamma code)
 *
 * Form 0 is the one that most occurrences have. Title words count from 0, body words from `BODY_START`.
 */
import { BitReader, BitWriter, riceFor } from './bits.ts';

/** Place of a body's first word: no title is so long, and a title's last word is far from the body's first. */
export const BODY_START = 4096;

/** The occurrences of a term in one article: parallel arrays, by ascending position. */
export interface Occurrences {
  positions: Uint32Array;
  forms: Uint16Array;
}

/** Forms from this number on are written as it: no word is so various, and numbers read into 16 bits. */
export const LAST_FORM = 0xffff;

/** Rice's parameter for distances in titles. */
const TITLE_BITS = 2;
const MOST_BODY_BITS = 24;

/** Writes all occurrences of a term. `ends`: per article, how many there are up to its last. */
export function encodePositions(
  positions: ArrayLike<number>,
  forms: ArrayLike<number>,
  ends: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const distances = new Uint32Array(positions.length);
  let sum = 0;
  let bodies = 0;
  let inflected = false;
  for (let article = 0, at = 0; article < ends.length; article++) {
    for (let title = 0, body = BODY_START; at < ends[article]!; at++) {
      const position = positions[at]!;
      if (position < BODY_START) {
        distances[at] = position - title;
        title = position;
      } else {
        distances[at] = position - body;
        body = position;
        sum += distances[at]!;
        bodies++;
      }
      inflected ||= forms[at]! > 0;
    }
  }
  const bodyBits = Math.min(MOST_BODY_BITS, riceFor(sum + bodies, bodies));
  const out = new BitWriter().bits(bodyBits, 5).bits(inflected ? 1 : 0, 1);
  for (let at = 0; at < positions.length; at++) {
    out.rice(distances[at]!, positions[at]! < BODY_START ? TITLE_BITS : bodyBits);
    if (!inflected) continue;
    const form = Math.min(forms[at]!, LAST_FORM);
    out.bits(form > 0 ? 1 : 0, 1);
    if (form > 0) out.gamma(form);
  }
  return out.finish();
}

/** A cursor over the articles of a term. */
export class PositionsReader {
  private readonly bits: BitReader;
  private readonly bodyBits: number;
  private readonly inflected: boolean;

  constructor(bytes: Uint8Array) {
    this.bits = new BitReader(bytes);
    this.bodyBits = this.bits.bits(5);
    this.inflected = this.bits.bits(1) === 1;
  }

  /** Reads one article's occurrences: so many in its title and in its body. */
  read(titles: number, bodies: number): Occurrences {
    const positions = new Uint32Array(titles + bodies);
    const forms = new Uint16Array(titles + bodies);
    let position = 0;
    for (let i = 0; i < positions.length; i++) {
      if (i === titles) position = BODY_START;
      position += this.bits.rice(i < titles ? TITLE_BITS : this.bodyBits);
      positions[i] = position;
      if (this.inflected && this.bits.bits(1) === 1) forms[i] = this.bits.gamma();
    }
    return { positions, forms };
  }

  /** Passes over one article's occurrences. */
  skip(titles: number, bodies: number): void {
    this.bits.skipRice(TITLE_BITS, titles, this.inflected);
    this.bits.skipRice(this.bodyBits, bodies, this.inflected);
  }
}
