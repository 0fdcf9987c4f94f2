import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairTable } from '../../../index/related/pair-table.ts';

it('numbers pairs as a map would, while it grows', () => {
  const pair = fc.tuple(fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 600 }), (pairs) => {
      const table = new PairTable(16);
      const numbers = new Map<string, number>();
      for (const [left, right] of pairs) {
        const known = numbers.get(`${left} ${right}`) ?? numbers.size;
        numbers.set(`${left} ${right}`, known);
        expect(table.numberOf(left, right)).toBe(known);
      }
      const { lefts, rights } = table.finish();
      for (const [name, number] of numbers) expect(`${lefts[number]} ${rights[number]}`).toBe(name);
      expect(table.size).toBe(numbers.size);
    }),
  );
});
