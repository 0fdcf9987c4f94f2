/**
 * The lists of a group before their links have reasons, each as the places of its links among the reserves: objects for all of
 * them would take more memory than the texts.
 */
import { dropScratch, type Scratch, ScratchWriter } from '../../workers/scratch.ts';
import { MOST_LINKS } from '../link-table.ts';
import type { ChangingLists, Placed } from '../place-orphans.ts';
import { type Range, RESERVE, type Reserves } from './reserves.ts';

/** A link that still lacks its reasons; `local` is its number in the group, -1 for a pin of another one. */
export interface ChosenLink extends Placed {
  local: number;
  pinned: boolean;
  /** Its place among the reserves of the list's article; below 0 for a pin. */
  slot: number;
}

/** What every article of a group may name, best first. */
export class ReserveTable {
  readonly #counts: Uint8Array;
  readonly #docs: Int32Array;
  readonly #scores: Uint8Array;
  readonly #parts: ScratchWriter;
  #written: Scratch | undefined;

  /** @param file Where the parts of scores lie. @default in memory */
  constructor(size: number, file: string | undefined) {
    this.#counts = new Uint8Array(size);
    this.#docs = new Int32Array(size * RESERVE);
    this.#scores = new Uint8Array(size * RESERVE);
    this.#parts = new ScratchWriter(file);
  }

  /** Adds what a range has; ranges must come in order. */
  add({ counts, docs, scores, parts }: Reserves, { from }: Range): void {
    this.#counts.set(counts, from);
    this.#docs.set(docs, from * RESERVE);
    this.#scores.set(scores, from * RESERVE);
    this.#parts.append(new Uint8Array(parts.buffer, parts.byteOffset, parts.byteLength));
  }

  countOf(i: number): number {
    return this.#counts[i]!;
  }

  /** The articles that article `i` has in reserve, best first. */
  docsOf(i: number): Int32Array {
    return this.#docs.subarray(i * RESERVE, i * RESERVE + this.#counts[i]!);
  }

  scoreOf(i: number, slot: number): number {
    return this.#scores[i * RESERVE + slot]!;
  }

  /** The parts of scores, row by row; nothing is added any more. */
  get parts(): Scratch {
    this.#written ??= this.#parts.finish();
    return this.#written;
  }

  /** Lets go of the parts. */
  drop(): void {
    if (this.#written) dropScratch(this.#written);
  }
}

/** The chosen links of every list. */
export class ChosenLists implements ChangingLists<ChosenLink> {
  readonly length: number;
  /** Per list `WIDTH` places, of which `#counts` are filled: a slot, or -1 - n for the n-th pin. */
  readonly #entries: Int8Array;
  readonly #counts: Uint8Array;

  /** @param group Places of the articles in the whole corpus. @param pinsOf Per article of the group. */
  constructor(
    private readonly group: readonly number[],
    private readonly reserves: ReserveTable,
    private readonly pinsOf: (i: number) => readonly ChosenLink[],
  ) {
    this.length = group.length;
    this.#entries = new Int8Array(this.length * WIDTH);
    this.#counts = new Uint8Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const pins = pinsOf(i);
      const count = Math.min(reserves.countOf(i), MOST_LINKS - pins.length);
      pins.forEach(({ slot }, k) => {
        this.#entries[i * WIDTH + k] = slot;
      });
      for (let slot = 0; slot < count; slot++) this.#entries[i * WIDTH + pins.length + slot] = slot;
      this.#counts[i] = pins.length + count;
    }
  }

  get(i: number): ChosenLink[] {
    const pins = this.pinsOf(i);
    return Array.from({ length: this.#counts[i]! }, (_, k) => {
      const slot = this.#entries[i * WIDTH + k]!;
      return slot < 0 ? pins[-1 - slot]! : this.reserved(i, slot);
    });
  }

  set(i: number, list: readonly ChosenLink[]): void {
    list.forEach(({ slot }, k) => {
      this.#entries[i * WIDTH + k] = slot;
    });
    this.#counts[i] = list.length;
  }

  *[Symbol.iterator](): IterableIterator<ChosenLink[]> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }

  /** The link at a place of the reserves. */
  reserved(i: number, slot: number): ChosenLink {
    const local = this.reserves.docsOf(i)[slot]!;
    return { doc: this.group[local]!, local, score: this.reserves.scoreOf(i, slot), pinned: false, slot };
  }

  /** All in reserve that name a wanted article. */
  listWanted(i: number, isWanted: (doc: number) => boolean): ChosenLink[] {
    const found: ChosenLink[] = [];
    this.reserves.docsOf(i).forEach((local, slot) => {
      if (isWanted(this.group[local]!)) found.push(this.reserved(i, slot));
    });
    return found;
  }
}

// --- internal ---

/** An orphan may stand beside a whole list for a while. */
const WIDTH = MOST_LINKS + 1;
