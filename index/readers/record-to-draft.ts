/** One JSON object to a draft: the fields `title`, `body`, `html` or `markdown`, and the usual metadata. */
import type { Draft } from '../corpus/draft.ts';
import { joinBlocks, readHtml } from './html-to-text.ts';
import { readMarkdown, takeTitle } from './markdown.ts';
import { type Metadata, type MetadataContext, readMetadata } from './metadata.ts';
import { toParagraphs } from './paragraphs.ts';

/** Reads one object; answers nothing, and reports why, when the value is no object. */
export function toDraft(
  value: unknown,
  file: string,
  line: number | undefined,
  context: MetadataContext,
): Draft | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.report({
      ...(line && { line }),
      what: 'This is not an article: an article is a JSON object.',
      remedy: 'Write it as {"id": …, "title": …, "body": …}.',
    });
    return undefined;
  }
  const record = value as Record<string, unknown>;
  const metadata = readMetadata(record, {
    ...context,
    report: (problem) => context.report({ ...(line && { line }), ...problem }),
  });
  return { file, ...(line && { line }), ...metadata, ...readBody(record, metadata) };
}

// --- internal ---

function readBody(
  record: Record<string, unknown>,
  metadata: Metadata,
): Pick<Draft, 'text' | 'title' | 'links'> {
  const { html, markdown } = record;
  const plain = [record.body, record.text, record.content].find((one) => typeof one === 'string');
  if (typeof plain === 'string' && plain.trim() !== '') return { text: toParagraphs(plain) };
  if (typeof html === 'string' && html.trim() !== '') {
    const { blocks, links } = readHtml(html);
    const { title, rest } = takeTitle(blocks, metadata.title);
    return { text: joinBlocks(rest), links, ...(title !== undefined && { title }) };
  }
  if (typeof markdown === 'string') return readMarkdown(markdown, metadata);
  return { text: '' };
}
