/**
 * Text -> words with their places. One pass over the UTF-16 units, its time linear in the text; ASCII words take no
 * regular expression. Knows of a language only what `WordRules` says; knows nothing of stems or stop words.
 */
import type { Token } from './analyzer.ts';
import {
  APOSTROPHE,
  BREAK,
  CAPITAL,
  classOf,
  DIGIT,
  DOT,
  HANGUL,
  HYPHEN,
  IDEOGRAPH,
  IGNORED,
  LETTER,
  MARK,
  SYLLABIC,
} from './character-class.ts';
import { readSpaceless } from './spaceless.ts';
import { cutForm, LONGEST_FORM, toForm } from './word-form.ts';

/** How a language writes its words, where it differs from the rest. */
export interface WordRules {
  /**
   * What an apostrophe between letters does: `join` makes one word (`don't`), `split` two (French `l'eau`), `cut`
   * drops what follows (Turkish `Ankara'da`). Default `join`. A possessive `'s` is dropped in any case.
   */
  apostrophe?: 'join' | 'split' | 'cut';
  /** `2.000` is two thousand and `3,14` a number. Default: `2,000` and `3.14`. */
  decimalComma?: boolean;
  /** `I` is the capital of `ı`. */
  dotless?: boolean;
}

/** Letters of the first part of a compound that is joined, at most: `e-mail`, `pre-fetch`, but not `coffee-house`. */
const LONGEST_PREFIX = 3;
/** Shortest word of letters and digits that its parts stand for as well: `html5`, but not `5g`. */
const SHORTEST_MIXED = 4;
/** Two or three runs of letters or digits; more are codes that nobody knows the parts of. */
const MIXED = /^(?:\p{L}+\p{N}+\p{L}*|\p{N}+\p{L}+\p{N}*)$/u;
/** Letters after the dot of a name such as `node.js` or `readme.md`, at most. */
const LONGEST_EXTENSION = 4;

const NEWLINE = 10;
const SPACE = 32;
const COMMA = 44;
const FULL_STOP = 46;

/** One part of a hyphenated or dotted compound. */
interface Part {
  start: number;
  end: number;
  forms: string[];
}

