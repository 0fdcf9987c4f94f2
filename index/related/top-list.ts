/** The best few of many, without sorting the many. */
export interface TopList {
  docs: Int32Array;
  scores: Float64Array;
}

/** The `count` largest positive scores without that of `self`, best first; of equals the lower number. */
export function findTop(scores: Float64Array, count: number, self: number): TopList {
  const heap = new Heap(Math.max(1, count));
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc]! > heap.least && doc !== self) heap.offer(doc, scores[doc]!);
  }
  return heap.toList();
}

/** The same where all positive scores stand at the `touched` places, which may come in any order. */
export function findTopAmong(
  scores: Float64Array,
  touched: Int32Array,
  count: number,
  self: number,
): TopList {
  const heap = new Heap(Math.max(1, count));
  for (const doc of touched) if (scores[doc]! > heap.least && doc !== self) heap.offer(doc, scores[doc]!);
  const { least } = heap;
  // The heap kept whichever came first of those that are as good as its last.
  const better: number[] = [];
  const equal: number[] = [];
  for (const doc of touched) {
    if (doc === self || scores[doc]! <= 0 || scores[doc]! < least) continue;
    (scores[doc]! === least ? equal : better).push(doc);
  }
  const docs = [...better, ...equal.sort((a, b) => a - b)].slice(0, count);
  docs.sort((a, b) => scores[b]! - scores[a]! || a - b);
  return { docs: Int32Array.from(docs), scores: Float64Array.from(docs, (doc) => scores[doc]!) };
}

// --- internal ---

/** A heap with the worst kept entry on top. */
class Heap {
  /** What a score must exceed to be kept. */
  least = 0;
  readonly #docs: Int32Array;
  readonly #scores: Float64Array;
  readonly #room: number;
  #size = 0;

  constructor(room: number) {
    this.#room = room;
    this.#docs = new Int32Array(room);
    this.#scores = new Float64Array(room);
  }

  offer(doc: number, score: number): void {
    if (this.#size < this.#room) this.#riseFrom(this.#size++, doc, score);
    else this.#sinkFromTop(doc, score);
    if (this.#size === this.#room) this.least = this.#scores[0]!;
  }

  toList(): TopList {
    const order = Array.from({ length: this.#size }, (_, i) => i).sort(
      (a, b) => this.#scores[b]! - this.#scores[a]! || this.#docs[a]! - this.#docs[b]!,
    );
    return {
      docs: Int32Array.from(order, (i) => this.#docs[i]!),
      scores: Float64Array.from(order, (i) => this.#scores[i]!),
    };
  }

  #riseFrom(from: number, doc: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#scores[parent]! <= score) break;
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
      if (child + 1 < this.#size && this.#scores[child + 1]! < this.#scores[child]!) child++;
      if (this.#scores[child]! >= score) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, doc, score);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#docs[from]!, this.#scores[from]!);
  }

  #put(at: number, doc: number, score: number): void {
    this.#docs[at] = doc;
    this.#scores[at] = score;
  }
}
