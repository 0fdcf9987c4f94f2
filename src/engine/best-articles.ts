/** The best few of many articles: a heap whose first one is the worst that is kept, and the first to go. */
export class BestArticles {
  private readonly docs: Uint32Array;
  private readonly values: Float32Array;
  private count = 0;

  /** @param most How many to keep. */
  constructor(private readonly most: number) {
    this.docs = new Uint32Array(most);
    this.values = new Float32Array(most);
  }

  /** Might an article of that value be kept? */
  hasRoomFor(exact: number): boolean {
    return this.count < this.most || Math.fround(exact) >= this.values[0]!;
  }

  /** Takes an article in if its value is above zero and among the best so far; of equals the lower number is better. */
  offer(doc: number, exact: number): void {
    const value = Math.fround(exact);
    if (value <= 0) return;
    if (this.count < this.most) this.rise(this.count++, doc, value);
    else if (this.isWorse(0, doc, value)) this.sink(doc, value);
  }

  /** What was kept, the best first. Takes the worst off the heap again and again, so it can be asked once. */
  finish(): { docs: Uint32Array; values: Float32Array } {
    const docs = new Uint32Array(this.count);
    const values = new Float32Array(this.count);
    while (this.count > 0) {
      docs[this.count - 1] = this.docs[0]!;
      values[this.count - 1] = this.values[0]!;
      this.count--;
      this.sink(this.docs[this.count]!, this.values[this.count]!);
    }
    return { docs, values };
  }

  /** Is the one at place `at` worse than that article? */
  private isWorse(at: number, doc: number, value: number): boolean {
    const kept = this.values[at]!;
    return kept < value || (kept === value && this.docs[at]! > doc);
  }

  /** Puts an article at the heap's end and those that are better than it below it. */
  private rise(from: number, doc: number, value: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.isWorse(parent, doc, value)) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, doc, value);
  }

  /** Puts an article in the first one's place and those that are worse than it above it. */
  private sink(doc: number, value: number): void {
    let at = 0;
    for (let child = 1; child < this.count; child = 2 * at + 1) {
      const other = child + 1;
      const worse =
        other < this.count && this.isWorse(other, this.docs[child]!, this.values[child]!) ? other : child;
      if (!this.isWorse(worse, doc, value)) break;
      this.move(worse, at);
      at = worse;
    }
    this.put(at, doc, value);
  }

  private move(from: number, to: number): void {
    this.put(to, this.docs[from]!, this.values[from]!);
  }

  private put(at: number, doc: number, value: number): void {
    this.docs[at] = doc;
    this.values[at] = value;
  }
}
