/**
 * JSON text to a value, or to the place of its first fault. `JSON.parse` decides; only when it refuses does a
 * small scanner look for the place, because runtimes word that differently or not at all.
 */

export type ParsedJson = { ok: true; value: unknown } | { ok: false; what: string; at: number };

/** Parses JSON; a fault comes with its offset in UTF-16 units. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const { at, what } = findFault(text);
    return { ok: false, what, at };
  }
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Offsets at which the elements of a top-level array start. Expects valid JSON. */
export function elementOffsets(text: string): number[] {
  const offsets: number[] = [];
  scan(text, (at, depth, isValue) => {
    if (depth === 1 && isValue) offsets.push(at);
  });
  return offsets;
}

/** Offset just after the first JSON value of a text that goes on differently, or the fault inside that value. */
export function endOfJson(text: string): { ok: true; end: number } | { ok: false; what: string; at: number } {
  let end = 0;
  const fault = scan(
    text,
    () => {},
    (at) => {
      end = at;
    },
  );
  return end > 0 || !fault ? { ok: true, end } : { ok: false, ...fault };
}

// --- internal ---

const SPACE = /[\t\n\r ]*/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

interface JsonToken {
  kind: 'sign' | 'text' | 'plain';
  at: number;
  end: number;
}

/** The token after an offset; undefined at the end and where no token can stand. */
function nextToken(text: string, from: number): JsonToken | undefined {
  SPACE.lastIndex = from;
  SPACE.test(text);
  const at = SPACE.lastIndex;
  const first = text[at];
  if (first === undefined) return undefined;
  if ('{}[],:'.includes(first)) return { kind: 'sign', at, end: at + 1 };
  if (first === '"') {
    const end = endOfString(text, at + 1);
    return end === undefined ? undefined : { kind: 'text', at, end };
  }
  PLAIN.lastIndex = at;
  return PLAIN.test(text) ? { kind: 'plain', at, end: PLAIN.lastIndex } : undefined;
}

function endOfString(text: string, from: number): number | undefined {
  for (let i = from; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === 34) return i + 1;
    if (code < 32) return undefined;
    if (code !== 92) {
      i++;
      continue;
    }
    ESCAPE.lastIndex = i;
    if (!ESCAPE.test(text)) return undefined;
    i = ESCAPE.lastIndex;
  }
  return undefined;
}

function findFault(text: string): { at: number; what: string } {
  return scan(text, () => {}) ?? { at: text.length, what: 'The JSON is broken.' };
}

type Expects = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma' | 'end';

/**
 * Walks the tokens of JSON; `see` is told every token with the depth that it stands at, `end` the offset after the
 * outermost value. Answers the first fault.
 */
function scan(
  text: string,
  see: (at: number, depth: number, isValue: boolean) => void,
  end: (at: number) => void = () => {},
): { at: number; what: string } | undefined {
  const closers: string[] = [];
  let expects: Expects = 'value';
  let seen = 0;
  for (let token = nextToken(text, 0); token; token = nextToken(text, seen)) {
    const { at, kind } = token;
    const sign = kind === 'sign' ? text[at] : undefined;
    if (expects === 'end') break;
    seen = token.end;
    const wantsValue = expects === 'value' || expects === 'first value';
    const isText = kind === 'text';
    see(at, closers.length, wantsValue && sign !== ']');
    let next: Expects | undefined;
    if (wantsValue && kind !== 'sign') next = 'comma';
    else if (wantsValue && sign === '{') next = 'first key';
    else if (wantsValue && sign === '[') next = 'first value';
    else if ((expects === 'key' || expects === 'first key') && isText) next = 'colon';
    else if (expects === 'colon' && sign === ':') next = 'value';
    else if (expects === 'comma' && sign === ',') next = closers.at(-1) === '}' ? 'key' : 'value';
    else if (sign !== undefined && sign === closers.at(-1) && /^(comma|first)/.test(expects)) {
      closers.pop();
      next = 'comma';
    }
    if (next === undefined)
      return {
        at,
        what: `The JSON has ${isText ? 'a text' : `"${text.slice(at, token.end)}"`} where ${wanted(expects)} should be.`,
      };
    if (next === 'first key') closers.push('}');
    if (next === 'first value') closers.push(']');
    expects = next === 'comma' && closers.length === 0 ? 'end' : next;
    if (expects === 'end') end(seen);
  }
  const rest = text.slice(seen).search(/[^\t\n\r ]/);
  if (expects === 'end')
    return rest < 0 ? undefined : { at: seen + rest, what: 'The JSON goes on after its end.' };
  if (rest < 0) return { at: text.trimEnd().length, what: 'The JSON ends too early.' };
  return { at: seen + rest, what: 'The JSON has a character that cannot stand there.' };
}

function wanted(expects: Expects): string {
  if (expects === 'colon') return 'a ":"';
  if (expects === 'comma') return 'a ","';
  return expects.endsWith('key') ? 'a "key"' : 'a value';
}
