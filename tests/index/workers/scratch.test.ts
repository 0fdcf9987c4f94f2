import { existsSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readText, shareTexts } from '../../../index/related/side-by-side/shared-texts.ts';
import { dropScratch, readScratch, ScratchWriter } from '../../../index/workers/scratch.ts';

const folder = await mkdtemp(join(tmpdir(), 'alongside-scratch-'));

afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['in memory', undefined],
  ['in a file', join(folder, 'pieces')],
])('gives back what was put aside %s', (_, file) => {
  const writer = new ScratchWriter(file);
  const large = new Uint8Array(3 << 20).fill(7);
  expect(writer.append(Uint8Array.of(1, 2, 3))).toBe(3);
  const end = writer.append(large);
  writer.append(Uint8Array.of(4, 5));
  const scratch = writer.finish();
  expect([...readScratch(scratch, 1, 2)]).toEqual([2, 3]);
  expect([...readScratch(scratch, end - 1, 3)]).toEqual([7, 4, 5]);
  dropScratch(scratch);
  if (file !== undefined) expect(existsSync(file)).toBe(false);
});

it.each([
  ['in memory', undefined],
  ['in a file', join(folder, 'texts')],
])('gives back texts %s, halves of characters included', (_, file) => {
  const texts = ['plain', '', 'caf\u00e9', '茶', 'half \ud83c', '😀'];
  const shared = shareTexts(texts, (text) => text, file);
  expect(texts.map((_text, i) => readText(shared, i))).toEqual(texts);
});

it('gives back every piece, whether they are asked for in their order or in any other', () => {
  let files = 0;
  const sizes = fc.array(fc.oneof(fc.nat(40), fc.nat(300_000)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.array(fc.nat()), (lengths, asked) => {
      const pieces = lengths.map((length, i) => Buffer.alloc(length, i + 1));
      const writer = new ScratchWriter(join(folder, `order-${files++}`));
      const starts = pieces.map((piece) => writer.append(piece) - piece.length);
      const scratch = writer.finish();
      const inOrder = pieces.map((_, i) => i);
      for (const i of [...inOrder, ...asked.map((one) => one % pieces.length), ...inOrder]) {
        expect(readScratch(scratch, starts[i]!, lengths[i]!).equals(pieces[i]!)).toBe(true);
      }
      dropScratch(scratch);
    }),
    { numRuns: 40 },
  );
});

it('says that a file is cut short, also where it reads ahead', () => {
  const file = join(folder, 'cut-short');
  const writer = new ScratchWriter(file);
  writer.append(Buffer.alloc(2000));
  const scratch = writer.finish();
  truncateSync(file, 1500);
  expect(readScratch(scratch, 0, 1000)).toHaveLength(1000);
  expect(() => readScratch(scratch, 1000, 1000)).toThrow('cut short');
  dropScratch(scratch);
});
