import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys } from '../../../index/invert/compare-keys.ts';
import { CompletionTable } from '../../../index/pack/completion-table.ts';
import { decodeSuggestions } from '../../../src/format/suggestions.ts';

const MOST = 3;
const BEST = 2;

const record = fc.record({
  key: fc.string({ unit: fc.constantFrom('a', 'b', '\uffff', '😀'), maxLength: 4 }),
  subject: fc.nat(5),
  weight: fc.nat(3),
});

/** Titles of different lengths, two of them alike but for their address. */
const subjectOf = (subject: number) => ({ text: 'abcde'.slice(0, 1 + (subject % 5)), url: `/${subject}/` });

type Record = { key: string; subject: number; weight: number };

/** What is best among records, as one would write it without regard to cost. */
function best(records: readonly Record[]): string[] {
  const sorted = records
    .map(({ subject, weight }) => ({ weight, ...subjectOf(subject) }))
    .sort((a, b) => b.weight - a.weight || a.text.length - b.text.length || (a.text < b.text ? -1 : 0));
  return [...new Set(sorted.map(({ url }) => url))].slice(0, BEST);
}

function fill(records: readonly Record[]): CompletionTable {
  const table = new CompletionTable(subjectOf);
  for (const { key, subject, weight } of records) table.add(key, subject, weight);
  table.sort();
  return table;
}

it('tells every prefix that many records have, and what is best there, as a search through all of them does', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (records) => {
      const table = fill(records);
      const found = new Map<string, number[]>();
      table.eachCrowded(MOST, BEST, (prefix, list) => void found.set(prefix, [...list]));
      const prefixes = new Set(
        records.flatMap(({ key }) => Array.from({ length: key.length }, (_, end) => key.slice(0, end + 1))),
      );
      const heaviest = (list: readonly number[]) => list.map((one) => table.entryOf(one).weight);
      for (const prefix of prefixes) {
        const own = records.filter(({ key }) => key.startsWith(prefix));
        expect(found.has(prefix)).toBe(own.length > MOST);
        const wanted = table.findBest(prefix, BEST);
        expect(wanted.length).toBe(best(own).length);
        if (own.length > MOST) expect(heaviest(found.get(prefix)!)).toEqual(heaviest(wanted));
      }
    }),
  );
});

it('lists keys in the order of code points, each once, with its heaviest entries', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (records) => {
      const entries = [...fill(records).encoded(MOST)];
      const keys = [...new Set(records.map(({ key }) => key).filter((key) => key !== ''))];
      expect(entries.map(([key]) => key)).toEqual(keys.sort(compareKeys));
      for (const [key, data] of entries) {
        const weights = records.filter((one) => one.key === key).map(({ weight }) => weight);
        expect(decodeSuggestions(data).map(({ weight }) => weight)).toEqual(
          weights.sort((a, b) => b - a).slice(0, MOST),
        );
      }
      expect([...fill(records).sizes(MOST)].map(([key, { length }]) => [key, length])).toEqual(
        entries.map(([key, { length }]) => [key, length]),
      );
    }),
  );
});
