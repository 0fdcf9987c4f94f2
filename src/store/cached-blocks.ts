/**
 * Blocks by name, checked and kept: each is fetched once however many requests want it at a time, and what is
 * kept never passes the budget. The least recently used go first.
 */
import { type BlockKind, DEFLATED, openBlock } from '../format/block.ts';
import { fileOfBlock } from '../format/directory.ts';
import { inflate } from '../format/docs.ts';
import { IndexError } from '../index-error.ts';
import type { BlockStore } from './block-store.ts';
import type { Costs } from './costs.ts';
import { readTwice } from './read-twice.ts';
import { untilOver } from './until-over.ts';

/** Bytes that an isolate keeps, unless told otherwise: a quarter of what the platform allows it. */
export const DEFAULT_BUDGET = 32 * 1024 * 1024;

type Payload = Uint8Array<ArrayBuffer>;

/** A fetch that a request has begun. */
interface Fetching {
  /** The request, by its costs. */
  costs: Costs;
  isOver: boolean;
  /** Absent when it failed. */
  payload?: Payload;
  /** For the request itself to wait for. */
  done?: Promise<Payload>;
}

export class CachedBlocks {
  /** Kept payloads, the least recently used first. */
  private readonly kept = new Map<string, Payload>();
  private readonly underWay = new Map<string, Fetching>();
  private held = 0;
  /** Blocks that somebody keeps for good, and their bytes. */
  private readonly reservedNames = new Set<string>();
  private reserved = 0;

  constructor(
    private readonly store: BlockStore,
    private readonly budget = DEFAULT_BUDGET,
  ) {}

  /** Bytes of all payloads that are kept now, here or by whoever has read a directory. */
  get bytesHeld(): number {
    return this.held + this.reserved;
  }

  /** Reads a block that the caller keeps: its bytes count from now on, and are never let go. */
  async getForGood(kind: BlockKind, name: string, costs: Costs): Promise<Payload> {
    const payload = await this.fetchOnce(kind, name, costs);
    if (!this.reservedNames.has(name)) {
      this.reservedNames.add(name);
      this.reserved += payload.buffer.byteLength;
      this.letGo();
    }
    costs.bytesHeld = this.bytesHeld;
    return payload;
  }

  /**
   * The payload of a block, inflated where its kind is deflated.
   *
   * @throws IndexError when the block is missing, damaged or of another format, or the store fails twice.
   */
  async get(kind: BlockKind, name: string, costs: Costs): Promise<Payload> {
    const kept = this.kept.get(name);
    if (kept) {
      this.kept.delete(name);
      this.kept.set(name, kept);
      costs.bytesHeld = this.bytesHeld;
      return kept;
    }
    const payload = await this.fetchOnce(kind, name, costs);
    if (!this.kept.has(name)) this.keep(name, payload);
    costs.bytesHeld = this.bytesHeld;
    return payload;
  }

  /**
   * Fetches a block, or waits for the request that does so already.
   */
  private async fetchOnce(kind: BlockKind, name: string, costs: Costs): Promise<Payload> {
    const others = this.underWay.get(name);
    if (others?.done && others.costs === costs) return others.done;
    if (others) {
      await untilOver(others);
      if (others.payload) return others.payload;
    }
    const own: Fetching = { costs, isOver: false };
    this.underWay.set(name, own);
    try {
      own.done = this.fetch(kind, name, costs);
      own.payload = await own.done;
      return own.payload;
    } finally {
      own.isOver = true;
      if (this.underWay.get(name) === own) this.underWay.delete(name);
    }
  }

  private async fetch(kind: BlockKind, name: string, costs: Costs): Promise<Payload> {
    const bytes = await readTwice(this.store, fileOfBlock(name));
    if (!bytes) throw new IndexError('index_damaged', `A ${kind} block of the index is missing.`);
    costs.blocksFetched++;
    costs.bytesFetched += bytes.length;
    const payload = openBlock(kind, bytes);
    if (!DEFLATED.has(kind)) return payload;
    return this.store.inflate ? this.store.inflate(payload) : inflate(payload);
  }

  private keep(name: string, payload: Payload): void {
    const before = this.kept.get(name);
    if (before) this.held -= before.buffer.byteLength;
    this.kept.delete(name);
    const size = payload.buffer.byteLength;
    if (size > this.budget) return;
    this.kept.set(name, payload);
    this.held += size;
    this.letGo();
  }

  private letGo(): void {
    for (const [oldest, { buffer }] of this.kept) {
      if (this.bytesHeld <= this.budget) break;
      this.kept.delete(oldest);
      this.held -= buffer.byteLength;
    }
  }
}
