/** A word that the index lacks to the one that was meant: what it begins, or what is spelt almost like it. */
import { fold } from '../analysis/fold.ts';
import { decodeForms, type FormCount } from '../format/forms.ts';
import { entriesWithPrefix } from '../format/keyed-block.ts';
import {
  completeWord,
  correctFirstLetter,
  correctWord,
  isCorrectable,
  placesToLook,
} from '../search/correct-word.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';
import type { QueryBudget } from './query-budget.ts';

/** Blocks of the dictionary of forms that one word may cost. */
const MOST_BLOCKS = 8;
/** The same of all words of a query together: whoever mistypes more has the first ones mended. */
const MOST_BLOCKS_OF_QUERY = 16;
/** Words that an unfinished one stands for, at most. */
const MOST_COMPLETIONS = 3;

export interface MendedWord {
  /** The best first; more than one only for a word that is being typed. */
  forms: string[];
  completed: boolean;
}

/** Mends the words of one query, one after the other; a block that was read for one is free for the next. */
export class WordMender {
  private readonly read = new Map<number, Promise<Uint8Array>>();

  constructor(
    private readonly reader: IndexReader,
    private readonly budget: QueryBudget,
    private readonly costs: Costs,
  ) {}

  /** @param complete The word is still being typed. */
  async mend(form: string, complete: boolean): Promise<MendedWord | undefined> {
    if (complete) {
      const typed = fold(form);
      const likeliest = completeWord(form, await this.readForms(typed, [typed]), MOST_COMPLETIONS);
      if (likeliest.length > 0) return { forms: likeliest.map(({ form }) => form), completed: true };
    }
    if (!isCorrectable(form)) return undefined;
    for (const { beginning, near } of placesToLook(form)) {
      const corrected = correctWord(form, await this.readForms(beginning, near));
      if (corrected !== undefined) return { forms: [corrected], completed: false };
    }
    // The whole dictionary, where it is small enough to be looked through.
    const blocks = (await this.reader.section('forms', this.costs))?.names.length ?? 0;
    if (blocks > MOST_BLOCKS) return undefined;
    const corrected = correctFirstLetter(form, await this.readForms('', [fold(form)]));
    return corrected === undefined ? undefined : { forms: [corrected], completed: false };
  }

  /**
   * The words whose key begins with `prefix`. Where they are too many, those of the blocks around the words `near`:
   * a word is most often mistyped somewhere behind its first letters, and then the word that was meant stands close.
   */
  private async readForms(prefix: string, near: readonly string[]): Promise<FormCount[]> {
    const numbers = await this.reader.blocksOfKey('forms', prefix, this.costs, true);
    const centres = await Promise.all(
      near.map(async (word) => (await this.reader.blocksOfKey('forms', word, this.costs))[0] ?? 0),
    );
    const chosen = numbers
      .map((number) => ({ number, away: Math.min(...centres.map((centre) => Math.abs(number - centre))) }))
      .sort((a, b) => a.away - b.away || a.number - b.number)
      .slice(0, MOST_BLOCKS)
      .filter(({ number }) => this.read.has(number) || this.startReading(number))
      .map(({ number }) => number);
    const blocks = await Promise.all(chosen.map((number) => this.read.get(number)!));
    return blocks.flatMap((block) =>
      [...entriesWithPrefix(block, prefix)].flatMap(({ key, data }) => decodeForms(key, data)),
    );
  }

  /** False when the query has spent what it may. */
  private startReading(number: number): boolean {
    if (this.read.size >= MOST_BLOCKS_OF_QUERY || !this.budget.take({ blocks: 1, bytes: 0 })) return false;
    this.read.set(number, this.reader.block('forms', number, this.costs));
    return true;
  }
}
