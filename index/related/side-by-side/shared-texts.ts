/** The texts of many articles where all threads can read them: on disk, or in memory where they are few. */
import { readScratch, type Scratch, ScratchWriter } from '../../workers/scratch.ts';
import { shareBytes, shareDoubles } from './shared-arrays.ts';

export interface SharedTexts {
  bytes: Scratch;
  /** Where each text begins; one more than there are texts. */
  starts: Float64Array;
  /** 1 where a text takes two bytes a UTF-16 unit and not one. */
  isWide: Uint8Array;
}

/** @param file Where they may lie. @default in memory */
export function shareTexts<T>(items: readonly T[], textOf: (item: T) => string, file?: string): SharedTexts {
  const starts = shareDoubles(items.length + 1);
  const isWide = shareBytes(items.length);
  const writer = new ScratchWriter(file);
  items.forEach((item, i) => {
    const text = textOf(item);
    isWide[i] = IS_NARROW.test(text) ? 0 : 1;
    starts[i + 1] = writer.append(Buffer.from(text, isWide[i] ? 'utf16le' : 'latin1'));
  });
  return { bytes: writer.finish(), starts, isWide };
}

/** Text number `i`. */
export function readText({ bytes, starts, isWide }: SharedTexts, i: number): string {
  const part = readScratch(bytes, starts[i]!, starts[i + 1]! - starts[i]!);
  return part.toString(isWide[i] ? 'utf16le' : 'latin1');
}

// --- internal ---

const IS_NARROW = /^[\0-\xff]*$/;
