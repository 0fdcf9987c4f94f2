/**
 * How many different words each article's title and body have. A corpus of up to `MOST_EXACT` articles has them
 * read exactly; a larger one would pay hundreds of kilobytes a query for that, so there they are what the
 * postings' length classes say (at most a tenth off for bodies, exact for titles of up to 30 words).
 */
import { type Lengths, openLengths, ROWS_PER_BLOCK } from '../format/columns.ts';
import { lengthOfClass, TITLE } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

/** Articles whose lengths fit a block. */
const MOST_EXACT = ROWS_PER_BLOCK;

export interface FieldLengths {
  /** Nothing need be noted. */
  readonly isExact: boolean;
  /** Different words of a field of an article; by class, only of articles that have been noted. */
  of(field: number, doc: number): number;
  /** Remembers an article's length class. */
  note(field: number, doc: number, lengthClass: number): void;
}

/** Exact lengths for a small corpus or where `exact` asks for them, else those of the classes. */
export async function readFieldLengths(
  reader: IndexReader,
  costs: Costs,
  exact = reader.manifest.documents <= MOST_EXACT,
): Promise<FieldLengths> {
  if (!exact) return new ClassLengths();
  const { documents } = reader.manifest;
  const blocks = Array.from({ length: Math.ceil(documents / ROWS_PER_BLOCK) }, async (_, i) => {
    const rows = Math.min(ROWS_PER_BLOCK, documents - i * ROWS_PER_BLOCK);
    return openLengths(await reader.block('lengths', i, costs), rows);
  });
  return new ExactLengths(await Promise.all(blocks));
}

class ExactLengths implements FieldLengths {
  readonly isExact = true;

  constructor(private readonly blocks: readonly Lengths[]) {}

  of(field: number, doc: number): number {
    const block = this.blocks[Math.floor(doc / ROWS_PER_BLOCK)]!;
    return (field === TITLE ? block.titles : block.bodies)[doc % ROWS_PER_BLOCK]!;
  }

  note(): void {}
}

/** Lengths that only their classes are known of. */
export class ClassLengths implements FieldLengths {
  readonly isExact = false;
  private readonly noted = [new Map<number, number>(), new Map<number, number>()];

  of(field: number, doc: number): number {
    return this.noted[field]!.get(doc) ?? 0;
  }

  note(field: number, doc: number, lengthClass: number): void {
    this.noted[field]!.set(doc, lengthOfClass(field, lengthClass));
  }
}
