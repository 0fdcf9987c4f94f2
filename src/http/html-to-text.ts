/** Markup to plain text with a blank line between paragraphs. Bounded by its input; never fails, however broken it is. */
import { Parser } from 'htmlparser2';

/** Elements whose content is not part of the text. */
const LEFT_OUT = new Set(
  'script style noscript template svg math iframe object form button select textarea head nav'.split(' '),
);
/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

export function htmlToText(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (LEFT_OUT.has(name)) hidden++;
      else if (BLOCKS.has(name)) text += '\n\n';
    },
    onclosetag(name) {
      if (LEFT_OUT.has(name)) hidden = Math.max(0, hidden - 1);
      else if (BLOCKS.has(name)) text += '\n\n';
    },
    ontext(words) {
      if (hidden === 0) text += words.replace(/\s+/g, ' ');
    },
  });
  parser.end(html);
  return text
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
