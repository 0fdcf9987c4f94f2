/** Plain text to paragraphs: one blank line between two, and no line break that only an editor's width made. */

/** A text's paragraphs, as written; a text without any blank line has one paragraph a line. */
export function toParagraphs(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim();
  const isSpaced = /\n[ \t]*\n/.test(lines);
  return (isSpaced ? lines.split(/\n[ \t]*\n\s*/).map(unwrap) : lines.split('\n').map((line) => line.trim()))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

// --- internal ---

/** Shortest line that an editor would break, in characters. */
const WRAPPED = 55;

/** Lines that only an editor broke become one again; verses, lists and addresses keep their lines. */
function unwrap(paragraph: string): string {
  const trimmed = paragraph.trim();
  const end = trimmed.indexOf('\n');
  if (end < 0) return trimmed;
  // Most that has lines begins with a short one.
  const mayBeWrapped = trimmed.slice(0, end).trim().length >= WRAPPED;
  if (mayBeWrapped && isWrapped(trimmed.split('\n'))) {
    return trimmed
      .split('\n')
      .map((line) => line.trim())
      .join(' ');
  }
  return trimmed.replace(SPACE_AT_END, '');
}

const isWrapped = (lines: readonly string[]) =>
  lines.slice(0, -1).every((line) => line.trim().length >= WRAPPED) && !lines.some(isItem);

const SPACE_AT_END = /[^\S\n]+(?=\n)/g;

const isItem = (line: string) => /^\s*([-*•–]|\d{1,3}[.)])\s/.test(line);
