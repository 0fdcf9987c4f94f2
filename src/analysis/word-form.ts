/**
 * One run of letters as it stands in the text -> the form under which exact matches find it: composed (NFKC),
 * lower case, without apostrophes and invisible characters, at most `LONGEST_FORM` units long.
 */
import { APOSTROPHE, classOf, IGNORED } from './character-class.ts';

/** UTF-16 units of the longest form; what a text holds beyond that is cut off, so no term is unbounded. */
export const LONGEST_FORM = 64;

/** The form of a run that holds more than lower-case ASCII. `dotless`: `I` is the capital of `ı`. */
export function toForm(run: string, dotless = false): string {
  let form = dropUnseen(run.normalize('NFKC'));
  if (dotless) form = form.replace(/I/g, 'ı').replace(/İ/g, 'i');
  // Lower case can undo the composition and a composition can bring a capital back: a second round settles both.
  form = form.toLowerCase().normalize('NFKC').toLowerCase().normalize('NFKC');
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
