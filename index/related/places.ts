/** Where each term stands in one text after the other: for whoever asks for many terms of the same text. */

/** `firstOf` a term leads along `after` to all of its places, first places first; below 0 there is none. */
export class Places {
  readonly #first: Int32Array;
  #next = new Int32Array(0);
  #read: Int32Array = new Int32Array(0);

  constructor(termCount: number) {
    this.#first = new Int32Array(termCount).fill(-1);
  }

  /** Turns to another text; negative terms are passed over. */
  read(text: Int32Array): void {
    for (const term of this.#read) if (term >= 0) this.#first[term] = -1;
    this.#read = text;
    if (this.#next.length < text.length) this.#next = new Int32Array(text.length * 2);
    for (let place = text.length - 1; place >= 0; place--) {
      const term = text[place]!;
      if (term < 0) continue;
      this.#next[place] = this.#first[term]!;
      this.#first[term] = place;
    }
  }

  firstOf(term: number): number {
    return this.#first[term]!;
  }

  after(place: number): number {
    return this.#next[place]!;
  }
}
