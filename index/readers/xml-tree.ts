/**
 * XML, a piece at a time, to the elements that a reader asks for. Bounded: an element's text, its nesting, and no
 * entities beside XML's own, so that a few lines cannot unfold to gigabytes. Knows nothing of feeds.
 */
import { Parser } from 'htmlparser2';

/** An element with its attributes and what stands in it, names with their prefix (`content:encoded`). */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** 1-based line of its start. */
  line: number;
  /** Its own text, without that of its children. */
  text: string;
  children: XmlElement[];
}

export interface XmlFault {
  line: number;
  what: string;
}

export interface XmlOptions {
  /** Whether an element is wanted whole; it is told the names of the elements around, outermost first. */
  isWanted(name: string, around: readonly string[]): boolean;
  /** Most characters of a wanted element, children included. */
  maxLength: number;
}

/** Deepest nesting that is read. */
const MAX_DEPTH = 100;

/** Yields the wanted elements in their order, then the fault that ended the reading, if any. */
export async function* readXml(
  chunks: AsyncIterable<string>,
  options: XmlOptions,
): AsyncGenerator<XmlElement | XmlFault> {
  const collector = createCollector(options);
  for await (const chunk of chunks) {
    collector.write(chunk);
    yield* collector.take();
    if (collector.fault()) break;
  }
  if (!collector.fault()) collector.end();
  yield* collector.take();
  const fault = collector.fault();
  if (fault) yield fault;
}

export const isFault = (one: XmlElement | XmlFault): one is XmlFault => 'what' in one;

/** First child of a name. */
export function childOf(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const child = element.children.find((one) => one.name === name);
    if (child) return child;
  }
  return undefined;
}

/** Text of the first child of a name; undefined when there is none or it is empty. */
export function textOf(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = childOf(element, name)?.text.trim();
    if (text) return text;
  }
  return undefined;
}

// --- internal ---

function createCollector({ isWanted, maxLength }: XmlOptions) {
  const around: string[] = [];
  const open: XmlElement[] = [];
  const done: XmlElement[] = [];
  const lines = createLineCounter();
  let length = 0;
  let fault: XmlFault | undefined;
  let ended = false;
  const fail = (what: string) => {
    fault ??= { line: lines.at(parser.startIndex), what };
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (fault) return;
        around.push(name);
        if (around.length > MAX_DEPTH) return fail(`The XML is nested deeper than ${MAX_DEPTH} elements.`);
        if (open.length === 0 && !isWanted(name, around.slice(0, -1))) return;
        const element = { name, attributes, line: lines.at(parser.startIndex), text: '', children: [] };
        open.at(-1)?.children.push(element);
        if (open.length === 0) length = 0;
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (!element || fault) return;
        length += text.length;
        if (length > maxLength) return fail(`An entry has more than ${maxLength} characters.`);
        element.text += text;
      },
      onclosetag(name, isImplied) {
        if (fault) return;
        // Self-closing elements are implied too, but not at the file's end.
        if (ended && isImplied) return fail(`The XML ends before <${around[0] ?? name}> is closed.`);
        around.pop();
        const element = open.pop();
        if (element && open.length === 0) done.push(element);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  return {
    write(chunk: string) {
      lines.add(chunk);
      parser.write(chunk);
    },
    end() {
      ended = true;
      parser.end();
    },
    take: () => done.splice(0),
    fault: () => fault,
  };
}

/** Lines of rising offsets in a text that comes in pieces. */
function createLineCounter() {
  const breaks: number[] = [];
  let length = 0;
  let passed = 0;
  return {
    add(chunk: string) {
      for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) breaks.push(length + at);
      length += chunk.length;
    },
    at(offset: number) {
      while (passed < breaks.length && breaks[passed]! < offset) passed++;
      return passed + 1;
    },
  };
}
