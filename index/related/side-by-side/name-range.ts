/** A range of chosen lists to the texts that are stored: every link gets its reasons, from the build before where they still hold. */
import { encodeTexts, readText, type Texts } from '../../cache/columns.ts';
import type { Scratch } from '../../workers/scratch.ts';
import { joinLinkText } from '../link-table.ts';
import type { Pair } from '../name-reasons.ts';
import { openParts, type Range } from './reserves.ts';

/** The lists of a range's articles, one link after the other. */
export interface ChosenRange {
  range: Range;
  /** Where each article's links begin, and where the last one's end. */
  starts: Int32Array;
  /** The article that a link names, in the corpus and in the group: -1 for a pin of another one. */
  docs: Int32Array;
  locals: Int32Array;
  scores: Uint8Array;
  /** 1 where an editor chose it. */
  pinned: Uint8Array;
  /** Its place among the reserves, below 0 for a pin. */
  slots: Int8Array;
  /** The parts of scores of the whole group's reserves. */
  parts: Scratch;
}

export interface NamedRange {
  /** Per article the texts of its links, a line each. */
  texts: Texts;
  /** The same of the reasons alone, for the build after; pins of another group have none. */
  reasons: Texts;
  /** How many reasons were known, and how many there are. */
  known: number;
  all: number;
}

/** Reasons of the build before, in memory that all threads see. */
export interface KnownReasons {
  /** 1 for each of today's articles that is what it was, and its number in the build before. */
  isKnown: Uint8Array;
  before: Int32Array;
  /** The articles that the links of each article named, from `starts` on. */
  starts: Int32Array;
  docs: Int32Array;
  /** The reasons of all links of an article as JSON, a line each. */
  reasons: Texts;
}

/** @param nameReasons Names the reasons of pairs, as JSON. */
export function nameRange(
  chosen: ChosenRange,
  nameReasons: (pairs: readonly Pair[]) => string[],
  known: KnownReasons | undefined,
): NamedRange {
  const { range, starts, docs, locals, scores, pinned, slots } = chosen;
  const { reasons, missing } = findKnown(chosen, known);
  const fresh = missing.length === 0 ? [] : nameReasons(missing.map(({ pair }) => pair));
  missing.forEach(({ link }, k) => {
    reasons[link] = fresh[k];
  });
  const partsOf = openParts(chosen.parts, range);
  const toText = (link: number, i: number) => {
    const [slot, isPinned, own] = [slots[link]!, pinned[link] === 1, reasons[link] ?? NO_REASONS];
    const parts = slot < 0 ? '' : partsOf(i, slot);
    const facts = { doc: docs[link]!, score: scores[link]!, pinned: isPinned };
    return joinLinkText(facts, parts, isPinned ? addPin(own) : own);
  };
  const texts: string[] = [];
  const named: string[] = [];
  for (let i = range.from; i < range.to; i++) {
    const [start, end] = [starts[i - range.from]!, starts[i - range.from + 1]!];
    texts.push(Array.from({ length: end - start }, (_, k) => toText(start + k, i)).join('\n'));
    named.push(
      reasons
        .slice(start, end)
        .filter((own) => own !== undefined)
        .join('\n'),
    );
  }
  const all = locals.reduce((sum, local) => sum + (local < 0 ? 0 : 1), 0);
  return { texts: encodeTexts(texts), reasons: encodeTexts(named), known: all - missing.length, all };
}

// --- internal ---

const NO_REASONS = '[]';
const PINNED = '{"kind":"pinned","values":[]}';

/** Reasons as JSON, with that of a pin before them. */
const addPin = (reasons: string) =>
  reasons === NO_REASONS ? `[${PINNED}]` : `[${PINNED},${reasons.slice(1)}`;

/** The reasons of each link that are known, and the links that lack theirs; those to another group have none. */
function findKnown({ range, starts, locals }: ChosenRange, known: KnownReasons | undefined) {
  const reasons: (string | undefined)[] = new Array(locals.length);
  const missing: { pair: Pair; link: number }[] = [];
  for (let from = range.from; from < range.to; from++) {
    const reasonsTo = known && openReasons(known, from);
    for (let link = starts[from - range.from]!; link < starts[from - range.from + 1]!; link++) {
      const to = locals[link]!;
      if (to < 0) continue;
      reasons[link] = reasonsTo?.(to);
      if (reasons[link] === undefined) missing.push({ pair: { from, to }, link });
    }
  }
  return { reasons, missing };
}

/** Tells the reasons of an article's links; undefined where none are known. */
function openReasons({ isKnown, before, starts, docs, reasons }: KnownReasons, from: number) {
  if (!isKnown[from]) return undefined;
  const past = before[from]!;
  const lines = readText(reasons, past).split('\n');
  const own = docs.subarray(starts[past]!, starts[past + 1]!);
  return (to: number) => (isKnown[to] ? lines[own.indexOf(before[to]!)] : undefined);
}
