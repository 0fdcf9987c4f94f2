/**
 * A page to the blocks of its article. Takes what the author marked: `data-pagefind-body`, else `<main>` or
 * `<article>`; a page that marks nothing goes to an extraction library. Leaves the chrome around and inside out.
 */
import { type Document, Element, isTag, isText, type ParentNode } from 'domhandler';
import { extractArticle } from './extract-article.ts';
import { type HtmlText, readHtml, readNodes, toPlainText, walk } from './html-to-text.ts';

export interface MainContent extends HtmlText {
  /** The article's own heading: the only `h1` of its content, or of the page. */
  heading: string | undefined;
  hasBodyMark: boolean;
}

/** Reads a page's article; `source` is the page's HTML, for the library. */
export async function readMainContent(page: Document, source: string): Promise<MainContent> {
  const marks = findAll(page, (element) => 'data-pagefind-body' in element.attribs, false);
  if (marks.length > 0) return { ...readRoots(marks), heading: findHeading(marks, page), hasBodyMark: true };
  const root = findMain(page);
  if (root) return { ...readRoots([root]), heading: findHeading([root], page), hasBodyMark: false };
  const extracted = await extractArticle(page, source);
  const heading = findHeading([], page);
  if (extracted !== undefined) return { ...readHtml(extracted), heading, hasBodyMark: false };
  return { ...readRoots([page]), heading, hasBodyMark: false };
}

/** All elements that match, in order; `inside` says whether to look inside a match. */
export function findAll(root: ParentNode, matches: (element: Element) => boolean, inside = true): Element[] {
  const found: Element[] = [];
  walk(root, {
    enter(node) {
      if (!isTag(node)) return false;
      const isMatch = matches(node);
      if (isMatch) found.push(node);
      return inside || !isMatch;
    },
  });
  return found;
}

// --- internal ---

/** `<main>`, or the one `<article>` in it or in the page; a page of several articles is a list. */
function findMain(page: Document): Element | undefined {
  const mains = findAll(page, (element) => element.name === 'main' || element.attribs.role === 'main', false);
  const within = mains.length === 1 ? mains[0]! : page;
  const articles = findAll(within, (element) => element.name === 'article', false);
  if (articles.length === 1) return articles[0];
  return mains.length === 1 ? mains[0] : undefined;
}

function findHeading(roots: Element[], page: Document): string | undefined {
  const isHeading = (element: Element) =>
    element.name === 'h1' && !('data-pagefind-ignore' in element.attribs);
  const inRoots = roots.flatMap((root) => (isHeading(root) ? [root] : findAll(root, isHeading)));
  const headings = inRoots.length > 0 ? inRoots : findAll(page, isHeading);
  const text = headings.length === 1 ? toPlainText(headings[0]!) : '';
  return text === '' ? undefined : text;
}

function readRoots(roots: ParentNode[]): HtmlText {
  const parts = roots.map((root) => readNodes(root, toChromeTest(root)));
  return {
    blocks: parts.flatMap((part) => part.blocks),
    links: [...new Set(parts.flatMap((part) => part.links))],
  };
}

const CHROME_TAGS = new Set(['nav', 'footer', 'aside']);
const CHROME_ROLES = new Set([
  'navigation',
  'complementary',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alert',
]);
const CHROME_CLASS =
  /(^|[-_\s])(shar(e|ing)|social|breadcrumbs?|newsletter|subscribe|sign-?up|comments?|sidebar|toc|table-of-contents|pagination|pager|advert(isement)?|cookies?|byline|related|post-?(meta|nav(igation)?)|skip-?link|edit-this-page)([-_\s]|$)/i;
/** Shortest paragraph of a page's header that is a standfirst and not a byline, in characters. */
const STANDFIRST = 60;

/** What is left out of an article's element. A class may lie: what holds most of the text is no chrome. */
function toChromeTest(root: ParentNode): (element: Element) => boolean {
  let lengths: Map<Element, number> | undefined;
  const isSmall = (element: Element) => {
    lengths ??= measureTexts(root);
    return lengths.get(element)! < lengths.get(isTag(root) ? root : WHOLE)! / 2;
  };
  const leftOut = new Set<Element>();
  const decided = new Set<Element>();
  return (element) => {
    if (CHROME_TAGS.has(element.name) || CHROME_ROLES.has(element.attribs.role ?? '')) return true;
    if (element.name === 'header' && !decided.has(element)) {
      // Of a header with a standfirst only that is read, whatever stands around it.
      const read = findStandfirsts(element);
      if (read.size === 0) return true;
      for (const part of findAll(element, () => true)) {
        decided.add(part);
        if (!read.has(part)) leftOut.add(part);
      }
    }
    if (leftOut.has(element)) return true;
    const name = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
    return name.length > 1 && CHROME_CLASS.test(name) && isSmall(element);
  };
}

/** The standfirsts of a header, with what stands in them and around them. */
function findStandfirsts(header: Element): Set<Element> {
  const read = new Set<Element>();
  for (const paragraph of findAll(header, ({ name }) => name === 'p', false)) {
    if (toPlainText(paragraph).length < STANDFIRST) continue;
    for (const part of findAll(paragraph, () => true)) read.add(part);
    for (
      let node: ParentNode | null = paragraph;
      node && node !== header && isTag(node);
      node = node.parent
    ) {
      if (read.has(node)) break;
      read.add(node);
    }
  }
  return read;
}

/** Stands for the whole of what was measured. */
const WHOLE = new Element('whole', {});

/** Characters of text in each element and in all, about as many as a reader would see; each is counted once. */
function measureTexts(root: ParentNode): Map<Element, number> {
  const lengths = new Map<Element, number>();
  const open = [0];
  walk(root, {
    enter(node) {
      if (isText(node))
        open[open.length - 1]! += node.data.trim() === '' ? 0 : node.data.replace(/\s+/g, ' ').length;
      if (!isTag(node)) return false;
      open.push(0);
      return node.name !== 'script' && node.name !== 'style';
    },
    leave(node) {
      if (!isTag(node)) return;
      const length = open.pop()!;
      lengths.set(node, length);
      open[open.length - 1]! += length;
    },
  });
  return lengths.set(isTag(root) ? root : WHOLE, open[0]!);
}
