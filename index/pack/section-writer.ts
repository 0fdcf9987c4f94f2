/**
 * Collects the blocks of one section: seals them, names them by their content, and keeps what the directory
 * needs. Where one block ends and the next begins is decided by content as well (`endsBlock`), so that a change
 * in one place leaves the blocks further on as they were.
 */
import { DEFLATED, FRAME_BYTES } from '../../src/format/block.ts';
import { compareBytes, sharedLength, toUtf8 } from '../../src/format/bytes.ts';
import {
  type CollectedBlocks,
  FULL_BUNDLE,
  fileOfBlock,
  nameInBundle,
  type Section,
} from '../../src/format/directory.ts';
import { hashKey } from '../../src/format/ids.ts';
import { KeyedBlockWriter } from '../../src/format/keyed-block.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { inOrder } from '../workers/in-order.ts';
import type { Pool } from '../workers/pool.ts';
import { hashContent, KeptBlocks } from './kept-blocks.ts';
import { type Content, nameOf, type SealedBlock, sealContent } from './seal-block.ts';

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

/** A block before it is sealed. */
export interface UnsealedBlock {
  /** Itself, or how it is made where the build before did not leave it sealed. */
  content: Content | (() => Content);
  /** All that it is made of. @default its content */
  source?: Content;
  first: First;
}

/** A block that will lie in a bundle. */
interface BundledBlock extends SealedBlock {
  first: First;
}

export class SectionWriter {
  readonly blocks: CollectedBlocks = { names: [] };
  bytes = 0;

  readonly #kept: KeptBlocks | undefined;

  /** @param cache What the build before left: for sections whose blocks are deflated. */
  constructor(
    readonly section: Section,
    private readonly files: FileSink,
    cache?: BuildCache,
  ) {
    this.#kept = cache && new KeptBlocks(cache, section);
  }

  /** Adds a block and returns its name. */
  add(content: Content, first: First = {}): string {
    const { name, bytes } = sealContent(this.section, content);
    this.#addNamed(name, bytes, first);
    return name;
  }

  /**
   * Adds a block that is made where the build before did not leave it; `source` is all that it is made from, where that can be
   * told. Answers the size of its payload.
   */
  addMade(source: unknown, make: () => Content, first: First): number {
    const hash = this.#kept && source !== undefined && hashContent([JSON.stringify(source)]);
    const sealed = (hash && this.#kept?.find(hash)) || sealContent(this.section, make());
    if (hash) this.#kept?.add(hash, sealed);
    this.#addNamed(sealed.name, sealed.bytes, first);
    return sealed.bytes.length - FRAME_BYTES;
  }

  /** Adds blocks in full bundles: for a section of which a change touches all. */
  addInFullBundles(contents: readonly Content[]): void {
    for (let from = 0; from < contents.length; from += FULL_BUNDLE) {
      const sealed = contents.slice(from, from + FULL_BUNDLE).map((one) => sealContent(this.section, one));
      this.#addBundle(sealed.map(({ name, bytes }) => ({ name, bytes, first: {} })));
    }
  }

  /** Adds blocks, which other threads seal. */
  async addAll(blocks: Iterable<UnsealedBlock>, pool: Pool): Promise<void> {
    await this.#sealAll(blocks, pool, ({ name, bytes }, first) => this.#addNamed(name, bytes, first));
  }

  /** The same, in bundles of about `size` blocks, twice as many at most: where a change touches few of many. */
  async addBundled(blocks: Iterable<UnsealedBlock>, size: number, pool: Pool): Promise<void> {
    let bundle: BundledBlock[] = [];
    await this.#sealAll(blocks, pool, ({ name, bytes }, first) => {
      // Where a bundle ends depends on its last block alone, so that a change moves no boundary further on.
      bundle.push({ name, bytes, first });
      if (bundle.length < 2 * size && Number.parseInt(name.slice(0, 8), 16) % size !== 0) return;
      this.#addBundle(bundle);
      bundle = [];
    });
    if (bundle.length > 0) this.#addBundle(bundle);
  }

  async #sealAll(
    blocks: Iterable<UnsealedBlock>,
    pool: Pool,
    onSealed: (sealed: SealedBlock, first: First) => void,
  ): Promise<void> {
    const kept = this.#kept;
    await inOrder(
      blocks,
      4 * pool.size,
      async ({ content, source }) => {
        const hash = kept && hashContent(source ?? toContent(content));
        const known = hash && kept.find(hash);
        return { hash, sealed: known || (await this.#seal(toContent(content), pool)) };
      },
      ({ hash, sealed }, { first }) => {
        if (hash) kept?.add(hash, sealed);
        onSealed(sealed, first);
      },
    );
  }

  /** Handing a block over costs more than sealing one that is not deflated. */
  async #seal(content: Content, pool: Pool): Promise<SealedBlock> {
    if (!DEFLATED.has(this.section)) return sealContent(this.section, content);
    return pool.run('sealBlock', { kind: this.section, content });
  }

  /** Leaves all blocks to the next build. */
  keep(): void {
    this.#kept?.keep();
  }

  #addBundle(blocks: readonly BundledBlock[]): void {
    const shared = nameOf(blocks.map(({ name }) => name).join());
    blocks.forEach(({ bytes, first }, i) => void this.#addNamed(nameInBundle(shared, i), bytes, first));
  }

  #addNamed(name: string, bytes: Uint8Array<ArrayBuffer>, { key, start }: First): void {
    this.bytes += bytes.length;
    if (key !== undefined) {
      this.blocks.keys ??= [];
      this.blocks.keys.push(key);
    }
    if (start !== undefined) {
      this.blocks.starts ??= [];
      this.blocks.starts.push(start);
    }
    this.files.set(fileOfBlock(name), bytes);
    this.blocks.names.push(name);
  }
}

const toContent = (content: UnsealedBlock['content']): Content =>
  typeof content === 'function' ? content() : content;

/** A key of a keyed block with its data. */
export type Keyed = readonly [key: string, data: Uint8Array];

/**
 * Packs entries, sorted by `sortKeys`, into keyed blocks of about `target` bytes.
 *
 * @param bundle Blocks of a bundle, about. @default each has a name of its own
 */
export async function packKeyed(
  writer: SectionWriter,
  entries: Iterable<Keyed>,
  target: number,
  pool: Pool,
  bundle = 1,
): Promise<void> {
  const blocks = toKeyedBlocks(entries, target);
  await (bundle > 1 ? writer.addBundled(blocks, bundle, pool) : writer.addAll(blocks, pool));
}

/** A keyed block that is not sealed yet. */
export interface KeyedBlock {
  content: Uint8Array<ArrayBuffer>;
  first: First;
}

export function* toKeyedBlocks(entries: Iterable<Keyed>, target: number): Generator<KeyedBlock> {
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

/** Where the blocks of sorted entries begin and end: of their data only the length is asked. */
export function* splitKeyed<E extends readonly [key: string, data: { length: number }]>(
  entries: Iterable<E>,
  target: number,
): Generator<E[]> {
  let block: E[] = [];
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
