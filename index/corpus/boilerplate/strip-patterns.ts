/**
 * One text without the lines and sentences that no article is about. Whole lines go wherever they stand; sentences
 * only at the text's edges, where forms and footers are, and references at a paragraph's end. Knows no other text.
 */
import { isChromeLine, isReference, isReferenceHeading, isSignUp, mayEndWithReference } from './patterns.ts';
import { joinSentences, toSentences } from './sentences.ts';

/** Paragraphs at the beginning and the end of a text whose single sentences are looked at. */
const EDGE_START = 1;
const EDGE_END = 3;
/** Longest line within a text that is looked at for sign-up sentences, in characters. */
const LONG = 400;
/** A text that would lose more than this share of itself is about such things: it stays whole. */
const MOST_LOST = 0.5;

/** Leaves out what matches; `cut` is told every piece. A text of patterns alone stays as it is. */
export function stripPatterns(text: string, cut: (piece: string) => void): string {
  const cuts: string[] = [];
  const paragraphs = text.split('\n\n');
  const kept: string[] = [];
  for (const [i, paragraph] of paragraphs.entries()) {
    const isEdge = i < EDGE_START || i >= paragraphs.length - EDGE_END;
    const written = paragraph.split('\n');
    const lines = written.flatMap((line, at) =>
      isBroken(written[at - 1], line) || isBroken(line, written[at + 1])
        ? [line]
        : stripLine(line, isEdge, cuts),
    );
    if (lines.length > 0) kept.push(lines.join('\n'));
  }
  stripReferenceList(kept, cuts);
  if (cuts.length === 0) return text;
  const lost = cuts.reduce((sum, piece) => sum + piece.length, 0);
  if (lost > text.length * MOST_LOST) return text;
  cuts.forEach(cut);
  return kept.join('\n\n');
}

// --- internal ---

/** Whether a line break only broke a line: the next goes on with a small letter. */
function isBroken(line: string | undefined, next: string | undefined): boolean {
  return line !== undefined && next !== undefined && /^\s*\p{Ll}/u.test(next) && !/[.!?:。]\s*$/.test(line);
}

function stripLine(line: string, isEdge: boolean, cuts: string[]): string[] {
  const trimmed = line.trim();
  if (trimmed === '') return [line];
  if (isReference(trimmed) || isChromeLine(trimmed)) {
    cuts.push(trimmed);
    return [];
  }
  // Most lines of most texts are long prose: not worth cutting into sentences.
  if (!isEdge && trimmed.length > LONG && !mayEndWithReference(trimmed)) return [line];
  const sentences = toSentences(trimmed);
  if (sentences.every(isSignUp)) {
    cuts.push(trimmed);
    return [];
  }
  const kept = isEdge ? sentences.filter((sentence) => !isSignUp(sentence)) : [...sentences];
  // "… he said. Read more: Another story"
  while (kept.length > 1 && isReference(kept.at(-1)!)) kept.pop();
  if (kept.length === sentences.length) return [line];
  cuts.push(...sentences.filter((sentence) => !kept.includes(sentence)));
  return kept.length > 0 ? [joinSentences(kept)] : [];
}

/** A last heading such as `Related posts` goes with the titles under it, when nothing but titles follows. */
function stripReferenceList(paragraphs: string[], cuts: string[]): void {
  const lines = paragraphs.flatMap((paragraph, i) => paragraph.split('\n').map((line) => ({ line, i })));
  const from = lines.findLastIndex(({ line }) => isReferenceHeading(line.trim()));
  if (from < 0) return;
  const after = lines.slice(from + 1);
  const isTitles =
    after.length <= 12 && after.every(({ line }) => line.length <= 120 && !/[.。;,]$/.test(line.trim()));
  if (!isTitles) return;
  cuts.push(
    lines
      .slice(from)
      .map(({ line }) => line)
      .join('\n'),
  );
  const { i } = lines[from]!;
  const before = lines
    .slice(0, from)
    .filter((one) => one.i === i)
    .map(({ line }) => line);
  paragraphs.length = i;
  if (before.length > 0) paragraphs.push(before.join('\n'));
}
