/**
 * A text with front matter (YAML, TOML or JSON) to its metadata and its body, with the lines of both. Refuses
 * broken front matter with one problem per fault. Knows nothing of what the metadata means.
 */
import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isScalar, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { Problem } from '../corpus/problem.ts';
import { endOfJson, lineAt } from './parse-json.ts';

export interface FrontMatter {
  data: Record<string, unknown>;
  body: string;
  /** 1-based line that the body starts at. */
  bodyLine: number;
  lineOf(key: string): number | undefined;
}

export type FrontMatterOutcome =
  | { ok: true; value: FrontMatter }
  | { ok: false; problems: Omit<Problem, 'file'>[] };

/** Splits a text into front matter and body; a text without front matter is all body. */
export function readFrontMatter(text: string): FrontMatterOutcome {
  const open = /^(---|\+\+\+)(yaml|yml|toml|json)?[ \t]*\r?\n/.exec(text);
  if (!open) return /^\s*\{\s*("|\})/.test(text) ? readJsonFrontMatter(text) : withoutFrontMatter(text);
  const fence = open[1]!;
  const close = (fence === '---' ? /^(---|\.\.\.)[ \t]*\r?$/m : /^\+\+\+[ \t]*\r?$/m).exec(
    text.slice(open[0].length),
  );
  if (!close) {
    // A lone rule at the top of a text is only a rule.
    if (fence === '---' && !/^[\w-]+[ \t]*:/.test(text.slice(open[0].length)))
      return withoutFrontMatter(text);
    const what = `The front matter that "${fence}" opens is never closed.`;
    return {
      ok: false,
      problems: [{ line: 1, what, remedy: `Write "${fence}" on a line of its own after it.` }],
    };
  }
  const source = text.slice(open[0].length, open[0].length + close.index);
  const rest = text.slice(open[0].length + close.index + close[0].length).replace(/^\r?\n/, '');
  const bodyLine = lineAt(text, text.length - rest.length);
  const syntax = open[2] ?? (fence === '---' ? 'yaml' : 'toml');
  const parsed = syntax === 'toml' ? parseTomlData(source) : parseYamlData(source);
  return parsed.ok ? { ok: true, value: { ...parsed.value, body: rest, bodyLine } } : parsed;
}

// --- internal ---

type Data = Pick<FrontMatter, 'data' | 'lineOf'>;
type DataOutcome = { ok: true; value: Data } | { ok: false; problems: Omit<Problem, 'file'>[] };

function withoutFrontMatter(text: string): FrontMatterOutcome {
  return { ok: true, value: { data: {}, body: text, bodyLine: 1, lineOf: () => undefined } };
}

function parseYamlData(source: string): DataOutcome {
  const counter = new LineCounter();
  // "failsafe" keeps every value as it was written: a title 1.10 does not become 1.1, nor the country NO false.
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: counter, logLevel: 'silent' });
  // The fence stands on line 1, so the first line of the YAML is line 2.
  const lineOf = (offset: number) => counter.linePos(offset).line + 1;
  const faults = new Map<number, Omit<Problem, 'file'>>();
  for (const error of document.errors) {
    const line = lineOf(placeOf(error, document.contents));
    if (!faults.has(line)) faults.set(line, { line, ...explain(error, source) });
  }
  if (faults.size > 0) return { ok: false, problems: [...faults.values()] };
  let data: unknown;
  try {
    // Aliases are bounded, so that a few lines cannot unfold to gigabytes.
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const what = `The YAML front matter is broken: ${lowerFirst((error as Error).message)}.`;
    return {
      ok: false,
      problems: [{ line: 2, what, remedy: 'Write the values out instead of repeating anchors.' }],
    };
  }
  if (data === undefined || data === null || data === '') data = {};
  if (typeof data !== 'object' || Array.isArray(data)) return { ok: false, problems: [NOT_PAIRS] };
  const lines = new Map<string, number>();
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key) && key.range) lines.set(String(key.value), lineOf(key.range[0]));
    }
  }
  return { ok: true, value: { data: data as Record<string, unknown>, lineOf: (key) => lines.get(key) } };
}

/** A quote that is never closed runs to the end: the fault is where its value begins. */
function placeOf(error: YAMLParseError, contents: unknown): number {
  if (error.code !== 'MISSING_CHAR' || !isMap(contents)) return error.pos[0];
  const starts = contents.items.flatMap(({ key }) => (isScalar(key) && key.range ? [key.range[0]] : []));
  return starts.filter((start) => start <= error.pos[0]).at(-1) ?? error.pos[0];
}

function explain(error: YAMLParseError, source: string): Omit<Problem, 'file' | 'line'> {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^\s*["']?([^"':\n]*)/.exec(source.slice(error.pos[0]))?.[1]?.trim() ?? '';
    return { what: `The front matter has "${key}" twice.`, remedy: 'Keep one of them.' };
  }
  const what = `The YAML front matter is broken: ${lowerFirst(error.message.replace(/ at line \d[\s\S]*$/, ''))}.`;
  return { what, remedy: 'Correct it there; a value with a colon or quotes in it needs quotes around it.' };
}

const NOT_PAIRS = {
  line: 2,
  what: 'The front matter is not made of "key: value" pairs.',
  remedy: 'Write one "key: value" on each line.',
};

function parseTomlData(source: string): DataOutcome {
  try {
    const data = parseToml(source);
    return {
      ok: true,
      value: {
        data,
        lineOf: (key) => lineOfPattern(source, new RegExp(`^\\s*"?${quoteForRegExp(key)}"?\\s*=`, 'm')),
      },
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.replace(/^Invalid TOML document:\s*/, '').split('\n');
    const what = `The TOML front matter is broken: ${lowerFirst(first)}.`;
    return {
      ok: false,
      problems: [{ line: error.line + 1, what, remedy: 'Correct it there; texts need quotes in TOML.' }],
    };
  }
}

function readJsonFrontMatter(text: string): FrontMatterOutcome {
  const end = endOfJson(text);
  if (!end.ok) {
    const remedy = 'Correct the JSON there.';
    return {
      ok: false,
      problems: [
        { line: lineAt(text, end.at), what: `The front matter is broken: ${lowerFirst(end.what)}`, remedy },
      ],
    };
  }
  const data = JSON.parse(text.slice(0, end.end)) as Record<string, unknown>;
  const rest = text.slice(end.end).replace(/^[ \t]*(\r?\n)?/, '');
  const lineOf = (key: string) =>
    lineOfPattern(text.slice(0, end.end), new RegExp(`"${quoteForRegExp(key)}"\\s*:`), 0);
  return { ok: true, value: { data, body: rest, bodyLine: lineAt(text, text.length - rest.length), lineOf } };
}

function lineOfPattern(source: string, pattern: RegExp, before = 1): number | undefined {
  const match = pattern.exec(source);
  // A pattern for a line's start may also have taken the line break before it.
  return match ? lineAt(source, match.index + match[0].search(/\S/)) + before : undefined;
}

const quoteForRegExp = (key: string) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
