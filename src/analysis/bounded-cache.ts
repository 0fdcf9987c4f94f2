/**
 * A memory of answers that cannot grow without end: the older half is forgotten when the younger is full.
 * A word that is asked for often moves along and stays.
 */
export class BoundedCache {
  private young = new Map<string, string>();
  private old = new Map<string, string>();

  /** Keep at most twice `half` answers. */
  constructor(private readonly half: number) {}

  get(key: string): string | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found;
    const kept = this.old.get(key);
    if (kept !== undefined) this.set(key, kept);
    return kept;
  }

  set(key: string, value: string): void {
    if (this.young.size >= this.half) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
