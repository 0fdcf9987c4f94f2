/**
 * A form -> the same without what writers leave out: accents, ligatures, other digits. What is a letter of its script
 * (Indic vowel signs, Thai tones, the dakuten of Kana) stays.
 */
import { isWithin, type Ranges } from './code-points.ts';

/** Letters that Unicode does not decompose, though readers type them as these. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ſ: 's',
  ƒ: 'f',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ə: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ς: 'σ',
  // Arabic, as its own search engines fold: alefs, the final yeh and heh, the Persian keyboards' letters, tatweel.
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
  // Hebrew letters at a word's end.
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  ',': '.',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Marks on Latin, Greek, Cyrillic, Armenian, and the vowel points of Hebrew and Arabic. */
const ACCENTS: Ranges = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x05bd],
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c1],
  [0x05c2, 0x05c2],
  [0x05c4, 0x05c4],
  [0x05c5, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e4],
  [0x06e7, 0x06e7],
  [0x06e8, 0x06e8],
  [0x06ea, 0x06ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20f0],
  [0xfe20, 0xfe2f],
];
/** й, ї and ў are letters of their own that Unicode decomposes (ё is not: readers leave its dots out). */
const CYRILLIC_LETTER = /[иу]\u0306|і\u0308/g;
const OTHER_DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u17e0-\u17e9\u1810-\u1819]/g;
/** Offset of the digit zero within its sixteen code points: these blocks start at 0x…0, the others at 0x…6. */
const DIGITS_FROM_ZERO = new Set([0x066, 0x06f, 0x0e5, 0x0ed, 0x0f2, 0x104, 0x17e, 0x181]);

/** The form without accents; a form that consists of nothing else stays as it is. */
export function fold(form: string): string {
  if (isAscii(form)) return form.includes(',') ? form.replaceAll(',', '.') : form;
  const folded = form
    .normalize('NFKD')
    .replace(CYRILLIC_LETTER, (letter) => letter.normalize('NFC'))
    .replace(/\p{M}/gu, (mark) => (isWithin(ACCENTS, mark.codePointAt(0)!) ? '' : mark))
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter]!)
    .replace(OTHER_DIGIT, toAsciiDigit)
    .normalize('NFC');
  return folded === '' ? form : folded;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function toAsciiDigit(digit: string): string {
  const codePoint = digit.charCodeAt(0);
  return String((codePoint & 15) - (DIGITS_FROM_ZERO.has(codePoint >> 4) ? 0 : 6));
}
