/**
 * The names of the blocks of one part of the index, section by section, so that the manifest stays small and a
 * request reads the names of its own part only. Related lists, which have the most blocks, have pages of such names.
 *
 *     per section: name | block count | 6-byte names …
 *                       | has keys? | per block: units shared with the key before, the rest
 *                       | has starts? | distance of each block's first article number to the one before
 */
import { ByteReader, ByteWriter, sharedLength } from './bytes.ts';

/** The blocks of one section, in order. */
export interface SectionBlocks {
  /** File names without ending: 12 hexadecimal digits of the content's hash. */
  names: Names;
  /** Where each block begins, in a section sorted by keys: above all keys before, at or below its first. */
  keys?: string[];
  /** First article number of each block, in a section sorted by articles. */
  starts?: number[];
}

/** A list of names: an array, or one that is read as it is asked. */
export interface Names {
  readonly length: number;
  at(i: number): string | undefined;
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
  ],
  ids: ['ids'],
  related: ['related'],
  suggest: ['suggestions'],
  draft: ['outlines', 'profiles'],
} as const;

export type Part = keyof typeof PARTS;
export type Section = (typeof PARTS)[Part][number];
export type Directory = Partial<Record<Section, SectionBlocks>>;

const NAME_BYTES = 6;

/** Hexadecimal digits of a block's name. */
export const NAME_DIGITS = 2 * NAME_BYTES;

/** Blocks of related lists whose names stand in one page. */
export const BLOCKS_PER_PAGE = 512;

/** The file that holds the block of that name. */
export const fileOfBlock = (name: string): string => `${name}.bin`;

export function encodeDirectory(part: Part, directory: Directory): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const section of PARTS[part]) {
    const blocks = directory[section];
    if (!blocks || blocks.names.length === 0) continue;
    out.string(section).varint(blocks.names.length);
    for (let block = 0; block < blocks.names.length; block++) {
      const name = blocks.names.at(block)!;
      for (let i = 0; i < NAME_BYTES; i++) out.byte(Number.parseInt(name.slice(2 * i, 2 * i + 2), 16));
    }
    out.byte(blocks.keys ? 1 : 0);
    let last = '';
    for (const key of blocks.keys ?? []) {
      const shared = sharedLength(last, key);
      out.varint(shared).string(key.slice(shared));
      last = key;
    }
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
    const blocks: SectionBlocks = { names: new PackedNames(reader.raw(count * NAME_BYTES)) };
    if (reader.byte() === 1) {
      let key = '';
      blocks.keys = Array.from({ length: count }, () => {
        key = key.slice(0, reader.varint()) + reader.string();
        return key;
      });
    }
    if (reader.byte() === 1) {
      let start = 0;
      blocks.starts = Array.from({ length: count }, () => (start += reader.varint()));
    }
    directory[section] = blocks;
  }
  return directory;
}

/** Most names of a directory are never asked for. */
class PackedNames implements Names {
  constructor(private readonly bytes: Uint8Array) {}

  get length(): number {
    return this.bytes.length / NAME_BYTES;
  }

  at(i: number): string | undefined {
    if (i < 0 || i >= this.length) return undefined;
    return toHex(this.bytes.subarray(i * NAME_BYTES, (i + 1) * NAME_BYTES));
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}
