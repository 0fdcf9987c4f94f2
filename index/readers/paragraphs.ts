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
  if (!paragraph.includes('\n')) return paragraph.trim();
  const lines = paragraph.trim().split('\n');
  const isWrapped = lines.slice(0, -1).every((line) => line.trim().length >= WRAPPED) && !lines.some(isItem);
  return isWrapped
    ? lines.map((line) => line.trim()).join(' ')
    : lines.map((line) => line.trimEnd()).join('\n');
}

const isItem = (line: string) => /^\s*([-*•–]|\d{1,3}[.)])\s/.test(line);
