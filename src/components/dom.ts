/**
 * Makes DOM nodes. Children are nodes or text, never markup, so that nothing of a corpus becomes code. Knows nothing
 * of what is shown.
 */
import { readExcerpt } from '../pages/excerpt.ts';

export type Child = Node | string | undefined | false | Child[];

type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

/** An element; `true` sets an empty attribute, `false` and undefined none, a function listens to `on…` events. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  append(element, children);
  return element;
}

/** Appends children, however deeply they are listed. */
export function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (typeof child === 'string') parent.appendChild(document.createTextNode(child));
  }
}

/** An excerpt's text with `<mark>` around what matched. */
export function excerptNodes(excerpt: string): Node[] {
  return readExcerpt(excerpt).map(({ text, marked }) =>
    marked ? h('mark', {}, text) : document.createTextNode(text),
  );
}
