/** A set of numbers below a limit that is emptied at no cost, for who needs one again and again. */
export class NumberSet {
  readonly #rounds: Uint32Array;
  #round = 1;

  /** @param limit What all numbers are below. */
  constructor(limit: number) {
    this.#rounds = new Uint32Array(limit);
  }

  clear(): void {
    this.#round++;
  }

  add(number: number): void {
    this.#rounds[number] = this.#round;
  }

  has(number: number): boolean {
    return this.#rounds[number] === this.#round;
  }
}