/** The words of a text in reading order; positions count from 0. */
export function tokenize(text: string, rules: WordRules = {}): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let at = 0;

  while (at < text.length) {
    const end = rules.dotless ? at : endOfPlainWord(text, at);
    if (end > at) {
      const form = cutForm(text.slice(at, end).toLowerCase());
      tokens.push({ form, start: at, end, position: position++ });
      at = end;
      continue;
    }
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT || kind === CAPITAL) {
      readCompound(at);
    } else if (kind === IDEOGRAPH || kind === HANGUL || kind === SYLLABIC) {
      ({ end: at, position } = readSpaceless(text, at, kind, position, tokens));
    } else if (kind === DOT && startsDottedName(text, at)) {
      const dot = at;
      const first = tokens.length;
      readCompound(at + 1);
      const word = tokens[first];
      if (word !== undefined && word.form.length < LONGEST_FORM) {
        tokens.splice(first, 0, {
          form: `.${word.form}`,
          start: dot,
          end: word.end,
          position: word.position,
        });
      }
    } else {
      at += text.charCodeAt(at) >= 0xd800 && text.codePointAt(at)! > 0xffff ? 2 : 1;
    }
  }
  return tokens;

  /** Reads `e-mail`, `node.js`, `C++` or a plain word; moves `at` past it. */
  function readCompound(from: number): void {
    const part = readPart(from);
    const separator = separatorAt(text, at);
    if (separator === 0) {
      emit(part);
      return;
    }
    const parts = [part];
    let separators = '';
    for (let next = separator; next !== 0; next = separatorAt(text, at)) {
      separators += next === DOT ? '.' : '-';
      parts.push(readPart(at + 1));
    }
    emitCompound(parts, separators);
  }

  function emit(part: Part): void {
    for (const form of part.forms) {
      const place = position++;
      tokens.push({ form, start: part.start, end: part.end, position: place });
      // `Notepad++` is a notepad, `C++` is no C.
      if (form.length > 3 && form.endsWith('++')) {
        tokens.push({ form: form.slice(0, -2), start: part.start, end: part.end, position: place });
      }
      if (form.length >= SHORTEST_MIXED && /\p{N}/u.test(form)) emitRuns(form, part, place);
    }
  }

  /** `html5` is `html` and `5` as well, at the same place. */
  function emitRuns(form: string, { start, end, forms }: Part, place: number): void {
    if (!MIXED.test(form)) return;
    const exact = forms.length === 1 && form.length === end - start;
    for (const run of form.matchAll(/\p{N}+|\p{L}+/gu)) {
      const from = exact ? start + run.index : start;
      tokens.push({ form: run[0], start: from, end: exact ? from + run[0].length : end, position: place });
    }
  }

  /** `e`, `email`, `mail`: the joined word stands at the place of its first part and spans them all. */
  function emitCompound(parts: Part[], separators: string): void {
    if (isAcronym(parts, separators)) {
      const form = parts.map((part) => part.forms[0]).join('');
      tokens.push({
        form: cutForm(form),
        start: parts[0]!.start,
        end: parts.at(-1)!.end,
        position: position++,
      });
      return;
    }
    const whole = separators === '-' && isJoinable(parts);
    parts.forEach((part, i) => {
      const place = position;
      const first = tokens.length;
      emit(part);
      const joined =
        i === 0 && whole ? parts : isFileName(parts, separators, i) ? parts.slice(i, i + 2) : undefined;
      const form = joined?.some(hasLetter) ? joined.flatMap((one) => one.forms).join('') : '';
      if (form === '' || form.length > LONGEST_FORM || /[+#]/.test(form)) return;
      const token = { form, start: part.start, end: joined!.at(-1)!.end, position: place };
      tokens.splice(first + 1, 0, token);
    });
  }

  /** `node.js` and `ASP.NET`, but not `end.Next`. */
  function isFileName(parts: Part[], separators: string, i: number): boolean {
    const next = parts[i + 1];
    if (separators[i] !== '.' || separators[i - 1] === '.' || separators[i + 1] === '.' || !next)
      return false;
    const written = text.slice(next.start, next.end);
    return written.length <= LONGEST_EXTENSION && !/^[A-Z][a-z]/.test(written);
  }

  /** Reads letters, digits and marks from `from`; moves `at` past them and past what is dropped. */
  function readPart(from: number): Part {
    let next = from;
    let end = from;
    let plain = true;
    let capitals = false;
    let digitsOnly = true;
    while (next < text.length) {
      const unit = text.charCodeAt(next);
      const kind = classAt(text, next);
      if (kind === LETTER) {
        digitsOnly = false;
        if (unit >= 128) plain = false;
      } else if (kind === CAPITAL) {
        digitsOnly = false;
        capitals = true;
      } else if (kind === DIGIT) {
        if (unit >= 128) plain = false;
      } else if (kind === MARK) {
        plain = false;
      } else if (kind === IGNORED) {
        plain = false;
        next++;
        continue;
      } else if (kind === APOSTROPHE) {
        const after = skipIgnored(text, next + 1);
        if (!isWordClass(classAt(text, after))) break;
        if (isPossessive(text, after)) {
          at = after + 1;
          return toPart(from, end, plain, capitals, digitsOnly);
        }
        if (rules.apostrophe === 'split') {
          at = after;
          return toPart(from, end, plain, capitals, digitsOnly);
        }
        if (rules.apostrophe === 'cut') {
          at = skipWord(text, after);
          return toPart(from, end, plain, capitals, digitsOnly);
        }
        plain = false;
        next = after;
        continue;
      } else if (!isInsideNumber(text, from, next, digitsOnly, rules)) {
        break;
      }
      next += unit >= 0xd800 && unit < 0xdc00 && text.codePointAt(next)! > 0xffff ? 2 : 1;
      end = next;
    }
    end = pastSymbol(text, from, end, next, digitsOnly);
    at = Math.max(end, next);
    return toPart(from, end, plain, capitals, digitsOnly);
  }

  function toPart(start: number, end: number, plain: boolean, capitals: boolean, digitsOnly: boolean): Part {
    const run = text.slice(start, end);
    if (digitsOnly) return { start, end, forms: toForms(withoutGroups(run, rules)) };
    if (plain && !(capitals && rules.dotless)) {
      return { start, end, forms: [cutForm(capitals ? run.toLowerCase() : run)] };
    }
    return { start, end, forms: toForms(run) };
  }

  /** A compatibility character may hide several words (`½`, `ﷺ`): they stand one after the other. */
  function toForms(run: string): string[] {
    const form = toForm(run, rules.dotless);
    return form === run || isOneWord(form, run) ? [form] : tokenize(form, rules).map((token) => token.form);
  }
}

/** Whether composing the run brought in nothing that parts words. */
function isOneWord(form: string, run: string): boolean {
  if (classAt(form, 0) === MARK) return false;
  for (const character of form) {
    const kind = classAt(character, 0);
    if (!isWordClass(kind) && kind !== MARK && !run.includes(character)) return false;
  }
  return form !== '';
}

/**
 * The fast lane that nine words of ten take: ASCII letters up to a space or a mark that cannot belong to the word.
 * Answers `from` when the word needs the careful reading.
 */
function endOfPlainWord(text: string, from: number): number {
  let at = from;
  let unit = 32;
  while (at < text.length) {
    unit = text.charCodeAt(at);
    const letter = unit | 32;
    if (letter < 97 || letter > 122 || unit > 127) break;
    at++;
  }
  if (at === text.length || unit === SPACE || unit === NEWLINE || unit === COMMA) return at;
  if (unit === FULL_STOP) {
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : SPACE;
    if (next === SPACE || next === NEWLINE) return at;
  }
  return from;
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.codePointAt(at)!) : BREAK;
}

