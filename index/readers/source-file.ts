/**
 * One file of a source: bytes to text, whole or line by line. Refuses invalid UTF-8 and files over the limit with
 * a fault that names the line. Knows nothing of formats.
 */
import type { Problem } from '../corpus/problem.ts';

export interface SourceFile {
  /** Path as the user would name it. */
  readonly file: string;
  /** Path below the source, `/` between folders. */
  readonly path: string;
  /** Length in bytes. */
  readonly size: number;
  /** The bytes, a piece at a time. */
  bytes(): AsyncIterable<Uint8Array>;
  /** For a page that was fetched: its address, and whether its server forbids to show it in a search. */
  readonly page?: { url: string; noindex: boolean };
}

/** Answers what is wrong with a file, or its content; a fault is already a sentence. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Omit<Problem, 'file'> };

/** The whole file as text, without a byte order mark. */
export async function readText(file: SourceFile, maxBytes: number): Promise<Outcome<string>> {
  if (file.size > maxBytes) return { ok: false, problem: tooLarge(file.size, maxBytes) };
  const bytes = await readBytes(file);
  const decoded = decode(bytes);
  if (decoded === undefined) return { ok: false, problem: notUtf8(bytes) };
  const line = lineOfNul(decoded);
  if (line !== undefined) return { ok: false, problem: binary(line) };
  return { ok: true, value: decoded };
}

/** The first characters of a file, whatever they are. */
export async function readHead(file: SourceFile, length = 1024): Promise<string> {
  for await (const chunk of file.bytes()) return new TextDecoder().decode(chunk.subarray(0, length));
  return '';
}

/** The file as text a piece at a time; invalid UTF-8 is told once, with its line, and ends the reading. */
export async function* readChunks(
  file: SourceFile,
  report: (problem: Omit<Problem, 'file'>) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of file.bytes()) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      report({ ...NOT_UTF8, line: line + lineOfFault(chunk) });
      return;
    }
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) line++;
    yield text;
  }
}

export interface Line {
  /** 1-based. */
  number: number;
  content: Outcome<string>;
}

/** The lines of a file one after another, so that its size does not matter; a line's length does. */
export async function* readLines(file: SourceFile, maxBytes: number): AsyncGenerator<Line> {
  let number = 0;
  let rest: Uint8Array[] = [];
  let length = 0;
  const finish = (): Line => {
    number++;
    const content = toLine(rest, length, number, maxBytes);
    rest = [];
    length = 0;
    return { number, content };
  };
  for await (const chunk of file.bytes()) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      length += end - start;
      if (length <= maxBytes) rest.push(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    length += chunk.length - start;
    // Bytes over the limit are counted, not kept.
    if (length <= maxBytes && start < chunk.length) rest.push(chunk.slice(start));
  }
  if (length > 0) yield finish();
}

// --- internal ---

async function readBytes(file: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.bytes()) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes);
  } catch {
    return undefined;
  }
}

function toLine(parts: Uint8Array[], length: number, number: number, maxBytes: number): Outcome<string> {
  if (length > maxBytes)
    return { ok: false, problem: { line: number, ...tooLarge(length, maxBytes, 'line') } };
  const text = decode(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  if (text === undefined) return { ok: false, problem: { ...NOT_UTF8, line: number } };
  return { ok: true, value: text };
}

const NOT_UTF8 = {
  what: 'The text is not valid UTF-8.',
  remedy: 'Save the file in the UTF-8 encoding, or exclude it.',
};

function notUtf8(bytes: Uint8Array): Omit<Problem, 'file'> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { line: 1, what: 'The text is UTF-16, not UTF-8.', remedy: NOT_UTF8.remedy };
  }
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (decode(bytes.subarray(start, end)) === undefined) break;
    line++;
    start = end + 1;
  }
  return { line, ...NOT_UTF8 };
}

/** Line breaks before the first invalid byte of a piece; a letter cut by the piece's start counts as valid. */
function lineOfFault(chunk: Uint8Array): number {
  let line = 0;
  let start = 0;
  for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
    if (line > 0 && decode(chunk.subarray(start, end)) === undefined) break;
    if (line === 0 && decode(chunk.subarray(Math.min(3, end), end)) === undefined) break;
    line++;
    start = end + 1;
  }
  return line;
}

function lineOfNul(text: string): number | undefined {
  const at = text.indexOf('\0');
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

function binary(line: number): Omit<Problem, 'file'> {
  return {
    line,
    what: 'The file holds binary data.',
    remedy: 'Give it its proper extension, or exclude it.',
  };
}

function tooLarge(bytes: number, maxBytes: number, unit = 'file'): Omit<Problem, 'file'> {
  const toMegabytes = (n: number) => `${+(n / 1024 / 1024).toFixed(n < 1024 * 1024 ? 3 : 1)} MB`;
  return {
    what: `The ${unit} has ${toMegabytes(bytes)}; one article may have ${toMegabytes(maxBytes)}.`,
    remedy: 'Split it, exclude it, or raise "maxFileMegabytes".',
  };
}
