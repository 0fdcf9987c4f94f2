import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
