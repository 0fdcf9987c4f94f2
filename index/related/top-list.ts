/** The best few of many, without sorting the many: by score, of equals the lower number. */
export interface TopList {
  docs: Int32Array;
  scores: Float32Array;
}

/** The `count` largest positive scores without that of `self`, best first. */
export function findTop(scores: Float32Array, count: number, self: number): TopList {
  const heap = new Heap(Math.max(1, count));
  for (let doc = 0; doc < scores.length; doc++) {
    // Numbers ascend: of equals the one that is there is the better.
    if (scores[doc]! > heap.least && doc !== self) heap.offer(doc, scores[doc]!);
  }
  return heap.toList();
}

/**
 * The same of `sums`, in single precision, where all that is not 0 stands at the `touched` places, which may come in any
 * order. All of it is set to 0 on the way: going through so many places once more would take as long again.
 */
export function takeTop(sums: Float64Array, touched: Int32Array, count: number, self: number): TopList {
  const heap = new Heap(Math.max(1, count));
  for (const doc of touched) {
    const score = Math.fround(sums[doc]!);
    sums[doc] = 0;
    if (score >= heap.least && score > 0 && doc !== self) heap.offer(doc, score);
  }
  return heap.toList();
}

// --- internal ---

/** A heap with the worst kept entry on top. */
class Heap {
  /** What a score must exceed, or equal under a lower number, to be kept. */
  least = 0;
  readonly #docs: Int32Array;
  readonly #scores: Float32Array;
  readonly #room: number;
  #size = 0;

  constructor(room: number) {
    this.#room = room;
    this.#docs = new Int32Array(room);
    this.#scores = new Float32Array(room);
  }

  offer(doc: number, score: number): void {
    if (this.#size < this.#room) this.#riseFrom(this.#size++, doc, score);
    else if (this.#isWorse(0, doc, score)) this.#sinkFromTop(doc, score);
    if (this.#size === this.#room) this.least = this.#scores[0]!;
  }

  toList(): TopList {
    const order = Array.from({ length: this.#size }, (_, i) => i).sort(
      (a, b) => this.#scores[b]! - this.#scores[a]! || this.#docs[a]! - this.#docs[b]!,
    );
    return {
      docs: Int32Array.from(order, (i) => this.#docs[i]!),
      scores: Float32Array.from(order, (i) => this.#scores[i]!),
    };
  }

  #riseFrom(from: number, doc: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#isWorse(parent, doc, score)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, doc, score);
  }

  #sinkFromTop(doc: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      const next = child + 1;
      if (next < this.#size && this.#isWorse(next, this.#docs[child]!, this.#scores[child]!)) child = next;
      if (!this.#isWorse(child, doc, score)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, doc, score);
  }

  /** Whether the entry at a place is worse than another one. */
  #isWorse(at: number, doc: number, score: number): boolean {
    return this.#scores[at]! < score || (this.#scores[at] === score && this.#docs[at]! > doc);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#docs[from]!, this.#scores[from]!);
  }

  #put(at: number, doc: number, score: number): void {
    this.#docs[at] = doc;
    this.#scores[at] = score;
  }
}
