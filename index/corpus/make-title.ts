/** A title for a text that has none, made from its opening. */

/** Longest made title, in characters (half as many where words are not spaced). */
const LENGTH = 72;

/** The first sentence when it is short, else its beginning up to a word's end, with `…`. */
export function makeTitle(text: string): string {
  const opening = text
    .trimStart()
    .slice(0, 600)
    .split(/\n[ \t]*\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim();
  const isSpaced = opening.slice(0, LENGTH).split(' ').length > 4;
  const length = isSpaced ? LENGTH : LENGTH / 2;
  const sentence = /^.*?[.!?](?=["”’»)]?\s)|^.*?[。！？]/u.exec(opening)?.[0] ?? opening;
  const units = [...sentence];
  if (units.length <= length) return sentence.replace(/[.。]$/, '');
  const cut = units.slice(0, length).join('');
  const atWord = isSpaced ? cut.replace(/\s+\S*$/, '') : cut;
  return `${atWord.replace(/[\s,;:—–-]+$/, '')}…`;
}
