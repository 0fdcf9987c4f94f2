/**
 * Markdown as sites keep it to Markdown as the standard knows it: shortcodes of Hugo, tags of Liquid (Jekyll,
 * Eleventy), wiki links, MDX imports, containers and attribute lists. What they wrap and say in words stays.
 * Knows nothing of Markdown itself but its code fences, which it does not touch.
 */

/** Replaces everything that is not Markdown. A link to another file becomes `ref:NAME`. */
export function stripShortcodes(markdown: string): string {
  return toSegments(toFences(markdown))
    .map(({ code, text }) => (code ? text : stripSyntax(stripLiquid(stripHugo(text)))))
    .join('');
}

// --- internal ---

/** Highlight blocks are code, whoever marks them. */
function toFences(markdown: string): string {
  if (!/highlight/.test(markdown)) return markdown;
  return markdown
    .replace(/^[ \t]*\{\{[<%] *highlight +([\w+#-]+)[^\n]{0,200}?[>%]\}\}[ \t]*$/gm, '```$1')
    .replace(/^[ \t]*\{\{[<%] *\/ *highlight *[>%]\}\}[ \t]*$/gm, '```')
    .replace(/^[ \t]*\{%-? *highlight +([\w+#-]+)[^\n]{0,200}?-?%\}[ \t]*$/gm, '```$1')
    .replace(/^[ \t]*\{%-? *endhighlight *-?%\}[ \t]*$/gm, '```');
}

/** Cuts a text into fenced code and the rest. */
function toSegments(markdown: string): { code: boolean; text: string }[] {
  const segments: { code: boolean; text: string }[] = [];
  let fence: string | undefined;
  for (const line of markdown.match(/[^\n]*(\n|$)/g) ?? []) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)/.exec(line);
    const opens = fence === undefined && mark !== null && !(mark[1]![0] === '`' && mark[2]!.includes('`'));
    const closes = fence !== undefined && mark?.[1]?.startsWith(fence) && mark[2]!.trim() === '';
    const code = opens || fence !== undefined;
    if (opens) fence = mark![1];
    else if (closes) fence = undefined;
    const last = segments.at(-1);
    if (last?.code === code) last.text += line;
    else segments.push({ code, text: line });
  }
  return segments;
}

/** Replaces what stands between two marks; an opening mark that is never closed stays as it is. */
function replaceTags(
  text: string,
  open: string,
  close: string,
  toText: (inside: string, at: number) => string,
): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const end = text.indexOf(close, at + open.length);
    if (end < 0) break;
    const isCode = text[at - 1] === '`';
    out += text.slice(from, at);
    out += isCode ? text.slice(at, end + close.length) : toText(text.slice(at + open.length, end), at);
    from = end + close.length;
  }
  return out + text.slice(from);
}

function stripHugo(text: string): string {
  if (!text.includes('{{')) return text;
  let stripped = text;
  for (const [open, close] of [
    ['{{<', '>}}'],
    ['{{%', '%}}'],
  ] as const) {
    const before = stripped;
    stripped = replaceTags(before, open, close, (inside, at) => {
      // `{{</* x */>}}` shows a shortcode instead of calling it.
      const shown = /^\/\*([\s\S]*)\*\/$/.exec(inside);
      if (shown) return shown[1]!.trim();
      return isLinkTarget(before, at) ? toReference(inside) : toWords(inside);
    });
  }
  return stripped;
}

/** Whether a place is where Markdown or HTML wants an address. */
function isLinkTarget(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return /(\]\(\s*<?|\]:\s*|(href|src)=["']?)$/.test(before);
}

function toReference(inside: string): string {
  const quoted = /["`]([^"`]*)["`]/.exec(inside)?.[1] ?? inside.trim().split(/\s+/)[1] ?? '';
  return `ref:${encodeURI(quoted.trim())}`;
}

/** Arguments that a reader sees as words. */
const WORD_ARGUMENT = /\b(?:text|title|label|quote|caption|heading|summary)\s*=\s*"((?:[^"\\]|\\.)*)"/g;

function toWords(inside: string): string {
  if (/^\s*\//.test(inside)) return '';
  return [...inside.matchAll(WORD_ARGUMENT)].map((match) => match[1]!.replace(/\\"/g, '"')).join(' – ');
}

function stripLiquid(text: string): string {
  let stripped = text;
  if (stripped.includes('{%')) {
    stripped = replaceTags(stripped, '{% comment %}', '{% endcomment %}', () => '');
    stripped = replaceTags(stripped, '{%', '%}', (inside) => {
      const link = /^-?\s*(?:post_url|link)\s+(\S+)/.exec(inside);
      return link ? `ref:${encodeURI(link[1]!)}` : '';
    });
  }
  if (stripped.includes('{{')) {
    stripped = replaceTags(stripped, '{{', '}}', (inside) => {
      if (/^-?\s*(site|page|include|layout|post|theme|config|assign)\b/.test(inside)) return '';
      const quoted = /^-?\s*(["'])(.*?)\1/.exec(inside);
      return quoted ? quoted[2]! : `{{${inside}}}`;
    });
  }
  return stripped;
}

function stripSyntax(text: string): string {
  return (
    text
      // MDX: lines that import or export.
      .replace(
        /^(import\s+[^\n]{0,300}\sfrom\s+['"][^\n]*|import\s+['"][^\n]*|export\s+(const|default|let)\s[^\n]*)$/gm,
        '',
      )
      // Containers of Docusaurus and VitePress: `:::note Title`.
      .replace(/^ {0,3}:{3,}[ \t]*(?:[\w-]+)?[ \t]*(.*)$/gm, '$1')
      // Attribute lists of kramdown, a heading's own id.
      .replace(/^[ \t]*\{:[^}\n]{0,200}\}[ \t]*$/gm, '')
      .replace(/\{:?\s*[.#][^}\n]{0,200}\}[ \t]*$/gm, '')
      .replace(/^\[(toc|\[toc\])\][ \t]*$/gim, '')
      // Footnotes: the mark goes, the note stays.
      .replace(/^\[\^[^\]\n]{1,80}\]:[ \t]*/gm, '')
      .replace(/\[\^[^\]\n]{1,80}\]/g, '')
      .replace(/!\[\[[^\]\n]{1,200}\]\]/g, '')
      .replace(
        /\[\[([^\]|\n]{1,200})(?:\|([^\]\n]{1,200}))?\]\]/g,
        (_, target: string, words?: string) => `[${words ?? target}](ref:${encodeURI(target.trim())})`,
      )
  );
}
