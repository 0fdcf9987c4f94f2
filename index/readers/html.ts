/** An HTML page to one draft: the article and not the page around it. */
import { parseDocument } from 'htmlparser2';
import { joinBlocks } from './html-to-text.ts';
import { readMainContent } from './main-content.ts';
import { readPageMetadata } from './page-metadata.ts';
import type { Reader } from './reader.ts';
import { readText } from './source-file.ts';

export const html: Reader = {
  name: 'html',
  async reads(file) {
    return /\.(html?|xhtml)$/i.test(file.path);
  },
  async *load(file, { report, maxBytes }) {
    const text = await readText(file, maxBytes);
    if (!text.ok) return report(text.problem);
    if (text.value.trim() === '') {
      return report({ what: 'The file is empty.', remedy: 'Write the article or remove the file.' });
    }
    const page = parseDocument(text.value);
    const { title: titles, ...metadata } = readPageMetadata(page);
    const content = await readMainContent(page, text.value);
    const title = titles.marked ?? content.heading ?? titles.stated ?? titles.tag;
    const isRepeated = (block: { tag: string; text: string }) =>
      block.tag === 'h1' && block.text === content.heading;
    const isErrorPage = /(^|\/)(404|500)\.html?$/i.test(file.path);
    yield {
      file: file.file,
      line: 1,
      ...metadata,
      ...(isErrorPage && { search: false }),
      ...(title && { title }),
      ...(content.hasBodyMark && { hasBodyMark: true }),
      text: joinBlocks(content.blocks.filter((block) => !isRepeated(block))),
      links: content.links,
    };
  },
};
