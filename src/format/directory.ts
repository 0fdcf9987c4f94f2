/**
 * The names of the blocks of one part of the index, section by section, so that the manifest stays small and a
 * request reads the names of its own part only. Related lists, which have the most blocks, have pages of such names, and
 * so do the completions of a very large corpus.
 *
 *     per section: name | block count | names
 *                       | has keys? | bytes of keys, see `encodeKeys`
 *                       | has starts? | distance of each block's first article number to the one before
 *     names: bundle count | per bundle: 6 bytes, block count     or, where there are no bundles: 0 | 6 bytes per block
 */
import { decodeKeys, encodeKeys, type Keys } from './block-keys.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { lastAtOrBefore } from './last-at-or-before.ts';

/** The blocks of one section, in order. */
export interface SectionBlocks {
  /** File names without ending: see `nameInBundle`. */
  names: Names;
  /** Where each block begins, in a section sorted by keys: above all keys before, at or below its first. */
  keys?: Keys;
  /** First article number of each block, in a section sorted by articles. */
  starts?: ArrayLike<number>;
}

/** A list of names: an array, or one that is read as it is asked. */
export interface Names {
  readonly length: number;
  at(i: number): string | undefined;
}

/** Which directory lists a section: a request reads one or two of them. */
export const PARTS = {
  search: ['terms', 'lengths', 'docs', 'facets', 'dates', 'neighbours', 'copies'],
  spelling: ['forms'],
  // For whoever wants all files: a search finds these names in the entries of the dictionary.
  apart: ['postings', 'positions'],
  ids: ['ids'],
  related: ['related'],
  suggest: ['suggestions'],
  draft: ['outlines', 'profiles'],
} as const;

export type Part = keyof typeof PARTS;
export type Section = (typeof PARTS)[Part][number];
export type Directory = Partial<Record<Section, SectionBlocks>>;

/** What a name of 12 hexadecimal digits takes. */
export const NAME_BYTES = 6;

/** Hexadecimal digits of a name. */
export const NAME_DIGITS = 2 * NAME_BYTES;

/** Blocks of related lists, or of very many completions, whose names stand in one page. */
export const BLOCKS_PER_PAGE = 512;

/** The file that holds the block of that name. */
export const fileOfBlock = (name: string): string => `${name}.bin`;

/**
 * The name of block number `i` of a bundle: blocks that lie side by side and share one name, the first digits of the
 * hash of all of them, so that a directory names many for the price of one.
 */
export const nameInBundle = (bundle: string, i: number): string => bundle + i.toString(16).padStart(2, '0');

/** As many blocks as a bundle can have. */
export const FULL_BUNDLE = 256;

/** The names of so many blocks whose bundles are full but for the last. */
export function namesInFullBundles(bundles: readonly string[], blocks: number): Names {
  return {
    length: blocks,
    at(i) {
      const bundle = bundles[Math.floor(i / FULL_BUNDLE)];
      return bundle === undefined ? undefined : nameInBundle(bundle, i % FULL_BUNDLE);
    },
  };
}

/** Blocks as they are collected. */
export interface CollectedBlocks {
  names: string[];
  keys?: string[];
  starts?: number[];
}

export function encodeDirectory(
  part: Part,
  directory: Partial<Record<Section, CollectedBlocks>>,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const section of PARTS[part]) {
    const blocks = directory[section];
    if (!blocks || blocks.names.length === 0) continue;
    out.string(section).varint(blocks.names.length);
    writeNames(out, blocks.names);
    const keys = blocks.keys && encodeKeys(blocks.keys);
    out.byte(keys ? 1 : 0);
    if (keys) out.varint(keys.length).raw(keys);
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
    const blocks: SectionBlocks = { names: readNames(reader, count) };
    if (reader.byte() === 1) blocks.keys = decodeKeys(reader.raw(reader.varint()), count);
    if (reader.byte() === 1) {
      const starts = new Uint32Array(count);
      for (let i = 0, start = 0; i < count; i++) {
        start += reader.varint();
        starts[i] = start;
      }
      blocks.starts = starts;
    }
    directory[section] = blocks;
  }
  return directory;
}

export function writeName(out: ByteWriter, name: string): void {
  for (let i = 0; i < NAME_BYTES; i++) out.byte(Number.parseInt(name.slice(2 * i, 2 * i + 2), 16));
}

export function readName(reader: ByteReader): string {
  return toHex(reader.raw(NAME_BYTES));
}

// --- internal ---

function writeNames(out: ByteWriter, names: readonly string[]): void {
  const bundles: { name: string; count: number }[] = [];
  for (const one of names) {
    if (one.length === NAME_DIGITS) break;
    const name = one.slice(0, NAME_DIGITS);
    if (one === nameInBundle(name, 0)) bundles.push({ name, count: 0 });
    bundles.at(-1)!.count++;
  }
  out.varint(bundles.length);
  for (const { name, count } of bundles) {
    writeName(out, name);
    out.varint(count);
  }
  if (bundles.length === 0) for (const name of names) writeName(out, name);
}

function readNames(reader: ByteReader, count: number): Names {
  const bundles = reader.varint();
  if (bundles === 0) return new PackedNames(reader.raw(count * NAME_BYTES));
  const names = new Uint32Array(bundles);
  const starts = new Uint32Array(bundles);
  let start = 0;
  for (let i = 0; i < bundles; i++) {
    names[i] = reader.at;
    reader.at += NAME_BYTES;
    starts[i] = start;
    start += reader.varint();
  }
  return new BundledNames(count, reader.bytes, names, starts);
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

class BundledNames implements Names {
  constructor(
    readonly length: number,
    private readonly bytes: Uint8Array,
    /** Where in the bytes the name of each bundle stands, and its first block. */
    private readonly bundles: Uint32Array,
    private readonly starts: Uint32Array,
  ) {}

  at(i: number): string | undefined {
    if (i < 0 || i >= this.length) return undefined;
    const bundle = lastAtOrBefore(this.starts.length, (at) => this.starts[at]! - i);
    const name = readName(new ByteReader(this.bytes, this.bundles[bundle]!));
    return nameInBundle(name, i - this.starts[bundle]!);
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}
