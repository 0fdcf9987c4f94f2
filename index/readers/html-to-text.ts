/**
 * HTML to the paragraphs that a reader would read and the links between them. Leaves out what is not prose:
 * scripts, forms, navigation, hidden parts, `data-pagefind-ignore`. Knows nothing of whole pages and metadata.
 */
import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';

/** One paragraph, heading, list or piece of code. */
export interface Block {
  /** Name of the element that it came from, such as `p`, `h2` or `pre`. */
  tag: string;
  text: string;
}

export interface HtmlText {
  blocks: Block[];
  /** `href` of every link, as written, in order, without repeats. */
  links: string[];
}

/** Reads a piece of HTML. */
export function readHtml(html: string): HtmlText {
  return readNodes(parseDocument(html));
}

/** Blocks as one text, a blank line between two. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** All text of a node on one line, hidden parts included. */
export function toPlainText(root: ParentNode): string {
  let text = '';
  walk(root, {
    enter(node) {
      if (isText(node)) text += node.data;
      else if (isTag(node) && (PARAGRAPHS.has(node.name) || LINES.has(node.name))) text += ' ';
      return isTag(node) && node.name !== 'script' && node.name !== 'style';
    },
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** Reads a part of a page; `isLeftOut` names further elements that are not read. */
export function readNodes(
  root: ParentNode,
  isLeftOut: (element: Element) => boolean = () => false,
): HtmlText {
  const writer = new BlockWriter();
  const links = new Set<string>();
  walk(root, {
    enter(node) {
      if (isText(node)) {
        writer.write(node.data);
        return false;
      }
      if (!isTag(node)) return node.type === 'cdata';
      if (isNoProse(node) || isLeftOut(node)) {
        // A left-out part still separates the words around it.
        writer.write(' ');
        return false;
      }
      if (node.name === 'a' && node.attribs.href) links.add(node.attribs.href.trim());
      writer.open(node.name);
      return true;
    },
    leave(node) {
      if (isTag(node) && !isNoProse(node) && !isLeftOut(node)) writer.close(node.name);
    },
  });
  return { blocks: writer.finish(), links: [...links] };
}

/** Walks a tree without recursion, however deep it is; `enter` answers whether to go down. */
export function walk(
  root: ParentNode,
  visit: { enter(node: ChildNode): boolean; leave?(node: ChildNode): void },
): void {
  let node: ChildNode | null = root.firstChild;
  while (node) {
    const goesDown = visit.enter(node);
    const child: ChildNode | null =
      goesDown && 'firstChild' in node ? (node.firstChild as ChildNode | null) : null;
    if (child) {
      node = child;
      continue;
    }
    visit.leave?.(node);
    while (node && !node.nextSibling) {
      const parent = node.parent as ChildNode | null;
      if (!parent || (parent as unknown) === root) return;
      node = parent;
      visit.leave?.(node);
    }
    node = node?.nextSibling ?? null;
  }
}

// --- internal ---

const NO_PROSE = new Set(
  'script style noscript template svg iframe object embed audio video canvas nav form button select textarea input dialog menu annotation head title'.split(
    ' ',
  ),
);
/** Anchors beside headings, footnotes' way back, line numbers of code. */
const NO_PROSE_CLASS =
  /(^|\s)(anchor|header-?link|heading-?(anchor|link)|hash-link|footnote-backref|footnote-ref|lineno|linenos|line-numbers-rows|gutter|sr-only|screen-reader-text|visually-hidden)(\s|$)/;

function isNoProse(element: Element): boolean {
  if (NO_PROSE.has(element.name)) return true;
  const { attribs } = element;
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  if ('data-pagefind-ignore' in attribs) return true;
  return attribs.class !== undefined && NO_PROSE_CLASS.test(attribs.class);
}

/** Elements that start a paragraph of their own. */
const PARAGRAPHS = new Set(
  'address article aside blockquote body center details dialog div dl fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html main ol p pre search section summary table ul'.split(
    ' ',
  ),
);
/** Elements that start a line of their own. */
const LINES = new Set(['li', 'tr', 'dt', 'dd', 'br', 'caption', 'option']);

/** Puts pieces of text together: white space as a browser would show it, one block per paragraph. */
class BlockWriter {
  private readonly blocks: Block[] = [];
  private readonly elements: string[] = [];
  /** The paragraph so far. In pieces, none of them empty: to look at the end of a growing text is to copy it. */
  private pieces: string[] = [];
  private tag = 'p';
  private pre = 0;

  open(tag: string): void {
    if (PARAGRAPHS.has(tag)) {
      this.flush();
      this.elements.push(tag);
    } else if (LINES.has(tag)) this.breakLine();
    else if (tag === 'td' || tag === 'th') this.write(' ');
    if (tag === 'pre') this.pre++;
  }

  close(tag: string): void {
    if (tag === 'pre') this.pre--;
    if (PARAGRAPHS.has(tag)) {
      this.flush();
      this.elements.pop();
    } else if (LINES.has(tag) && tag !== 'br') this.breakLine();
  }

  write(text: string): void {
    if (this.pre > 0) {
      if (this.pieces.length === 0) this.tag = 'pre';
      if (text !== '') this.pieces.push(text.replace(/\r\n?/g, '\n'));
      return;
    }
    let piece = text.replace(/[ \t\n\r\f]+/g, ' ');
    const before = this.pieces.at(-1);
    if (before === undefined || before.endsWith(' ') || before.endsWith('\n')) piece = piece.trimStart();
    if (piece === '') return;
    if (before === undefined) this.tag = this.elements.at(-1) ?? 'p';
    this.pieces.push(piece);
  }

  finish(): Block[] {
    this.flush();
    return this.blocks;
  }

  private breakLine(): void {
    if (this.pre > 0) return;
    for (let last = this.pieces.pop(); last !== undefined; last = this.pieces.pop()) {
      const end = last.trimEnd();
      if (end === '') continue;
      this.pieces.push(end, '\n');
      return;
    }
  }

  private flush(): void {
    // A blank line inside code would end its paragraph.
    const written = this.pieces.join('');
    const text = this.tag === 'pre' ? trimLines(written) : written.trim();
    if (text.trim() !== '') this.blocks.push({ tag: this.tag, text });
    this.pieces = [];
    this.tag = 'p';
  }
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trimEnd())
    .join('\n');
}
