import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, fromUtf8, toUtf8 } from '../../../src/format/bytes.ts';
import { entriesWithPrefix, findEntry, KeyedBlockWriter } from '../../../src/format/keyed-block.ts';

/** Keys of few letters share many beginnings; some have accents or lie beyond the first plane. */
const key = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '語', '😀'), maxLength: 6 });

function pack(keys: readonly string[]): Uint8Array {
  const writer = new KeyedBlockWriter();
  for (const one of keys) writer.add(toUtf8(one), toUtf8(`data of ${one}`));
  return writer.finish();
}

const sorted = fc
  .uniqueArray(key, { maxLength: 80 })
  .map((keys) => keys.sort((a, b) => compareBytes(toUtf8(a), toUtf8(b))));

describe('a keyed block', () => {
  it('finds every key that it holds and no other', () => {
    fc.assert(
      fc.property(sorted, key, (keys, other) => {
        const block = pack(keys);
        for (const one of keys) expect(fromUtf8(findEntry(block, one)!)).toBe(`data of ${one}`);
        if (!keys.includes(other)) expect(findEntry(block, other)).toBeUndefined();
      }),
    );
  });

  it('lists the keys of a prefix in order', () => {
    fc.assert(
      fc.property(sorted, key, (keys, prefix) => {
        const listed = [...entriesWithPrefix(pack(keys), prefix)].map((entry) => entry.key);
        expect(listed).toEqual(keys.filter((one) => one.startsWith(prefix)));
      }),
    );
  });
});
