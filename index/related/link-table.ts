/** The related lists of a whole corpus, each kept as the text that it will be stored as: on disk, where there is a folder. */
import type { StoredLink } from '../../src/format/related.ts';
import { readScratch, type Scratch, ScratchWriter } from '../workers/scratch.ts';
import type { Placed } from './place-orphans.ts';
import type { RelatedLink } from './relations.ts';

/** Links stored per article. */
export const MOST_LINKS = 20;

export class LinkTable {
  readonly #docs: Int32Array;
  /** 100 at most; pins are told by `PINNED` besides. */
  readonly #scores: Uint8Array;
  readonly #counts: Uint8Array;
  /** Where the text of each list lies: a link a line. */
  readonly #starts: Float64Array;
  readonly #sizes: Int32Array;
  readonly #writer: ScratchWriter;
  #texts: Scratch | undefined;

  /** @param file Where texts lie. @default in memory */
  constructor(
    readonly length: number,
    file?: string,
  ) {
    this.#docs = new Int32Array(length * MOST_LINKS);
    this.#scores = new Uint8Array(length * MOST_LINKS);
    this.#counts = new Uint8Array(length);
    this.#starts = new Float64Array(length);
    this.#sizes = new Int32Array(length);
    this.#writer = new ScratchWriter(file);
  }

  /** Sets the list of an article, once: its links, and the same as `toLinkText` writes them, a line each. */
  set(doc: number, links: readonly Placed[], text: Uint8Array): void {
    links.forEach((link, k) => {
      this.#docs[doc * MOST_LINKS + k] = link.doc;
      this.#scores[doc * MOST_LINKS + k] = link.score | (link.pinned ? PINNED : 0);
    });
    this.#counts[doc] = links.length;
    this.#starts[doc] = this.#writer.size;
    this.#sizes[doc] = text.length;
    this.#writer.append(text);
  }

  /** Whom each list names, and how clearly. */
  *[Symbol.iterator](): IterableIterator<readonly Placed[]> {
    for (let doc = 0; doc < this.length; doc++) yield this.#placed(doc);
  }

  /** An article's links as they are stored. */
  stored(doc: number): { doc: number; text: string }[] {
    const docs = this.docsOf(doc);
    const texts = this.bytesOf(doc).toString().split('\n');
    return Array.from(docs, (doc, i) => ({ doc, text: texts[i]! }));
  }

  /** The same as bytes, a link a line, not to be written to. No list is set after the first is read. */
  bytesOf(doc: number): Buffer {
    this.#texts ??= this.#writer.finish();
    return readScratch(this.#texts, this.#starts[doc]!, this.#sizes[doc]!);
  }

  /** The articles that a list names. */
  docsOf(doc: number): Int32Array {
    return this.#docs.subarray(doc * MOST_LINKS, doc * MOST_LINKS + this.#counts[doc]!);
  }

  readAll(): RelatedLink[][] {
    return Array.from({ length: this.length }, (_, doc) =>
      this.stored(doc).map(({ text }) => ({ pinned: false, ...(JSON.parse(text) as StoredLink) })),
    );
  }

  #placed(doc: number): Placed[] {
    const start = doc * MOST_LINKS;
    return Array.from({ length: this.#counts[doc]! }, (_, k) => ({
      doc: this.#docs[start + k]!,
      score: this.#scores[start + k]! & ~PINNED,
      pinned: (this.#scores[start + k]! & PINNED) !== 0,
    }));
  }
}

/** A link as it is stored, without its card: what `JSON.stringify` makes of a `StoredLink`. */
export function toLinkText({ reasons, parts, ...link }: RelatedLink): string {
  const written = Object.entries(parts).map(([name, value]) => `"${name}":${writePart(value)}`);
  return joinLinkText(link, written.join(), JSON.stringify(reasons));
}

/** The same from parts and reasons as they are written. */
export function joinLinkText(
  { doc, score, pinned }: Omit<RelatedLink, 'reasons' | 'parts'>,
  parts: string,
  reasons: string,
): string {
  const pin = pinned ? '"pinned":true,' : '';
  return `{"doc":${doc},"score":${score},${pin}"reasons":${reasons},"parts":{${parts}}}`;
}

/** A part of a score, which is shown to people: three places after the point are plenty. */
export function writePart(value: number): string {
  const thousandths = Math.round(value * 1000);
  if (!(thousandths >= 0 && thousandths < MOST_WRITTEN)) return String(thousandths / 1000);
  written[thousandths] ??= String(thousandths / 1000);
  return written[thousandths];
}

// --- internal ---

/** Scores need seven bits. */
const PINNED = 0x80;

/** Numbers below ten as they are written: writing a fraction is most of what a link costs, and most recur. */
const written: string[] = [];
const MOST_WRITTEN = 10_000;
