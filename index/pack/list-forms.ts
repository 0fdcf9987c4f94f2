/** Words as written to sorted blocks, under their key without accents. Knows nothing of files. */
import { fold } from '../../src/analysis/fold.ts';
import { encodeForms, type FormCount } from '../../src/format/forms.ts';
import { type KeptRun, readRunHead } from '../invert/kept-run.ts';
import { decodeForms } from '../invert/run.ts';
import { type KeyedBlock, sortKeys, toKeyedBlocks } from './section-writer.ts';

const FORMS_BLOCK = 16 * 1024;

/** Of all runs the words as they are written. */
export function listForms(runs: readonly KeptRun[]): KeyedBlock[] {
  const byKey = new Map<string, FormCount[]>();
  for (const [form, documents] of countForms(runs)) {
    const key = fold(form);
    const forms = byKey.get(key);
    if (forms) forms.push({ form, documents });
    else byKey.set(key, [{ form, documents }]);
  }
  const entries = sortKeys(byKey.keys()).map((key) => {
    const forms = byKey.get(key)!.sort((a, b) => b.documents - a.documents || (a.form < b.form ? -1 : 1));
    return [key, encodeForms(key, forms)] as const;
  });
  return [...toKeyedBlocks(entries, FORMS_BLOCK)];
}

// --- internal ---

/** In how many articles each word stands. */
function countForms(runs: readonly KeptRun[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const { forms, formFrequencies } = decodeForms(readRunHead(run));
    forms.forEach((form, i) => void counts.set(form, (counts.get(form) ?? 0) + formFrequencies[i]!));
  }
  return counts;
}
