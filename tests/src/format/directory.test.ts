import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, toUtf8 } from '../../../src/format/bytes.ts';
import { decodeDirectory, encodeDirectory, nameInBundle } from '../../../src/format/directory.ts';

const name = fc.integer({ min: 0, max: 2 ** 47 }).map((number) => number.toString(16).padStart(12, '0'));

describe('a directory', () => {
  it('names the blocks that it was given, alone or in bundles', () => {
    const bundles = fc.array(fc.tuple(name, fc.integer({ min: 1, max: 16 })), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), bundles, (terms, bundled) => {
        const docs = bundled.flatMap(([one, count]) =>
          Array.from({ length: count }, (_, i) => nameInBundle(one, i)),
        );
        const starts = docs.map((_, i) => i * 17);
        const back = decodeDirectory(
          encodeDirectory('search', { terms: { names: terms }, docs: { names: docs, starts } }),
        );
        expect(terms.map((_, i) => back.terms!.names.at(i))).toEqual(terms);
        expect(docs.map((_, i) => back.docs!.names.at(i))).toEqual(docs);
        expect(back.docs!.names.at(docs.length)).toBeUndefined();
        expect(Array.from(back.docs!.starts!)).toEqual(starts);
      }),
    );
  });

  it('finds the block that a key belongs to', () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 80 }), key, (some, wanted) => {
        const bytesOf = (one: string) => toUtf8(one);
        const keys = [...some].sort((a, b) => compareBytes(bytesOf(a), bytesOf(b)));
        const names = keys.map(() => '0123456789ab');
        const back = decodeDirectory(encodeDirectory('spelling', { forms: { names, keys } })).forms!.keys!;
        expect(keys.map((_, i) => back.at(i))).toEqual(keys);
        const before = keys.filter((one) => compareBytes(bytesOf(one), bytesOf(wanted)) <= 0);
        expect(back.lastAtOrBefore(wanted)).toBe(before.length - 1);
      }),
    );
  });
});
