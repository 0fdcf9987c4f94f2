import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitTitle, text } from '../../../index/readers/text.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

describe('the first line of a plain text', () => {
  it.each([
    ['stands apart and is no sentence', 'Green tea in Kyoto\n\n\nSteep it.', 'Green tea in Kyoto'],
    ['is underlined', 'Green tea\n=========\nSteep it.', 'Green tea'],
    ['asks', 'Why green tea?\n\nBecause.', 'Why green tea?'],
    ['is Japanese', '緑茶の淹れ方\n\n湯を冷まします。', '緑茶の淹れ方'],
  ])('is the title when it %s', (_, content, title) => {
    expect(splitTitle(content).title).toBe(title);
  });

  it.each([
    ['is a sentence', 'Green tea is hot.\n\nSteep it.'],
    ['is a long opening', `${'Although it is common, '.repeat(6)}yes\n\nMore.`],
    ['goes on', 'Green tea\nis hot\n\nSteep it.'],
    ['is all there is', 'Green tea\n\n'],
    ['ends in a comma', 'Dear reader,\n\nSteep it.'],
  ])('is no title when it %s', (_, content) => {
    expect(splitTitle(content)).toEqual({ body: content });
  });
});

it('joins lines that an editor broke and keeps lists', async () => {
  const wrapped =
    'This line was broken by an editor at some sixty characters,\nand this one is its end.\n\n- a\n- b';
  const { drafts } = await loadAll(text, sourceFileOf('a.txt', wrapped));
  expect(drafts[0]!.text).toBe(
    'This line was broken by an editor at some sixty characters, and this one is its end.\n\n- a\n- b',
  );
});

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
describe.skipIf(!existsSync(SEEDS))(
  'the two articles that the project began from (skipped where they are not)',
  () => {
    it('have a title on the first line, and none', async () => {
      const load = async (name: string) =>
        (await loadAll(text, sourceFileOf(name, readFileSync(new URL(name, SEEDS))))).drafts[0]!;
      expect((await load('003_a7b1d82944456efc.txt')).title).toBe(
        'Chinese software companies feeding data directly to CCP',
      );
      expect((await load('000_fca4235a5ad3747f.txt')).title).toBeUndefined();
    });
  },
);
