/**
 * BM25+ as MiniSearch computes it (Lv and Zhai, "Lower-bounding term frequency normalization", 2011), for what
 * MiniSearch does not score itself. A field's length is the number of its different words, as in MiniSearch.
 */

/** How fast repetition saturates, how much length counts, the least that any match is worth. */
export const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

export function inverseDocumentFrequency(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** The weight of a word that stands `frequency` times in a field, before its inverse document frequency. */
export function weighFrequency(frequency: number, length: number, average: number): number {
  if (frequency === 0) return 0;
  const { k, b, d } = BM25;
  return d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / average));
}
