/** RSS, Atom and JSON Feed to drafts, an entry each. A feed's text may be a summary only: that is what it gives. */
import type { Draft } from '../corpus/draft.ts';
import { joinBlocks, readHtml } from './html-to-text.ts';
import { toParagraphs } from './paragraphs.ts';
import { lineAt, parseJson } from './parse-json.ts';
import type { Reader, ReaderContext } from './reader.ts';
import { toDraft } from './record-to-draft.ts';
import { readChunks, readHead, readText, type SourceFile } from './source-file.ts';
import { childOf, isFault, readXml, textOf, type XmlElement } from './xml-tree.ts';

export const feed: Reader = {
  name: 'feed',
  async reads(file) {
    if (/\.(rss|atom|rdf)$/i.test(file.path)) return true;
    if (/\.xml$/i.test(file.path)) return /<(rss|feed|rdf:RDF)[\s>]/.test(await readHead(file, 8192));
    if (!/\.json$/i.test(file.path)) return false;
    return /"version"\s*:\s*"https:\/\/jsonfeed\.org\/version\//.test(await readHead(file, 8192));
  },
  async *load(file, context) {
    if (/^\s*\{/.test((await readHead(file)).replace(/^\uFEFF/, ''))) yield* loadJsonFeed(file, context);
    else yield* loadXmlFeed(file, context);
  },
};

// --- internal ---

/** Largest JSON Feed, in bytes: it is read whole. */
const MAX_JSON_BYTES = 200 * 1024 * 1024;

async function* loadXmlFeed(file: SourceFile, { report, maxBytes }: ReaderContext): AsyncGenerator<Draft> {
  const isWanted = (name: string, around: readonly string[]) =>
    ((name === 'item' || name === 'entry') && around.length <= 2) ||
    (name === 'language' && around.length === 2);
  let entries = 0;
  let hasFault = false;
  let lang: string | undefined;
  const chunks = readChunks(file, (problem) => {
    hasFault = true;
    report(problem);
  });
  for await (const one of readXml(chunks, { isWanted, maxLength: maxBytes })) {
    if (isFault(one)) {
      if (!hasFault) report({ ...one, remedy: 'Export the feed again, or split it.' });
      hasFault = true;
    } else if (one.name === 'language') lang ??= one.text.trim() || undefined;
    else {
      entries++;
      yield toEntry(one, file.file, lang);
    }
  }
  if (entries === 0 && !hasFault) report(file.size === 0 || (await isBlank(file)) ? EMPTY : NO_ENTRIES);
}

const EMPTY = { what: 'The file is empty.', remedy: 'Export the feed again, or remove the file.' };
const NO_ENTRIES = {
  what: 'The feed has no entries.',
  remedy: 'Check that this is the right feed, or exclude it.',
};

const isBlank = async (file: SourceFile) =>
  file.size <= 1024 && (await readHead(file)).replace(/^\uFEFF/, '').trim() === '';

function toEntry(entry: XmlElement, file: string, lang: string | undefined): Draft {
  const content = childOf(entry, 'content:encoded', 'content', 'description', 'summary');
  const { text, links } = readContent(content);
  const url = urlOf(entry);
  const summary =
    content?.name === 'content:encoded' || content?.name === 'content'
      ? textOf(entry, 'description', 'summary')
      : undefined;
  const image = imageOf(entry);
  const date = textOf(entry, 'pubDate', 'published', 'dc:date', 'updated');
  const title = textOf(entry, 'title');
  const language =
    entry.attributes['xml:lang'] ?? content?.attributes['xml:lang'] ?? textOf(entry, 'dc:language') ?? lang;
  return {
    file,
    line: entry.line,
    text,
    links,
    tags: namesOf(entry, 'category', (one) => one.attributes.label ?? one.attributes.term ?? one.text),
    authors: namesOf(entry, 'dc:creator', (one) => one.text).concat(
      namesOf(entry, 'author', (one) => textOf(one, 'name') ?? one.text.replace(/^\S+@\S+ \((.*)\)$/, '$1')),
    ),
    ...(title && { title: title.includes('<') ? joinBlocks(readHtml(title).blocks) : title }),
    ...(url && { url }),
    ...(date && { date }),
    ...(summary && { summary }),
    ...(image && { image }),
    ...(language && /^[a-z]{2,3}\b/i.test(language) && { lang: language }),
  };
}

/** RSS writes HTML, Atom says which kind it writes. */
function readContent(content: XmlElement | undefined): { text: string; links: string[] } {
  if (!content) return { text: '', links: [] };
  const type = content.attributes.type;
  if (type === 'xhtml') {
    const { blocks, links } = readHtml(toMarkup(content));
    return { text: joinBlocks(blocks), links };
  }
  if (type === 'text' || (type !== 'html' && !/<[a-z!/]/i.test(content.text)))
    return { text: toParagraphs(content.text), links: [] };
  const { blocks, links } = readHtml(content.text);
  return { text: joinBlocks(blocks), links };
}

/** XHTML in Atom came as elements; as HTML it can be read like all other. Mixed text loses its exact place. */
function toMarkup(element: XmlElement): string {
  const name = element.name.replace(/^.*:/, '');
  const href = element.attributes.href ? ` href="${element.attributes.href.replaceAll('"', '%22')}"` : '';
  return `<${name}${href}>${element.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${element.children.map(toMarkup).join(' ')}</${name}>`;
}

function urlOf(entry: XmlElement): string | undefined {
  const link = entry.children.find(
    ({ name, attributes }) =>
      name === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate',
  );
  if (link) return link.attributes.href;
  const guid = childOf(entry, 'guid');
  const isPermalink = guid && guid.attributes.isPermaLink !== 'false' && /^https?:/.test(guid.text.trim());
  return textOf(entry, 'link') ?? (isPermalink ? guid.text.trim() : undefined);
}

function imageOf(entry: XmlElement): string | undefined {
  const isImage = ({ attributes }: XmlElement) =>
    attributes.medium === 'image' || attributes.type?.startsWith('image/');
  return (
    childOf(entry, 'media:thumbnail')?.attributes.url ??
    entry.children.find((one) => (one.name === 'media:content' || one.name === 'enclosure') && isImage(one))
      ?.attributes.url
  );
}

function namesOf(entry: XmlElement, name: string, toName: (child: XmlElement) => string): string[] {
  return entry.children
    .filter((child) => child.name === name)
    .map((child) => toName(child).trim())
    .filter((text) => text !== '');
}

async function* loadJsonFeed(
  file: SourceFile,
  { report, maxBytes, fields }: ReaderContext,
): AsyncGenerator<Draft> {
  const text = await readText(file, Math.max(maxBytes, MAX_JSON_BYTES));
  if (!text.ok) return report(text.problem);
  const json = parseJson(text.value);
  if (!json.ok)
    return report({ line: lineAt(text.value, json.at), what: json.what, remedy: 'Correct the JSON there.' });
  const { items, language } = json.value as { items?: unknown; language?: unknown };
  if (!Array.isArray(items) || items.length === 0) return report(NO_ENTRIES);
  for (const item of items) {
    const entry =
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? toRecord(item as Record<string, unknown>, language)
        : item;
    const draft = toDraft(entry, file.file, undefined, { report, fields });
    if (draft) yield draft;
  }
}

/** JSON Feed's names to ours; its `id` is often the URL and then no name for an article. */
function toRecord(item: Record<string, unknown>, language: unknown): Record<string, unknown> {
  const { id, content_html: html, content_text: body, date_published: date, author, ...rest } = item;
  const isUrl = typeof id === 'string' && /^https?:/.test(id);
  return {
    lang: language,
    authors: author,
    ...rest,
    html,
    body,
    date,
    ...(isUrl ? { url: rest.url ?? id } : { id }),
  };
}
