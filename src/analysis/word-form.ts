/**
 * One run of letters as it stands in the text -> the form under which exact matches find it: composed (NFKC),
 * lower case, without apostrophes and invisible characters, at most `LONGEST_FORM` units long.
 */
import { APOSTROPHE, classOf, IGNORED } from './character-class.ts';

/** UTF-16 units of the longest form; what a text holds beyond that is cut off, so no term is unbounded. */
export const LONGEST_FORM = 64;

/** UTF-16 units of a run that are looked at: room for the marks and invisible characters that a form loses. */
const LONGEST_RUN = 256;

/** The form of a run that holds more than lower-case ASCII. `dotless`: `I` is the capital of `ı`. */
export function toForm(run: string, dotless = false): string {
  // More than the form can hold is not worth composing: a run may be as long as the text.
  let form = dropUnseen(run.slice(0, LONGEST_RUN).normalize('NFKC'));
  if (dotless) form = form.replace(/I/g, 'ı').replace(/İ/g, 'i');
  // Lower case can undo the composition and a composition can bring a capital back: a second round settles both.
  form = form.toLowerCase().normalize('NFKC').toLowerCase().normalize('NFKC');
  // NFKC takes these vowels of Thai and Lao apart, though writers know them as one letter.
  if (/[\u0e4d\u0ecd]/.test(form))
    form = form.replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('\u0ecd\u0eb2', '\u0eb3');
  return cutForm(form);
}

/** Cuts a form to `LONGEST_FORM` units, never through the middle of a character. */
export function cutForm(form: string): string {
  if (form.length <= LONGEST_FORM) return form;
  const inPair = form.charCodeAt(LONGEST_FORM - 1) >> 10 === 0x36;
  return form.slice(0, inPair ? LONGEST_FORM - 1 : LONGEST_FORM);
}

function dropUnseen(run: string): string {
  let kept = '';
  for (const character of run) {
    const kind = classOf(character.codePointAt(0)!);
    if (kind !== IGNORED && kind !== APOSTROPHE) kept += character;
  }
  return kept;
}
