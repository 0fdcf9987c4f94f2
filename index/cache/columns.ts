/**
 * Typed arrays under names as one piece of bytes, and back without copying: a line of JSON that tells names, types and
 * lengths, then the arrays, each at a place that suits its type.
 */

export type Column = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** The parts of the piece, one behind the other: arrays as they are. @param columns One of bytes may be told in parts. */
export function encodeColumns(
  columns: Readonly<Record<string, Column | readonly Uint8Array[]>>,
): Uint8Array[] {
  const entries = Object.entries(columns).map(([name, column]) => {
    const arrays = isTyped(column) ? [column] : column;
    const size = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const head: Head = isTyped(column) ? [name, typeOf(column), column.length] : [name, 'Uint8Array', size];
    return { head, arrays, size };
  });
  const json = Buffer.from(JSON.stringify(entries.map(({ head }) => head)));
  const parts: Uint8Array[] = [
    new Uint8Array(Uint32Array.of(json.length).buffer),
    json,
    padding(4 + json.length),
  ];
  for (const { arrays, size } of entries) {
    for (const { buffer, byteOffset, byteLength } of arrays) {
      parts.push(new Uint8Array(buffer, byteOffset, byteLength));
    }
    parts.push(padding(size));
  }
  return parts.filter(({ length }) => length > 0);
}

/** Views over `bytes`. */
export function decodeColumns(bytes: Uint8Array): Record<string, Column> {
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const { byteOffset } = whole;
  const buffer = whole.buffer as ArrayBuffer;
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

/** Where texts end that stand one behind the other. */
export function joinEnds(parts: readonly Texts[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { ends }) => sum + ends.length, 0));
  let start = 0;
  let at = 0;
  for (const { ends, bytes } of parts) {
    for (const end of ends) all[at++] = start + end;
    start += bytes.length;
  }
  return all;
}

export function readText(texts: Texts, i: number): string {
  const { buffer, byteOffset, length } = readBytes(texts, i);
  return Buffer.from(buffer, byteOffset, length).toString();
}

/** A text as a view. */
export const readBytes = ({ bytes, ends }: Texts, i: number): Uint8Array =>
  bytes.subarray(ends[i - 1] ?? 0, ends[i]!);

// --- internal ---

const TYPES = { Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array };
type Head = [name: string, type: keyof typeof TYPES, length: number];

const ALIGNMENT = 8;
/** What lies between something of so many bytes and what comes next. */
const padding = (size: number) => new Uint8Array(align(size) - size);
const align = (size: number) => Math.ceil(size / ALIGNMENT) * ALIGNMENT;

const isTyped = (column: Column | readonly Uint8Array[]): column is Column => ArrayBuffer.isView(column);

const typeOf = (column: Column) =>
  Object.entries(TYPES).find(([, type]) => column instanceof type)![0] as keyof typeof TYPES;
