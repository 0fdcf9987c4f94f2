/**
 * The names of the blocks of one part of the index, section by section, so that the manifest stays small and a
 * request reads the names of its own part only.
 *
 *     per section: name | block count | 8-byte names … | has keys? | first key of each block
 *                       | has starts? | distance of each block's first article number to the one before
 */
import { ByteReader, ByteWriter } from './bytes.ts';

/** The blocks of one section, in order. */
export interface SectionBlocks {
  /** File names without ending: 16 hexadecimal digits of the content's hash. */
  names: string[];
  /** First key of each block, in a section sorted by keys. */
  keys?: string[];
  /** First article number of each block, in a section sorted by articles. */
  starts?: number[];
}

/** Which directory lists a section: a request reads one or two of them. */
export const PARTS = {
  search: [
    'terms',
    'postings',
    'positions',
    'forms',
    'lengths',
    'docs',
    'facets',
    'dates',
    'neighbours',
    'copies',
    'commonness',
  ],
  related: ['ids', 'related'],
  suggest: ['suggestions'],
} as const;

export type Part = keyof typeof PARTS;
export type Section = (typeof PARTS)[Part][number];
export type Directory = Partial<Record<Section, SectionBlocks>>;

const NAME_BYTES = 8;

/** The file that holds the block of that name. */
export const fileOfBlock = (name: string): string => `${name}.bin`;

export function encodeDirectory(part: Part, directory: Directory): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const section of PARTS[part]) {
    const blocks = directory[section];
    if (!blocks || blocks.names.length === 0) continue;
    out.string(section).varint(blocks.names.length);
    for (const name of blocks.names) {
      for (let i = 0; i < NAME_BYTES; i++) out.byte(Number.parseInt(name.slice(2 * i, 2 * i + 2), 16));
    }
    out.byte(blocks.keys ? 1 : 0);
    for (const key of blocks.keys ?? []) out.string(key);
    out.byte(blocks.starts ? 1 : 0);
    let previous = 0;
    for (const start of blocks.starts ?? []) {
      out.varint(start - previous);
      previous = start;
    }
  }
  return out.finish();
}

export function decodeDirectory(payload: Uint8Array): Directory {
  const reader = new ByteReader(payload);
  const directory: Directory = {};
  while (!reader.atEnd) {
    const section = reader.string() as Section;
    const count = reader.varint();
    const blocks: SectionBlocks = {
      names: Array.from({ length: count }, () => toHex(reader.raw(NAME_BYTES))),
    };
    if (reader.byte() === 1) blocks.keys = Array.from({ length: count }, () => reader.string());
    if (reader.byte() === 1) {
      let start = 0;
      blocks.starts = Array.from({ length: count }, () => (start += reader.varint()));
    }
    directory[section] = blocks;
  }
  return directory;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}
