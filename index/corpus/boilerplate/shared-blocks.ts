/**
 * Blocks that many articles of a corpus share word for word: paragraphs, and sentences at a text's edges. Counts
 * over the corpus, knows nothing of wording. Copies of one article are not "many articles".
 */
import { RoughCounts } from '../../rough-counts.ts';
import { joinSentences, toSentences } from './sentences.ts';

/** A block at a text's edge is shared by many when this many articles have it, and this share of the corpus. */
const LEAST_ARTICLES = 4;
const LEAST_SHARE = 0.005;
/**
 * The same within a text, where repetition may be honest: the questions of an interview, a sentence of a manual.
 * In a small corpus half of the articles are enough.
 */
const LEAST_ARTICLES_WITHIN = 8;
const LEAST_SHARE_WITHIN = 0.02;
/** Characters that a block needs: what is shorter is a heading, a value ("None.") or a line of code. */
const LEAST_LENGTH_WITHIN = 60;
const LEAST_LENGTH = 20;
/** An article that shares more words than this, and more than half of its own, is a copy of others. */
const COPY_WORDS = 120;

/** A prime. */
const ROUGH_COUNTS = 2_097_143;

/** Leaves shared blocks out of one corpus, round by round: what it knows of a text, it need not read again. */
export class SharedBlocks {
  /** Per text: the text, and the keys of all its blocks that could be cut, each once. */
  readonly #known: { text: string; keys: Float64Array }[] = [];

  /** Takes over the keys of text number `i`, so that they need not be listed. */
  learn(i: number, { text, keys }: { text: string; keys: Float64Array }): void {
    this.#known[i] = { text, keys };
  }

  /** Leaves the shared blocks out of every text; `cut` is told each block with its article's number. */
  strip(texts: readonly string[], cut: (article: number, block: string) => void): string[] {
    const n = texts.length;
    const atEdge = Math.max(LEAST_ARTICLES, Math.ceil(n * LEAST_SHARE));
    const many = Math.max(LEAST_ARTICLES_WITHIN, Math.ceil(n * LEAST_SHARE_WITHIN));
    const within = Math.max(LEAST_ARTICLES, Math.min(many, Math.ceil(n / 2)));
    if (n < atEdge) return [...texts];
    texts.forEach((text, i) => {
      if (this.#known[i]?.text !== text) this.#known[i] = { text, keys: listKeys(text) };
    });
    const least = Math.min(atEdge, within);
    const all = this.#count(least, () => true);
    const isShared =
      (counts: Map<number, number>): IsCut =>
      (block, isEdge) =>
        block.length >= (isEdge ? LEAST_LENGTH : LEAST_LENGTH_WITHIN) &&
        (counts.get(keyOf(block)) ?? 0) >= (isEdge ? atEdge : within);
    // Most texts share nothing with so many: they need not be cut up to see it.
    const mayLose = (i: number, counts: Map<number, number>) =>
      this.#known[i]!.keys.some((key) => (counts.get(key) ?? 0) >= least);
    const copies = new Set<number>();
    for (const [i, text] of texts.entries()) {
      if (!mayLose(i, all)) continue;
      const shared = wordsOf(cutText(text, isShared(all)).blocks.join(' '));
      if (shared > COPY_WORDS && shared > wordsOf(text) / 2) copies.add(i);
    }
    const counts = copies.size > 0 ? this.#count(least, (i) => !copies.has(i)) : all;
    return texts.map((text, i) => {
      // A copy's own blocks were counted in `all` only.
      if (!mayLose(i, all)) return text;
      const { kept, blocks } = cutText(text, isShared(counts));
      // An article that is nothing else keeps what it has.
      if (blocks.length === 0 || kept === '') return text;
      for (const block of blocks) cut(i, block);
      return kept;
    });
  }

  /** In how many articles each block stands that at least so many may have. */
  #count(least: number, isCounted: (article: number) => boolean): Map<number, number> {
    // Most blocks stand in one article, and all of them would be more than a map can hold.
    const rough = new RoughCounts(ROUGH_COUNTS);
    this.#known.forEach(({ keys }, i) => {
      if (isCounted(i)) for (const key of keys) rough.add(key);
    });
    const counts = new Map<number, number>();
    this.#known.forEach(({ keys }, i) => {
      if (!isCounted(i)) return;
      for (const key of keys) {
        if (rough.mayReach(key, least)) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
    return counts;
  }
}

// --- internal ---

type IsCut = (block: string, isEdge: boolean) => boolean;

/** The keys of the blocks of a text that could be cut: its paragraphs, and sentences at its edges. */
export function listKeys(text: string): Float64Array {
  const keys = new Set<number>();
  const paragraphs = text.split('\n\n');
  for (const paragraph of paragraphs) if (paragraph.length >= LEAST_LENGTH) keys.add(keyOf(paragraph));
  for (const edge of [paragraphs[0]!, paragraphs.at(-1)!]) {
    const sentences = toSentences(edge);
    if (sentences.length < 2) continue;
    for (const sentence of sentences) if (sentence.length >= LEAST_LENGTH) keys.add(keyOf(sentence));
  }
  return Float64Array.from(keys);
}

function cutText(text: string, isCut: IsCut): { kept: string; blocks: string[] } {
  const blocks: string[] = [];
  let paragraphs = text.split('\n\n').filter((paragraph) => {
    const goes = isCut(paragraph, false);
    if (goes) blocks.push(paragraph);
    return !goes;
  });
  while (paragraphs.length > 1 && isCut(paragraphs[0]!, true)) blocks.push(paragraphs.shift()!);
  while (paragraphs.length > 1 && isCut(paragraphs.at(-1)!, true)) blocks.push(paragraphs.pop()!);
  if (paragraphs.length > 0) {
    const first = toSentences(paragraphs[0]!);
    let from = 0;
    while (from < first.length - 1 && isCut(first[from]!, true)) from++;
    if (from > 0) {
      blocks.push(...first.slice(0, from));
      paragraphs = [joinSentences(first.slice(from)), ...paragraphs.slice(1)];
    }
    const last = toSentences(paragraphs.at(-1)!);
    let to = last.length;
    while (to > 1 && isCut(last[to - 1]!, true)) to--;
    if (to < last.length) {
      blocks.push(...last.slice(to));
      paragraphs = [...paragraphs.slice(0, -1), joinSentences(last.slice(0, to))];
    }
  }
  return { kept: blocks.length === 0 ? text : paragraphs.join('\n\n'), blocks };
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** 53 bits of a block's letters (cyrb53); two blocks of one key are one block. */
function keyOf(block: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let wasSpace = true;
  for (let i = 0; i < block.length; i++) {
    const unit = block.charCodeAt(i);
    const isSpace = unit <= 32 || unit === 160;
    if (isSpace && wasSpace) continue;
    wasSpace = isSpace;
    a = Math.imul(a ^ (isSpace ? 32 : unit), 2654435761);
    b = Math.imul(b ^ (isSpace ? 32 : unit), 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
