/**
 * Typed arrays under names as one piece of bytes, and back without copying: a line of JSON that tells names, types and
 * lengths, then the arrays, each at a place that suits its type.
 */

export type Column = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** The parts of the piece, one behind the other: arrays as they are. */
export function encodeColumns(columns: Readonly<Record<string, Column>>): Uint8Array[] {
  const head = Object.entries(columns).map(([name, column]): Head => [name, typeOf(column), column.length]);
  const json = Buffer.from(JSON.stringify(head));
  const size = new Uint8Array(Uint32Array.of(json.length).buffer);
  const parts: Uint8Array[] = [size, json, new Uint8Array(align(4 + json.length) - 4 - json.length)];
  for (const { buffer, byteOffset, byteLength } of Object.values(columns)) {
    parts.push(new Uint8Array(buffer, byteOffset, byteLength));
    parts.push(new Uint8Array(align(byteLength) - byteLength));
  }
  return parts.filter(({ length }) => length > 0);
}

/** Views over `bytes`. */
export function decodeColumns(bytes: Uint8Array<ArrayBuffer>): Record<string, Column> {
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = whole;
  const length = new DataView(buffer, byteOffset).getUint32(0, true);
  const head = JSON.parse(Buffer.from(buffer, byteOffset + 4, length).toString()) as Head[];
  let at = align(4 + length);
  return Object.fromEntries(
    head.map(([name, type, length]) => {
      const column = new TYPES[type](buffer, byteOffset + at, length);
      at += align(column.byteLength);
      return [name, column];
    }),
  );
}

/** Texts one after the other, and where each ends. */
export interface Texts {
  bytes: Uint8Array;
  ends: Float64Array;
}

/** In memory that all threads see. */
export function encodeTexts(texts: readonly string[]): Texts {
  let end = 0;
  const ends = Float64Array.from(texts, (text) => {
    end += Buffer.byteLength(text);
    return end;
  });
  const bytes = Buffer.from(new SharedArrayBuffer(end));
  texts.forEach((text, i) => void bytes.write(text, ends[i - 1] ?? 0));
  return { bytes, ends };
}

export function readText({ bytes, ends }: Texts, i: number): string {
  const start = i === 0 ? 0 : ends[i - 1]!;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, ends[i]! - start).toString();
}

export function readTexts(texts: Texts): string[] {
  return Array.from(texts.ends, (_, i) => readText(texts, i));
}

// --- internal ---

const TYPES = { Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array };
type Head = [name: string, type: keyof typeof TYPES, length: number];

const ALIGNMENT = 8;
const align = (size: number) => Math.ceil(size / ALIGNMENT) * ALIGNMENT;

const typeOf = (column: Column) =>
  Object.entries(TYPES).find(([, type]) => column instanceof type)![0] as keyof typeof TYPES;
