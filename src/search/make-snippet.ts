/** The passage of an article that answers a query best, with what matched marked. */
import { escapeHtml } from '../engine/escape-html.ts';
import type { Match, Matcher } from './find-matches.ts';

export interface Snippet {
  /** HTML-escaped text with `<mark>` and nothing else. */
  excerpt: string;
  /** The same as plain text. */
  plain: string;
}

/** Characters of a snippet, about. */
const LENGTH = 220;
/** Matches further apart than this do not fit one snippet. */
const SPAN = 180;
/** How far before the first match a sentence may begin for the snippet to begin there. */
const LEAD = 110;
/** What comes before the first match where no sentence begins nearby. */
const CONTEXT = 50;
/** What two matched words gain that stand side by side, as a share of the lighter one's weight. */
const SIDE_BY_SIDE = 0.5;
/** What stands between words that make one name: `example.org`, `box-shadow`. */
const BETWEEN = /^[ \u00a0._/-]?$/;
/** Characters of a text that are looked at: what comes later is no place to look for a passage at this price. */
const LONGEST_TEXT = 100_000;

/** The best passage of `text` (paragraphs separated by a blank line), or undefined when nothing matches. */
export function makeSnippet(text: string, matcher: Matcher): Snippet | undefined {
  const composed = text.slice(0, LONGEST_TEXT).normalize('NFC');
  const matches = matcher.find(composed);
  if (matches.length === 0) return undefined;
  const { first, last } = chooseMatches(composed, matches, matcher.weights);
  const start = chooseStart(composed, matches[first]!.start);
  const end = chooseEnd(composed, start, matches[last]!.end);
  const marks = joinMarks(
    composed,
    matches.filter((match) => match.start >= start && match.end <= end),
  );
  return render(composed, start, end, marks);
}

// --- internal ---

/**
 * The run of matches within `SPAN` with the greatest weight of different words, and of different words side by side; the
 * first of equals, so that a list that only repeats a name does not hide the sentence that tells what it is.
 */
function chooseMatches(
  text: string,
  matches: readonly Match[],
  weights: readonly number[],
): { first: number; last: number } {
  let best = { first: 0, last: 0, weight: -1 };
  const seen = new Set<number>();
  const pairs = new Set<number>();
  for (let first = 0; first < matches.length; first++) {
    seen.clear();
    pairs.clear();
    let weight = 0;
    for (let last = first; last < matches.length; last++) {
      const match = matches[last]!;
      if (match.end - matches[first]!.start > SPAN) break;
      const before = matches[last - 1];
      if (last > first && before && areSideBySide(text, before, match)) {
        const pair = before.wanted * weights.length + match.wanted;
        if (!pairs.has(pair))
          weight += SIDE_BY_SIDE * Math.min(weights[before.wanted]!, weights[match.wanted]!);
        pairs.add(pair);
      }
      if (!seen.has(match.wanted)) weight += weights[match.wanted]!;
      seen.add(match.wanted);
      if (weight > best.weight + 1e-9) best = { first, last, weight };
    }
  }
  return best;
}

function areSideBySide(text: string, a: Match, b: Match): boolean {
  return a.wanted !== b.wanted && BETWEEN.test(text.slice(a.end, b.start));
}

/** The beginning of the sentence, if it is near, else of a word some way before the first match. */
function chooseStart(text: string, match: number): number {
  const from = Math.max(0, match - LEAD);
  const before = text.slice(from, match);
  const sentences = [...before.matchAll(/[.!?…]["”’»)]?\s+|[。！？]|\n\s*/gu)];
  const nearest = sentences.at(-1);
  if (nearest) return from + nearest.index + nearest[0].length;
  if (from === 0) return 0;
  const near = text.slice(match - CONTEXT, match);
  const space = near.search(/\s/);
  return wholeCharacter(text, match - CONTEXT + (space < 0 ? 0 : space + 1));
}

/** The end of a word, `LENGTH` after the start or later where the matches need it. */
function chooseEnd(text: string, start: number, lastMatch: number): number {
  const wished = start + LENGTH;
  if (wished >= text.length) return text.length;
  const head = text.slice(start, wished);
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  const end = space > LENGTH / 2 ? start + space : wished;
  return wholeCharacter(text, Math.max(end, lastMatch));
}

/** A place that does not cut a character in two. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** Overlapping marks and marks side by side become one. */
function joinMarks(text: string, matches: readonly Match[]): { start: number; end: number }[] {
  const marks: { start: number; end: number }[] = [];
  let before: Match | undefined;
  for (const match of matches) {
    const mark = marks.at(-1);
    if (mark && before && (match.start <= mark.end || areSideBySide(text, before, match))) {
      mark.end = Math.max(mark.end, match.end);
    } else {
      marks.push({ start: match.start, end: match.end });
    }
    before = match;
  }
  return marks;
}

function render(
  text: string,
  start: number,
  end: number,
  marks: readonly { start: number; end: number }[],
): Snippet {
  let excerpt = '';
  let plain = '';
  let at = start;
  const write = (to: number, marked: boolean) => {
    const piece = text.slice(at, to).replace(/\s+/gu, ' ');
    plain += piece;
    excerpt += marked ? `<mark>${escapeHtml(piece)}</mark>` : escapeHtml(piece);
    at = to;
  };
  for (const mark of marks) {
    write(mark.start, false);
    write(mark.end, true);
  }
  write(end, false);
  const opening = beginsSentence(text, start) ? '' : '…';
  const closing = text.slice(end).trim() === '' || /[.!?…。！？]["”’»)]?$/u.test(plain.trim()) ? '' : '…';
  const frame = (piece: string) =>
    opening + (closing === '' ? piece : piece.replace(/[\s,:–—-]{1,20}$/u, '')).trim() + closing;
  return { excerpt: frame(excerpt), plain: frame(plain) };
}

function beginsSentence(text: string, start: number): boolean {
  return (
    start === 0 || /(?:[.!?…]["”’»)]?\s+|[。！？]|\n\s*)$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}
