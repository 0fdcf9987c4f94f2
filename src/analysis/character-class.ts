/**
 * What a character is to the tokenizer: one small number for each, from a table that fills itself as characters
 * are met. Knows nothing of words.
 */
import { isWithin, type Ranges } from './code-points.ts';

/** Ends a word and belongs to none. */
export const BREAK = 1;
/** Letter of a script that writes words apart, in lower case or without case. */
export const LETTER = 2;
/** ASCII capital: the only letters whose lower case the fast path must make. */
export const CAPITAL = 3;
export const DIGIT = 4;
/** Combining mark: continues a word, starts none. */
export const MARK = 5;
/** Soft hyphen, zero-width and direction characters, variation selectors: as if they were not there. */
export const IGNORED = 6;
export const APOSTROPHE = 7;
export const HYPHEN = 8;
export const DOT = 9;
/** Han, Kana, Bopomofo: no spaces, and one character may be a word. */
export const IDEOGRAPH = 10;
/** Hangul syllables and letters: spaces, but particles stick to the nouns. */
export const HANGUL = 11;
/** Thai, Lao, Khmer, Burmese: no spaces between words, several characters to a syllable. */
export const SYLLABIC = 12;

const APOSTROPHES = "'’‘ʼʻ＇`´";
const HYPHENS = '-‐‑';
const IGNORABLE: Ranges = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x115f],
  [0x1160, 0x1160],
  [0x17b4, 0x17b4],
  [0x17b5, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];
const CJK: Ranges = [
  [0x3005, 0x3007],
  [0x3021, 0x3029],
  [0x3038, 0x303c],
  [0x3041, 0x3096],
  [0x309d, 0x309e],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30fe],
  [0x3105, 0x312f],
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xff66, 0xff9d],
  [0x16fe0, 0x18aff],
  [0x1aff0, 0x1b16f],
  [0x20000, 0x3ffff],
];
const KOREAN: Ranges = [
  [0x1100, 0x11ff],
  [0x3131, 0x318e],
  [0xa960, 0xa97c],
  [0xac00, 0xd7fb],
  [0xffa1, 0xffdc],
];
const SPACELESS: Ranges = [
  [0x0e01, 0x0e30],
  [0x0e32, 0x0e32],
  [0x0e33, 0x0e33],
  [0x0e40, 0x0e46],
  [0x0e81, 0x0eb0],
  [0x0eb2, 0x0eb2],
  [0x0eb3, 0x0eb3],
  [0x0ebd, 0x0ec6],
  [0x0edc, 0x0edf],
  [0x1000, 0x102a],
  [0x103f, 0x103f],
  [0x1050, 0x1055],
  [0x105a, 0x105d],
  [0x1061, 0x1061],
  [0x1065, 0x1065],
  [0x1066, 0x1066],
  [0x106e, 0x1070],
  [0x1075, 0x1081],
  [0x108e, 0x108e],
  [0x1780, 0x17b3],
  [0x17d7, 0x17d7],
  [0x17dc, 0x17dc],
  [0xa9e0, 0xa9ef],
  [0xaa60, 0xaa7a],
];

/** Class of every code point met so far, 0 = not yet met: a quarter of a megabyte for all planes that hold text. */
const classes = new Uint8Array(0x40000);

/** Class of a code point. */
export function classOf(codePoint: number): number {
  if (codePoint >= classes.length) return isWithin(IGNORABLE, codePoint) ? IGNORED : BREAK;
  if (classes[codePoint] === 0) classes[codePoint] = classify(String.fromCodePoint(codePoint));
  return classes[codePoint]!;
}

function classify(character: string): number {
  const codePoint = character.codePointAt(0)!;
  if (/^[a-z]$/.test(character)) return LETTER;
  if (/^[A-Z]$/.test(character)) return CAPITAL;
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (HYPHENS.includes(character)) return HYPHEN;
  if (character === '.') return DOT;
  if (isWithin(IGNORABLE, codePoint)) return IGNORED;
  if (/\p{M}|[\uff9e\uff9f]/u.test(character)) return MARK;
  if (/\p{N}/u.test(character) && !isWithin(CJK, codePoint)) return DIGIT;
  if (!/[\p{L}\p{N}]/u.test(character)) return BREAK;
  if (isWithin(CJK, codePoint)) return IDEOGRAPH;
  if (isWithin(KOREAN, codePoint)) return HANGUL;
  if (isWithin(SPACELESS, codePoint)) return SYLLABIC;
  return LETTER;
}
