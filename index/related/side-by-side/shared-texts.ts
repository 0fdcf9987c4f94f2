/** The texts of many articles in memory that all threads see. */

export interface SharedTexts {
  /** UTF-16 units of all texts, one after the other. */
  units: Uint16Array;
  /** Where each text begins; one more than there are texts. */
  starts: Float64Array;
}

export function shareTexts(texts: readonly string[]): SharedTexts {
  const starts = new Float64Array(new SharedArrayBuffer(8 * (texts.length + 1)));
  texts.forEach((text, i) => {
    starts[i + 1] = starts[i]! + text.length;
  });
  const units = new Uint16Array(new SharedArrayBuffer(2 * starts[texts.length]!));
  texts.forEach((text, i) => {
    const start = starts[i]!;
    for (let k = 0; k < text.length; k++) units[start + k] = text.charCodeAt(k);
  });
  return { units, starts };
}

/** Text number `i`. */
export function readText({ units, starts }: SharedTexts, i: number): string {
  return Buffer.from(units.buffer, 2 * starts[i]!, 2 * (starts[i + 1]! - starts[i]!)).toString('utf16le');
}
