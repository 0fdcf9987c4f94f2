/** The texts of many articles where all threads can read them: on disk, or in memory where they are few. */
import { readScratch, type Scratch, ScratchWriter } from '../../workers/scratch.ts';
import { shareBytes, shareDoubles, shareInts } from './shared-arrays.ts';

export interface SharedTexts {
  bytes: Scratch;
  /** Where each text begins, and its bytes. */
  starts: Float64Array;
  sizes: Int32Array;
  /** 1 where a text takes two bytes a UTF-16 unit and not one. */
  isWide: Uint8Array;
}

/** @param file Where they may lie. @default in memory */
export function shareTexts<T>(items: readonly T[], textOf: (item: T) => string, file?: string): SharedTexts {
  const starts = shareDoubles(items.length);
  const sizes = shareInts(items.length);
  const isWide = shareBytes(items.length);
  const writer = new ScratchWriter(file);
  items.forEach((item, i) => {
    const text = textOf(item);
    isWide[i] = IS_NARROW.test(text) ? 0 : 1;
    starts[i] = writer.size;
    sizes[i] = writer.appendText(text, isWide[i] ? 'utf16le' : 'latin1');
  });
  return { bytes: writer.finish(), starts, sizes, isWide };
}

/** Some of the texts, under new numbers. */
export function pickTexts(
  { bytes, starts, sizes, isWide }: SharedTexts,
  numbers: readonly number[],
): SharedTexts {
  return {
    bytes,
    starts: shareDoubles(numbers.map((i) => starts[i]!)),
    sizes: shareInts(numbers.map((i) => sizes[i]!)),
    isWide: shareBytes(numbers.map((i) => isWide[i]!)),
  };
}

/** Text number `i`. */
export function readText({ bytes, starts, sizes, isWide }: SharedTexts, i: number): string {
  const part = readScratch(bytes, starts[i]!, sizes[i]!);
  return part.toString(isWide[i] ? 'utf16le' : 'latin1');
}

// --- internal ---

const IS_NARROW = /^[\0-\xff]*$/;