function isWordClass(kind: number): boolean {
  return kind === LETTER || kind === CAPITAL || kind === DIGIT;
}

function skipIgnored(text: string, from: number): number {
  let at = from;
  while (at < text.length && classAt(text, at) === IGNORED) at++;
  return at;
}

/** Past letters, digits, marks and apostrophes. */
function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (!isWordClass(kind) && kind !== MARK && kind !== IGNORED && kind !== APOSTROPHE) break;
    at++;
  }
  return at;
}

/** The `s` of a possessive stands alone between the apostrophe and the word's end. */
function isPossessive(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 0x73 && unit !== 0x53) return false;
  const after = classAt(text, skipIgnored(text, at + 1));
  return !isWordClass(after) && after !== MARK;
}

/** HYPHEN or DOT when the compound goes on behind it, else 0. */
function separatorAt(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind !== HYPHEN && kind !== DOT) return 0;
  const next = classAt(text, at + 1);
  if (next === LETTER || next === CAPITAL || (next === DIGIT && kind === HYPHEN)) return kind;
  return 0;
}

/** `.NET`, `.gitignore`: a dot that starts a word, at the start of the text or behind a space or an opening mark. */
function startsDottedName(text: string, at: number): boolean {
  const next = classAt(text, at + 1);
  if (next !== LETTER && next !== CAPITAL) return false;
  return at === 0 || /[\s([{<"'“‘«/|*`]/.test(text[at - 1]!);
}

/** `U.S.A`: single letters between dots are one word. */
function isAcronym(parts: Part[], separators: string): boolean {
  return (
    !separators.includes('-') && parts.every((part) => part.forms.length === 1 && part.forms[0]!.length === 1)
  );
}

function hasLetter(part: Part): boolean {
  return part.forms.some((form) => /\p{L}/u.test(form));
}

/** Whether writers may leave the hyphen out: after a short prefix, or before a number (`covid-19`). */
function isJoinable(parts: Part[]): boolean {
  const { start, end } = parts[0]!;
  return (
    end - start <= LONGEST_PREFIX || parts.some((part) => part.forms.some((form) => /\p{N}/u.test(form)))
  );
}

/** Whether the dot, comma or space at `at` belongs to the number around it: `3.14`, `v2.0`, `2,000`, `2 000`. */
function isInsideNumber(
  text: string,
  from: number,
  at: number,
  digitsOnly: boolean,
  rules: WordRules,
): boolean {
  if (classAt(text, at - 1) !== DIGIT || classAt(text, at + 1) !== DIGIT) return false;
  if (text[at] === '.') return true;
  if (!digitsOnly) return false;
  const run = text.slice(Math.max(from, at - 32), at);
  const rest = text.slice(at + 1, at + 33);
  if (text[at] === ',' && rules.decimalComma) return !run.includes(',') && !/^\d+,\d/.test(rest);
  if (!/[,\u00a0\u2009\u202f]/.test(text[at]!)) return false;
  return (
    /^(?:\d{1,3}|\d{1,3}([,\u00a0\u2009\u202f])(?:\d{3}\1)*\d{3})$/.test(run) && /^\d{3}(?!\d)/.test(rest)
  );
}

/** `2,000` is the number 2000. */
function withoutGroups(run: string, rules: WordRules): string {
  const group = rules.decimalComma ? /[\s.](?=\d{3}(?:\D|$))/g : /[\s,]/g;
  if (rules.decimalComma && !/^\d{1,3}(?:[\s.]\d{3})+(?:,\d+)?$/.test(run)) return run;
  return run.replace(group, '');
}

/** The end of `C++` or `F#`; no letter may follow (`C++17` is two words). */
function pastSymbol(text: string, from: number, end: number, next: number, digitsOnly: boolean): number {
  if (digitsOnly || next !== end) return end;
  let past = end;
  if (text.startsWith('++', end)) past = end + 2;
  else if (text[end] === '#' && end - from === 1 && /[A-HJ-Za-z]/.test(text[from]!)) past = end + 1;
  const after = classAt(text, past);
  return after === LETTER || after === CAPITAL || /[+#]/.test(text[past] ?? '') ? end : past;
}
