/**
 * Collects the blocks of one section: seals them, names them by their content, and keeps what the directory
 * needs. Where one block ends and the next begins is decided by content as well (`endsBlock`), so that a change
 * in one place leaves the blocks further on as they were.
 */
import { compareBytes, sharedLength, toUtf8 } from '../../src/format/bytes.ts';
import { fileOfBlock, type Section, type SectionBlocks } from '../../src/format/directory.ts';
import { hashKey } from '../../src/format/ids.ts';
import { KeyedBlockWriter } from '../../src/format/keyed-block.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { type Content, type SealedBlock, sealContent } from './seal-block.ts';

/** Where files go: a `Map`, or a folder. */
export interface FileSink {
  set(name: string, bytes: Uint8Array<ArrayBuffer>): unknown;
}

/** File name to bytes. */
export type IndexFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** True where a block of `size` bytes should end before `key`: anywhere from half of `target` to twice of it. */
export function endsBlock(size: number, target: number, key: string): boolean {
  if (size < target / 2) return false;
  return size >= target * 2 || hashKey(key)[1] % 16 === 0;
}

/** What a directory says of a block's beginning. */
export interface First {
  key?: string;
  /** Number of its first article. */
  start?: number;
}

export class SectionWriter {
  readonly blocks: SectionBlocks & { names: string[] } = { names: [] };
  bytes = 0;

  constructor(
    readonly section: Section,
    private readonly files: FileSink,
  ) {}

  /** Adds a block and returns its number. */
  add(content: Content, first: First = {}): number {
    return this.addSealed(sealContent(this.section, content), first);
  }

  /** Adds blocks, which other threads seal. */
  async addAll(blocks: Iterable<{ content: Content; first: First }>, pool: Pool): Promise<void> {
    await inOrder(
      blocks,
      4 * pool.size,
      ({ content }) => pool.run('sealBlock', { kind: this.section, content }),
      (sealed, { first }) => void this.addSealed(sealed, first),
    );
  }

  private addSealed({ name, bytes }: SealedBlock, first: First): number {
    this.bytes += bytes.length;
    if (first.key !== undefined) {
      this.blocks.keys ??= [];
      this.blocks.keys.push(first.key);
    }
    if (first.start !== undefined) {
      this.blocks.starts ??= [];
      this.blocks.starts.push(first.start);
    }
    this.files.set(fileOfBlock(name), bytes);
    return this.blocks.names.push(name) - 1;
  }
}

/** A key of a keyed block with its data. */
export type Keyed = readonly [key: string, data: Uint8Array];

/** Packs entries, sorted by `sortKeys`, into keyed blocks of about `target` bytes. */
export async function packKeyed(
  writer: SectionWriter,
  entries: Iterable<Keyed>,
  target: number,
  pool: Pool,
): Promise<void> {
  await writer.addAll(toKeyedBlocks(entries, target), pool);
}

function* toKeyedBlocks(
  entries: Iterable<Keyed>,
  target: number,
): Generator<{ content: Content; first: First }> {
  let last = '';
  for (const block of splitKeyed(entries, target)) {
    const out = new KeyedBlockWriter();
    for (const [key, data] of block) out.add(toUtf8(key), data);
    const first = block[0]![0];
    // As much of the first key as tells it from all before: directories are read by every request.
    yield { content: out.finish(), first: { key: cutKey(first, sharedLength(last, first) + 1) } };
    last = block.at(-1)![0];
  }
}

/** The first units of a key, no character cut in two. */
function cutKey(key: string, length: number): string {
  return key.slice(0, isHighSurrogate(key.charCodeAt(length - 1)) ? length + 1 : length);
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** Where the blocks of sorted entries begin and end. */
export function* splitKeyed(entries: Iterable<Keyed>, target: number): Generator<Keyed[]> {
  let block: Keyed[] = [];
  let size = 0;
  for (const entry of entries) {
    const [key, data] = entry;
    if (block.length > 0 && (endsBlock(size, target, key) || size + data.length > target * 2)) {
      yield block;
      block = [];
      size = 0;
    }
    block.push(entry);
    size += key.length + data.length;
  }
  if (block.length > 0) yield block;
}

/** Keys in the order of their UTF-8 bytes. */
export function sortKeys(keys: Iterable<string>): string[] {
  const all = [...keys];
  // The order of UTF-16 units is the same, and much cheaper.
  if (all.every((key) => HAS_NO_SURROGATE.test(key))) return all.sort();
  return all
    .map((key) => ({ key, bytes: toUtf8(key) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ key }) => key);
}

/** Units below the surrogates sort as their UTF-8 bytes do. */
const HAS_NO_SURROGATE = /^[\0-\ud7ff]*$/;
