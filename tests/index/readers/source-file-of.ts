/** Files for tests that never touch a disk. */
import type { Draft } from '../../../index/corpus/draft.ts';
import type { Problem } from '../../../index/corpus/problem.ts';
import type { Reader, ReaderContext } from '../../../index/readers/reader.ts';
import type { SourceFile } from '../../../index/readers/source-file.ts';

/** A file with a content; `chunk` cuts it into pieces of so many bytes. */
export function sourceFileOf(path: string, content: string | Uint8Array, chunk = 65_536): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    file: `posts/${path}`,
    path,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** Everything that a reader finds in a file. */
export async function loadAll(
  reader: Reader,
  file: SourceFile,
  options: Partial<ReaderContext> = {},
): Promise<{ drafts: Draft[]; problems: Omit<Problem, 'file'>[] }> {
  const drafts: Draft[] = [];
  const problems: Omit<Problem, 'file'>[] = [];
  const context = {
    report: (p: Omit<Problem, 'file'>) => void problems.push(p),
    fields: {},
    maxBytes: 1_000_000,
  };
  for await (const draft of reader.load(file, { ...context, ...options })) drafts.push(draft);
  return { drafts, problems };
}
