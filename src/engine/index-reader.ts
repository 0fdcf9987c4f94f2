/**
 * An opened index: from sections and keys to the payloads of blocks and what they hold. Fetches each block once
 * and only what is asked for. Knows nothing of queries and ranking.
 */
import type { BlockKind } from '../format/block.ts';
import { compareBytes, toUtf8 } from '../format/bytes.ts';
import {
  type Directory,
  decodeDirectory,
  namesInFullBundles,
  PARTS,
  type Part,
  type Section,
  type SectionBlocks,
} from '../format/directory.ts';
import { decodeRecord, type StoredArticle } from '../format/docs.ts';
import { lastAtOrBefore } from '../format/last-at-or-before.ts';
import { decodeManifest, MANIFEST_FILE, type Manifest } from '../format/manifest.ts';
import { IndexError } from '../index-error.ts';
import type { BlockStore } from '../store/block-store.ts';
import { CachedBlocks } from '../store/cached-blocks.ts';
import type { Costs } from '../store/costs.ts';
import { readTwice } from '../store/read-twice.ts';

export interface ReaderOptions {
  /** Bytes of blocks to keep. @default 32 MiB */
  budget?: number;
}

export class IndexReader {
  /** By name of their block. */
  private readonly directories = new Map<string, Directory>();

  private constructor(
    readonly manifest: Manifest,
    private readonly blocks: CachedBlocks,
  ) {}

  /**
   * Reads the manifest.
   *
   * @throws IndexError when there is none or it is not of this format.
   */
  static async open(store: BlockStore, costs: Costs, options: ReaderOptions = {}): Promise<IndexReader> {
    const bytes = await readTwice(store, MANIFEST_FILE);
    if (!bytes) throw new IndexError('index_missing', 'There is no index here yet: run "alongside build".');
    costs.blocksFetched++;
    costs.bytesFetched += bytes.length;
    return new IndexReader(decodeManifest(bytes), new CachedBlocks(store, options.budget));
  }

  get bytesHeld(): number {
    return this.blocks.bytesHeld;
  }

  /**
   * The blocks of a section, or undefined when the index has none. Of related lists and of many completions, whose blocks
   * stand in several directories, those of the page that holds article `doc`, or `key`.
   */
  async section(
    section: Section,
    costs: Costs,
    { doc = 0, key = '' }: { doc?: number; key?: string } = {},
  ): Promise<SectionBlocks | undefined> {
    const { directories, pages, suggestionPages, ids } = this.manifest;
    if (section === 'ids') return { names: namesInFullBundles(ids.bundles, ids.blocks) };
    const name =
      section === 'related'
        ? pages.names[lastAtOrBefore(pages.starts.length, (i) => pages.starts[i]! - doc)]
        : section === 'suggestions' && suggestionPages
          ? suggestionPages.names[pageOfKey(suggestionPages.keys, key)]
          : directories[PART_OF_SECTION.get(section)!];
    return name === undefined ? undefined : (await this.directory(name, costs))[section];
  }

  /** The payload of block number `i` of a section. */
  async block(section: Section, i: number, costs: Costs): Promise<Uint8Array<ArrayBuffer>> {
    return this.named(section, (await this.section(section, costs))?.names.at(i), costs);
  }

  /** Numbers of the blocks of a keyed section that may hold keys beginning with `prefix`, or the key itself. */
  async blocksOfKey(section: Section, key: string, costs: Costs, prefix = false): Promise<number[]> {
    const keys = (await this.section(section, costs))?.keys;
    if (!keys || keys.length === 0) return [];
    const numbers = [Math.max(0, keys.lastAtOrBefore(key))];
    if (prefix) {
      for (let i = numbers[0]! + 1; keys.at(i)?.startsWith(key); i++) numbers.push(i);
    }
    return numbers;
  }

  /** The payload of the block of completions that may hold a key. */
  async completions(key: string, costs: Costs): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const blocks = await this.section('suggestions', costs, { key });
    if (!blocks?.keys || blocks.keys.length === 0) return undefined;
    const number = Math.max(0, blocks.keys.lastAtOrBefore(key));
    return this.named('suggestions', blocks.names.at(number), costs);
  }

  /** One record of `docs` or `related`. */
  async record<T>(section: 'docs' | 'related', doc: number, costs: Costs): Promise<T> {
    const blocks = await this.section(section, costs, { doc });
    const starts = blocks?.starts ?? [];
    const block = lastAtOrBefore(starts.length, (i) => starts[i]! - doc);
    const payload = await this.named(section, blocks?.names.at(block), costs);
    const record = decodeRecord<T>(payload, doc - starts[block]!);
    if (record === undefined) {
      throw new IndexError('index_damaged', `The index has no ${section} of article ${doc}.`);
    }
    return record;
  }

  article(doc: number, costs: Costs): Promise<StoredArticle> {
    return this.record('docs', doc, costs);
  }

  /** The payload of the block of that name. */
  async named(section: Section, name: string | undefined, costs: Costs): Promise<Uint8Array<ArrayBuffer>> {
    if (name === undefined) throw new IndexError('index_damaged', `The index lacks a block of ${section}.`);
    return this.blocks.get(section satisfies BlockKind, name, costs);
  }

  private async directory(name: string, costs: Costs): Promise<Directory> {
    let directory = this.directories.get(name);
    if (!directory) {
      directory = decodeDirectory(await this.blocks.getForGood('directory', name, costs));
      this.directories.set(name, directory);
    }
    return directory;
  }
}

/** Number of the page that may hold a key. */
function pageOfKey(keys: readonly string[], wanted: string): number {
  const bytes = toUtf8(wanted);
  return Math.max(
    0,
    lastAtOrBefore(keys.length, (i) => compareBytes(toUtf8(keys[i]!), bytes)),
  );
}

const PART_OF_SECTION = new Map<Section, Part>(
  (Object.keys(PARTS) as Part[]).flatMap((part) => PARTS[part].map((section) => [section, part] as const)),
);
