/** All readers, most particular first: the first that reads a file gets it. */
import { feed } from './feed.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { markdown } from './markdown.ts';
import type { Format, Reader } from './reader.ts';
import type { SourceFile } from './source-file.ts';
import { text } from './text.ts';
import { wordpress } from './wordpress.ts';

export const READERS: readonly Reader[] = [markdown, html, text, jsonl, wordpress, feed, json];

/** The reader for a file; undefined when no reader knows it. */
export async function readerFor(file: SourceFile, format?: Format): Promise<Reader | undefined> {
  if (format !== undefined) return READERS.find((reader) => reader.name === format);
  for (const reader of READERS) if (await reader.reads(file)) return reader;
  return undefined;
}
