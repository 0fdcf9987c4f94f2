/**
 * Collects the blocks of one section: seals them, names them by their content, and keeps what the directory
 * needs. Where one block ends and the next begins is decided by content as well (`endsBlock`), so that a change
 * in one place leaves the blocks further on as they were.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { DEFLATED, sealBlock } from '../../src/format/block.ts';
import { compareBytes, toUtf8 } from '../../src/format/bytes.ts';
import { fileOfBlock, type Section, type SectionBlocks } from '../../src/format/directory.ts';
import { hashKey } from '../../src/format/ids.ts';
import { KeyedBlockWriter } from '../../src/format/keyed-block.ts';

/** File name to bytes. */
export type IndexFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** Puts a sealed block among the files and returns its name. */
export function addFile(files: IndexFiles, sealed: Uint8Array<ArrayBuffer>): string {
  const name = createHash('sha256').update(sealed).digest('hex').slice(0, 16);
  files.set(fileOfBlock(name), sealed);
  return name;
}

/** True where a block of `size` bytes should end before `key`: anywhere from half of `target` to twice of it. */
export function endsBlock(size: number, target: number, key: string): boolean {
  if (size < target / 2) return false;
  return size >= target * 2 || hashKey(key)[1] % 16 === 0;
}

/** fflate's own default: written by our own copy of one library, the bytes are alike on every Node. */
const DEFLATE_LEVEL = 6;

export class SectionWriter {
  readonly blocks: SectionBlocks = { names: [] };
  bytes = 0;

  constructor(
    readonly section: Section,
    private readonly files: IndexFiles,
  ) {}

  /** Adds a block, deflated where its section is, and returns its number. */
  add(content: Uint8Array, first: { key?: string; start?: number } = {}): number {
    const payload = DEFLATED.has(this.section) ? deflateSync(content, { level: DEFLATE_LEVEL }) : content;
    const sealed = sealBlock(this.section, payload);
    this.bytes += sealed.length;
    if (first.key !== undefined) {
      this.blocks.keys ??= [];
      this.blocks.keys.push(first.key);
    }
    if (first.start !== undefined) {
      this.blocks.starts ??= [];
      this.blocks.starts.push(first.start);
    }
    return this.blocks.names.push(addFile(this.files, sealed)) - 1;
  }
}

/** A key of a keyed block with its data. */
export type Keyed = readonly [key: string, data: Uint8Array];

/** Packs entries, sorted by `sortKeys`, into keyed blocks of about `target` bytes. */
export function packKeyed(writer: SectionWriter, entries: Iterable<Keyed>, target: number): void {
  for (const block of splitKeyed(entries, target)) {
    const out = new KeyedBlockWriter();
    for (const [key, data] of block) out.add(toUtf8(key), data);
    writer.add(out.finish(), { key: block[0]![0] });
  }
}

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
  return [...keys]
    .map((key) => ({ key, bytes: toUtf8(key) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ key }) => key);
}
