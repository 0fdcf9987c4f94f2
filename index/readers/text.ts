/**
 * A plain text file to one draft. A first line that is a title becomes one. Knows nothing of markup.
 */
import { toParagraphs } from './paragraphs.ts';
import type { Reader } from './reader.ts';
import { readText } from './source-file.ts';

export const text: Reader = {
  name: 'text',
  async reads(file) {
    return /\.(txt|text)$/i.test(file.path);
  },
  async *load(file, { report, maxBytes }) {
    const content = await readText(file, maxBytes);
    if (!content.ok) return report(content.problem);
    if (content.value.trim() === '')
      return report({ what: 'The file is empty.', remedy: 'Write the article or remove the file.' });
    const { title, body } = splitTitle(content.value.replace(/\r\n?/g, '\n'));
    yield { file: file.file, line: 1, ...(title !== undefined && { title }), text: toParagraphs(body) };
  },
};

/** Longest first line that can be a title, in characters. */
const TITLE_LENGTH = 120;

/** Takes a title off a text: a short first line that is no sentence and stands apart from what follows. */
export function splitTitle(content: string): { title?: string; body: string } {
  const start = content.search(/\S/);
  const end = content.indexOf('\n', start);
  if (end < 0) return { body: content };
  const first = content.slice(start, end).trim();
  const after = content.slice(end + 1);
  const underline = /^[ \t]*(=|-|~|\*)\1{2,}[ \t]*(\n|$)/.exec(after);
  const rest = underline ? after.slice(underline[0].length) : after;
  const standsApart = underline !== null || /^[ \t]*\n/.test(after);
  const isSentence =
    /[.,;:。、，；：…][”"’')\]」』]*$/.test(first) && !/\b(\p{L}\.){2,}$|\.\.\.$/u.test(first);
  if (!standsApart || first.length > TITLE_LENGTH || isSentence || rest.trim() === '')
    return { body: content };
  return { title: first.replace(/^#+\s+/, ''), body: rest };
}
