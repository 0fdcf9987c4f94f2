/**
 * Numbers for pairs of numbers: a hash table over typed arrays, because a `Map` stops at 2^24 keys and keeps an
 * object for each.
 */
import { shareInts } from './side-by-side/shared-arrays.ts';

export class PairTable {
  /** Pairs numbered so far. */
  size = 0;
  #mask: number;
  #left: Int32Array;
  #right: Int32Array;
  /** Number + 1; 0 marks a free slot. */
  #numbers: Int32Array;
  /** Slot of each number. */
  #slots: Int32Array;

  /** @param capacity Twice as many pairs as are expected, about: a power of two. */
  constructor(capacity: number) {
    this.#mask = capacity - 1;
    this.#left = new Int32Array(capacity);
    this.#right = new Int32Array(capacity);
    this.#numbers = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity >> 1);
  }

  /** The number of a pair, which is new or known. */
  numberOf(left: number, right: number): number {
    let slot = this.#slotOf(left, right);
    if (this.#numbers[slot] === 0) {
      if (this.size * 2 >= this.#mask) {
        this.#grow();
        slot = this.#slotOf(left, right);
      }
      this.#put(slot, left, right, ++this.size);
    }
    return this.#numbers[slot]! - 1;
  }

  /** The pairs of all numbers; the table itself may then be let go. */
  finish(): { lefts: Int32Array; rights: Int32Array } {
    const [lefts, rights] = [shareInts(this.size), shareInts(this.size)];
    for (let number = 0; number < this.size; number++) {
      lefts[number] = this.#left[this.#slots[number]!]!;
      rights[number] = this.#right[this.#slots[number]!]!;
    }
    return { lefts, rights };
  }

  /** The slot where the pair is or would be: open addressing, the next slot when one is taken. */
  #slotOf(left: number, right: number): number {
    let slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#numbers[slot] !== 0 && (this.#left[slot] !== left || this.#right[slot] !== right)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #put(slot: number, left: number, right: number, number: number): void {
    this.#left[slot] = left;
    this.#right[slot] = right;
    this.#numbers[slot] = number;
    this.#slots[number - 1] = slot;
  }

  #grow(): void {
    const [lefts, rights, numbers] = [this.#left, this.#right, this.#numbers];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#left = new Int32Array(capacity);
    this.#right = new Int32Array(capacity);
    this.#numbers = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity >> 1);
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === 0) continue;
      this.#put(this.#slotOf(lefts[i]!, rights[i]!), lefts[i]!, rights[i]!, numbers[i]!);
    }
  }
}
