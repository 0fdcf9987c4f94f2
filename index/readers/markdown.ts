/**
 * A Markdown file to one draft: front matter, then the text as a reader sees it. Code stays as text, links are
 * collected. Knows nothing of URLs, ids or other files.
 */
import MarkdownIt from 'markdown-it';
import type { Draft } from '../corpus/draft.ts';
import { readFrontMatter } from './front-matter.ts';
import { type Block, joinBlocks, readHtml } from './html-to-text.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { Reader } from './reader.ts';
import { stripShortcodes } from './shortcodes.ts';
import { readText } from './source-file.ts';

export const markdown: Reader = {
  name: 'markdown',
  async reads(file) {
    return /\.(md|markdown|mdown|mkd|mdx)$/i.test(file.path);
  },
  async *load(file, { report, fields, maxBytes }) {
    const text = await readText(file, maxBytes);
    if (!text.ok) return report(text.problem);
    if (text.value.trim() === '')
      return report({ what: 'The file is empty.', remedy: 'Write the article or remove the file.' });
    const matter = readFrontMatter(text.value);
    if (!matter.ok) return matter.problems.forEach(report);
    const { data, body, bodyLine, lineOf } = matter.value;
    const metadata = readMetadata(data, { report, fields, lineOf });
    yield { file: file.file, line: bodyLine, ...metadata, ...readMarkdown(body, metadata) };
  },
};

const renderer = new MarkdownIt({ html: true });

/** Markdown to text, title and links; the title is the first heading where the metadata has none. */
export function readMarkdown(body: string, metadata: Metadata): Pick<Draft, 'text' | 'title' | 'links'> {
  const { blocks, links } = readHtml(renderer.render(stripShortcodes(body)));
  const { title, rest } = takeTitle(blocks, metadata.title);
  return { text: joinBlocks(rest), links, ...(title !== undefined && { title }) };
}

/** A first-level heading at the top is the title, or repeats it: the text goes on without it. */
export function takeTitle(
  blocks: Block[],
  given: string | undefined,
): { title: string | undefined; rest: Block[] } {
  const [first] = blocks;
  if (first?.tag !== 'h1') return { title: given, rest: blocks };
  const same = given === undefined || given.trim().toLowerCase() === first.text.toLowerCase();
  return same ? { title: given ?? first.text, rest: blocks.slice(1) } : { title: given, rest: blocks };
}
