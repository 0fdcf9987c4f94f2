/** The related lists of a whole corpus, each kept as the text that it will be stored as. */
import type { StoredLink } from '../../src/format/related.ts';
import type { Placed } from './place-orphans.ts';
import type { RelatedLink } from './relations.ts';

export class LinkTable {
  readonly #placed: (readonly Placed[])[];
  /** A link a line. */
  readonly #texts: Buffer[];

  constructor(readonly length: number) {
    this.#placed = Array.from({ length }, () => []);
    this.#texts = Array.from({ length }, () => NOTHING);
  }

  /** Sets the list of an article: its links, and the same as `toLinkText` writes them, a line each. */
  set(doc: number, links: readonly Placed[], text: string): void {
    this.#placed[doc] = links.map(({ doc, score, pinned }) => ({ doc, score, pinned: pinned ?? false }));
    this.#texts[doc] = Buffer.from(text);
  }

  /** Whom each list names, and how clearly. */
  [Symbol.iterator](): IterableIterator<readonly Placed[]> {
    return this.#placed[Symbol.iterator]();
  }

  /** An article's links as they are stored. */
  stored(doc: number): { doc: number; text: string }[] {
    const links = this.#placed[doc]!;
    if (links.length === 0) return [];
    const texts = this.#texts[doc]!.toString().split('\n');
    return links.map(({ doc }, i) => ({ doc, text: texts[i]! }));
  }

  readAll(): RelatedLink[][] {
    return Array.from({ length: this.length }, (_, doc) =>
      this.stored(doc).map(({ text }) => ({ pinned: false, ...(JSON.parse(text) as StoredLink) })),
    );
  }
}

/** A link as it is stored, without its card: what `JSON.stringify` makes of a `StoredLink`. */
export const toLinkText = ({ reasons, ...link }: RelatedLink): string =>
  joinLinkText(link, JSON.stringify(reasons));

/** The same from reasons as JSON. Parts are shown to people: three places after the point are plenty. */
export function joinLinkText(
  { doc, score, pinned, parts }: Omit<RelatedLink, 'reasons'>,
  reasons: string,
): string {
  let rounded = '';
  for (const name in parts) {
    rounded += `${rounded === '' ? '' : ','}"${name}":${Math.round(parts[name]! * 1000) / 1000}`;
  }
  const pin = pinned ? '"pinned":true,' : '';
  return `{"doc":${doc},"score":${score},${pin}"reasons":${reasons},"parts":{${rounded}}}`;
}

const NOTHING = Buffer.alloc(0);
