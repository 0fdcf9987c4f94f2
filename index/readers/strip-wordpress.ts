/**
 * A post as WordPress stores it to HTML: block comments and shortcodes go, what shortcodes wrap stays, and text
 * without `<p>` gets its paragraphs. Knows nothing of the export around it.
 */

/** Turns stored content into HTML. */
export function stripWordPress(content: string): string {
  return addParagraphs(stripShortcodes(stripComments(content)));
}

// --- internal ---

/** Comments mark blocks, `more` and page breaks; none is text. */
function stripComments(content: string): string {
  let out = '';
  let from = 0;
  for (let at = content.indexOf('<!--'); at >= 0; at = content.indexOf('<!--', from)) {
    const end = content.indexOf('-->', at);
    if (end < 0) break;
    out += content.slice(from, at);
    from = end + 3;
  }
  return out + content.slice(from);
}

/** Shortcodes whose inside is an address and not words. */
const ADDRESSES = /\[(embed|video|audio|playlist)\b[^\]\n]{0,400}\][^[\n]{0,400}\[\/\1\]/gi;
/** WordPress's own shortcodes and those of the commonest plugins; a word in brackets alone may be prose. */
const OWN =
  'gallery|caption|wp_caption|audio|video|playlist|embed|youtube|vimeo|twitter|tweet|instagram|soundcloud|spotify|googlemaps|slideshare|polldaddy|poll|contact-form(?:-7)?|contact-field|gravityform|ninja_form|wpforms|vc_\\w+|et_pb_\\w+|fusion_\\w+|su_\\w+|col|column|row|button|toc|recent-posts|archives|wpvideo|presentation|slide|sourcecode|code|php|html|css|js|latex';

/** `[gallery ids="1"]`, `[caption …]<img> words[/caption]`; `[[gallery]]` shows a shortcode and stays. */
const SHORTCODES = new RegExp(
  String.raw`(?<!\[)\[(?:/(?:${OWN})|(?:${OWN})(?:\s[^\]\n]{0,600})?/?|/?[a-z][\w-]{1,40}\s+[\w-]+=[^\]\n]{0,600})\](?!\])`,
  'gi',
);

function stripShortcodes(content: string): string {
  return content.includes('[') ? content.replace(ADDRESSES, '').replace(SHORTCODES, '') : content;
}

/** Block elements, before and after which a blank line means nothing. */
const BLOCK =
  /^\s*<\/?(p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|section|article|hr|form|address)\b/i;

/** As WordPress's `wpautop`: a blank line ends a paragraph, a line break is one. Leaves `<pre>` alone. */
function addParagraphs(content: string): string {
  return content
    .replace(/\r\n?/g, '\n')
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/i)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .split(/\n[ \t]*\n\s*/)
            .map(toParagraph)
            .join('\n'),
    )
    .join('\n');
}

function toParagraph(part: string): string {
  const text = part.trim();
  if (text === '') return '';
  return BLOCK.test(text) ? text : `<p>${text.replace(/\n/g, '<br>\n')}</p>`;
}
