/**
 * What a page says about its article: `<meta>`, `<link>`, JSON-LD and Pagefind's attributes to a draft's fields.
 * Knows nothing of the article's text.
 */
import { type Document, type Element, isTag } from 'domhandler';
import { toPlainText, walk } from './html-to-text.ts';
import { type LinkedData, readLinkedData } from './linked-data.ts';
import type { Metadata } from './metadata.ts';
import { readPagefind } from './pagefind.ts';

export type PageMetadata = Omit<Metadata, 'title'> & {
  title: {
    /** By `data-pagefind-meta`. */
    marked: string | undefined;
    /** By `og:title` or JSON-LD. */
    stated: string | undefined;
    /** By `<title>`, without the site's name. */
    tag: string | undefined;
  };
};

/** Reads a page's metadata; Pagefind's attributes win, then `article:` and `og:`, then JSON-LD, then the rest. */
export function readPageMetadata(page: Document): PageMetadata {
  const found = collect(page);
  const { meta, data } = found;
  const marks = readPagefind(found.pagefind);
  const one = (...names: string[]) => names.map((name) => meta.get(name)?.[0]).find((value) => value);
  const list = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const tags = [...marks.tags, ...list('article:tag'), ...data.tags, ...found.tagLinks];
  const keywords = tags.length > 0 ? [] : list('keywords').flatMap((value) => value.split(','));
  const authors = [...marks.authors, ...list('author', 'article:author', 'dc.creator'), ...data.authors];
  const robots = list('robots', 'googlebot').join(',');
  const lang = marks.lang ?? found.lang ?? one('og:locale');
  const metadata: Metadata = {
    url: marks.url,
    date:
      marks.date ??
      one('article:published_time', 'datepublished', 'dc.date', 'date', 'pubdate') ??
      data.date ??
      found.time,
    summary: marks.summary ?? one('og:description', 'description') ?? data.summary,
    image: marks.image ?? one('og:image', 'twitter:image') ?? data.image,
    section: marks.section ?? one('article:section') ?? data.section,
    lang: lang && /^[a-z]{2,3}([-_]|$)/i.test(lang) ? lang : undefined,
    canonical: found.canonical,
    tags: toNames([...tags, ...keywords]),
    authors: toNames(authors.filter((author) => !/^https?:/.test(author))),
    // A page that sends its readers on is no article: Hugo makes one for every alias.
    search: /noindex|none/i.test(robots) || found.isRedirect ? false : undefined,
  } as Metadata;
  const given = Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== undefined && value !== ''),
  );
  return {
    ...given,
    title: {
      marked: marks.title,
      stated: one('og:title') ?? data.title,
      tag: found.title && withoutSiteName(found.title, one('og:site_name')),
    },
  };
}

// --- internal ---

interface Found {
  /** Contents of `<meta>` by name or property, in lower case. */
  meta: Map<string, string[]>;
  pagefind: Element[];
  data: LinkedData;
  lang?: string;
  title?: string;
  canonical?: string;
  time?: string;
  tagLinks: string[];
  isRedirect: boolean;
}

function collect(page: Document): Found {
  const scripts: string[] = [];
  const found: Found = {
    meta: new Map(),
    pagefind: [],
    data: readLinkedData([]),
    tagLinks: [],
    isRedirect: false,
  };
  walk(page, {
    enter(node) {
      if (!isTag(node)) return false;
      const { name, attribs } = node;
      if ('data-pagefind-meta' in attribs || 'data-pagefind-filter' in attribs) found.pagefind.push(node);
      if (name === 'html' && attribs.lang) found.lang = attribs.lang;
      else if (name === 'meta') readMeta(node, found);
      else if (name === 'title' && node.parent && isTag(node.parent) && node.parent.name !== 'svg')
        found.title ??= toPlainText(node);
      else if (name === 'link' && hasWord(attribs.rel, 'canonical') && attribs.href)
        found.canonical ??= attribs.href;
      else if (name === 'a' && hasWord(attribs.rel, 'tag'))
        found.tagLinks.push(toPlainText(node).replace(/^#/, ''));
      else if (name === 'time' && attribs.datetime && isPublication(node)) found.time ??= attribs.datetime;
      else if (name === 'script' && attribs.type === 'application/ld+json') scripts.push(textOf(node));
      return name !== 'script' && name !== 'style';
    },
  });
  found.data = readLinkedData(scripts);
  return found;
}

function readMeta({ attribs }: Element, found: Found): void {
  if (attribs['http-equiv']?.toLowerCase() === 'refresh' && /url=/i.test(attribs.content ?? ''))
    found.isRedirect = true;
  const name = (attribs.property ?? attribs.name ?? attribs.itemprop)?.toLowerCase();
  const content = attribs.content?.trim();
  if (!name || !content) return;
  const values = found.meta.get(name);
  if (values) values.push(content);
  else found.meta.set(name, [content]);
}

/** A `<time>` that says when the article came out, by its own marks. */
function isPublication({ attribs }: Element): boolean {
  if ('pubdate' in attribs || attribs.itemprop === 'datePublished') return true;
  return (
    /(^|[\s-])(published|dt-published|entry-date|post-date|date)(\s|$)/.test(attribs.class ?? '') &&
    !/updated|modified/.test(attribs.class ?? '')
  );
}

const hasWord = (value: string | undefined, word: string) =>
  value?.toLowerCase().split(/\s+/).includes(word) ?? false;
const textOf = (element: Element) =>
  element.children.map((child) => ('data' in child ? child.data : '')).join('');
const toNames = (names: string[]) => {
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '');
  return trimmed.length > 0 ? [...new Set(trimmed)] : undefined;
};

/** `Green tea | The Kettle` to `Green tea`. */
function withoutSiteName(title: string, siteName: string | undefined): string {
  const parts = title.split(/\s+[|·–—-]\s+/);
  if (parts.length < 2) return title;
  if (siteName && parts.at(-1) === siteName)
    return title.slice(0, title.lastIndexOf(siteName)).replace(/\s+[|·–—-]\s+$/, '');
  return / \| /.test(title) ? title.slice(0, title.lastIndexOf(' | ')) : title;
}
