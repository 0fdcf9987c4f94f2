/** A guide's code: what it tells the reader to run, what it says that this prints, what it shows of files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../run-cli.ts';

export interface Step {
  /** `sh` is run, `text` is what the step before it printed, anything else stands in a file. */
  kind: string;
  /** A command that goes on until it is ended, such as a dev server. */
  isServer: boolean;
  code: string;
}

export async function readGuide(name: string): Promise<Step[]> {
  const text = await readFile(join(ROOT, 'docs', 'guides', `${name}.md`), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: (\w+))?\n([\s\S]*?)^```$/gm)].map(([, kind, note, code]) => ({
    kind: kind!,
    isServer: note === 'server',
    code: code!.trimEnd(),
  }));
}
