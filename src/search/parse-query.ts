/**
 * What was typed -> words, phrases, exclusions and filters. Every string is a query: what does not fit the grammar
 * is words. Knows nothing of languages; `toQueryWords` cuts the parts into terms.
 *
 *     coffee "flat white" -decaf -"instant coffee" title:beans tag:recipes author:"Ada Lovelace" -tag:news
 */
import type { Filter } from '../answers.ts';

/** Words or one phrase, as typed. */
export interface QueryPart {
  text: string;
  /** UTF-16 unit of the query where `text` begins. */
  start: number;
  /** In quotes: the words in this order, exactly as typed. */
  phrase: boolean;
  /** No hit may hold it. */
  excluded: boolean;
  /** Only the title counts. */
  field?: 'title';
}

export interface ParsedQuery {
  parts: QueryPart[];
  filters: Filter[];
  /** Filters that no hit may meet. */
  excludedFilters: Filter[];
  /** The query ends within a plain word, which may be unfinished. */
  unfinished: boolean;
}

/**
 * Code points of a query that count; the rest is left out. Requests are refused far below (256); whole sentences
 * come from the command line and from evaluations.
 */
const LONGEST_QUERY = 2048;

const FILTER_FIELDS: Record<string, Filter['field']> = {
  tag: 'tag',
  author: 'author',
  section: 'section',
  lang: 'lang',
  year: 'year',
};

/** Quotation marks that open a phrase, and what closes it; an apostrophe quotes nothing. */
const QUOTES: Record<string, string> = { '"': '"“”', '“': '”“"', '„': '“”"', '«': '»', '»': '«', '「': '」' };

const SPACE = /\s/u;
const FIELD = /^(?:title|tag|author|section|lang|year):/i;

/** Reads a query in one pass over its characters. */
export function parseQuery(typed: string): ParsedQuery {
  const text = cutQuery(typed);
  const parsed: ParsedQuery = { parts: [], filters: [], excludedFilters: [], unfinished: false };
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    at = readPart(text, at, parsed);
  }
  return parsed;
}

// --- internal ---

function cutQuery(typed: string): string {
  let end = 0;
  for (let count = 0; count < LONGEST_QUERY && end < typed.length; count++) {
    end += typed.codePointAt(end)! > 0xffff ? 2 : 1;
  }
  return typed.slice(0, end);
}

/** Reads one part from `from`, which is no space; answers where the next may begin. */
function readPart(text: string, from: number, parsed: ParsedQuery): number {
  const excluded = text[from] === '-' && from + 1 < text.length && !SPACE.test(text[from + 1]!);
  const named = excluded ? from + 1 : from;
  const prefix = FIELD.exec(text.slice(named, named + 10))?.[0] ?? '';
  const hasValue =
    prefix !== '' && named + prefix.length < text.length && !SPACE.test(text[named + prefix.length]!);
  const name = hasValue ? prefix.slice(0, -1).toLowerCase() : '';
  const start = hasValue ? named + prefix.length : named;

  const quoted = readQuoted(text, start);
  const end = quoted ? quoted.end : endOfWord(text, start);
  const value = quoted ? text.slice(start + 1, quoted.close) : text.slice(start, end);
  const field = FILTER_FIELDS[name];
  if (field !== undefined) {
    const filter = { field, value: value.trim() };
    if (filter.value !== '') (excluded ? parsed.excludedFilters : parsed.filters).push(filter);
    return end;
  }
  const part: QueryPart = {
    text: value,
    start: quoted ? start + 1 : start,
    phrase: quoted !== undefined,
    excluded,
  };
  parsed.parts.push(name === 'title' ? { ...part, field: 'title' } : part);
  parsed.unfinished = !part.phrase && !excluded && end === text.length;
  return end;
}

/** The quoted stretch that begins at `from`; a quotation mark that nothing closes quotes nothing. */
function readQuoted(text: string, from: number): { close: number; end: number } | undefined {
  const closers = QUOTES[text[from]!];
  if (closers === undefined) return undefined;
  for (let close = from + 1; close < text.length; close++) {
    if (closers.includes(text[close]!)) {
      return text.slice(from + 1, close).trim() === '' ? undefined : { close, end: close + 1 };
    }
  }
  return undefined;
}

/** The next space, or a quotation mark that opens a phrase right behind a word. */
function endOfWord(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && !SPACE.test(text[end]!) && !(text[end]! in QUOTES && readQuoted(text, end)))
    end++;
  return end;
}
