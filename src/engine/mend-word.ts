/** A word that the index lacks to the one that was meant: what it begins, or what is spelt almost like it. */
import { fold } from '../analysis/fold.ts';
import { decodeForms, type FormCount } from '../format/forms.ts';
import { entriesWithPrefix } from '../format/keyed-block.ts';
import { beginningsToTry, completeWord, correctWord, isCorrectable } from '../search/correct-word.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

/** Blocks of the dictionary of forms that one word may cost. */
const MOST_BLOCKS = 8;

export interface MendedWord {
  form: string;
  completed: boolean;
}

/** @param complete The word is still being typed. */
export async function mendWord(
  reader: IndexReader,
  form: string,
  complete: boolean,
  costs: Costs,
): Promise<MendedWord | undefined> {
  if (complete) {
    const [best] = completeWord(form, await readForms(reader, fold(form), costs));
    if (best) return { form: best.form, completed: true };
  }
  if (!isCorrectable(form)) return undefined;
  for (const beginning of beginningsToTry(form)) {
    const corrected = correctWord(form, await readForms(reader, beginning, costs));
    if (corrected !== undefined) return { form: corrected, completed: false };
  }
  return undefined;
}

/** The words whose key begins with `prefix`. */
async function readForms(reader: IndexReader, prefix: string, costs: Costs): Promise<FormCount[]> {
  const numbers = await reader.blocksOfKey('forms', prefix, costs, true);
  const blocks = await Promise.all(
    numbers.slice(0, MOST_BLOCKS).map((number) => reader.block('forms', number, costs)),
  );
  return blocks.flatMap((block) =>
    [...entriesWithPrefix(block, prefix)].flatMap(({ key, data }) => decodeForms(key, data)),
  );
}
