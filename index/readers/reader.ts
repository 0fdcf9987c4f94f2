/** What every reader is: the one contract between the formats of a site's sources and the corpus. */

import type { Source } from '../config/config.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Problem } from '../corpus/problem.ts';
import type { SourceFile } from './source-file.ts';

/** Names of the formats, as a configuration may give them. */
export const FORMATS = ['markdown', 'html', 'text', 'json', 'jsonl', 'feed', 'wordpress'] as const;
export type Format = (typeof FORMATS)[number];

/** Turns the files of one format into drafts. Never throws for what a file holds: that is a problem. */
export interface Reader {
  readonly name: Format;
  /** Whether a file is of this format, by its name and, where names do not tell, its first characters. */
  reads(file: SourceFile): Promise<boolean>;
  /** Yields the file's drafts in their order and reports every fault of the file. */
  load(file: SourceFile, context: ReaderContext): AsyncIterable<Draft>;
}

export interface ReaderContext {
  /** Takes a fault of the file. */
  report(problem: Omit<Problem, 'file'>): void;
  /** Names of the source's own for metadata. */
  fields: Source['fields'];
  /** Largest file, line or entry that is read as one article, in bytes. */
  maxBytes: number;
}
