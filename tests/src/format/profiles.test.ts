import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter } from '../../../src/format/bits.ts';
import { NO_DATE } from '../../../src/format/columns.ts';
import {
  encodeOutlines,
  encodeProfiles,
  fromCountClass,
  type Posting,
  type Profile,
  readOutlines,
  readProfiles,
  toCountClass,
} from '../../../src/format/profiles.ts';

describe('bits', () => {
  it('come back as they were written', () => {
    const symbol = fc.oneof(
      fc.record({ code: fc.constant('bits' as const), value: fc.nat({ max: 2 ** 24 - 1 }) }),
      fc.record({ code: fc.constant('unary' as const), value: fc.nat({ max: 200 }) }),
      fc.record({
        code: fc.constant('rice' as const),
        value: fc.nat({ max: 100_000 }),
        k: fc.nat({ max: 20 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(symbol), (symbols) => {
        // A long number in few bits would be a long run of ones.
        const few = symbols.filter((one) => one.code !== 'rice' || one.value >>> one.k < 500);
        const out = new BitWriter();
        for (const one of few) {
          if (one.code === 'bits') out.bits(one.value, 24);
          else if (one.code === 'unary') out.unary(one.value);
          else out.rice(one.value, one.k);
        }
        const reader = new BitReader(out.finish());
        for (const one of few) {
          if (one.code === 'bits') expect(reader.bits(24)).toBe(one.value);
          else if (one.code === 'unary') expect(reader.unary()).toBe(one.value);
          else expect(reader.rice(one.k)).toBe(one.value);
        }
      }),
    );
  });
});

const ROWS = 40;
const length = fc.double({ min: 0.01, max: 5000, noNaN: true });
const profile: fc.Arbitrary<Profile> = fc.record(
  {
    doc: fc.nat({ max: 2 ** 20 }),
    original: fc.nat({ max: 2 ** 20 }),
    day: fc.oneof(fc.constant(NO_DATE), fc.integer({ min: -30_000, max: 60_000 })),
    scale: length,
    named: length,
    termLength: length,
    pairLength: length,
    words: length,
    titleIdf: length,
    near: fc.uniqueArray(fc.nat({ max: 5000 })).map((near) => near.sort((a, b) => a - b)),
  },
  {
    requiredKeys: ['doc', 'day', 'scale', 'named', 'termLength', 'pairLength', 'words', 'titleIdf', 'near'],
  },
);
const posting: fc.Arbitrary<Posting> = fc
  .record({
    key: fc.nat({ max: 2 ** 20 - 1 }),
    idf: fc.nat({ max: 60 }).map((steps) => steps / 4),
    rows: fc
      .uniqueArray(fc.nat({ max: ROWS - 1 }), { minLength: 1 })
      .map((rows) => rows.sort((a, b) => a - b)),
    found: fc.array(fc.nat({ max: 8 }), { minLength: ROWS, maxLength: ROWS }),
    titled: fc.option(fc.array(fc.boolean(), { minLength: ROWS, maxLength: ROWS })),
  })
  .map(({ key, idf, rows, found, titled }) => ({
    key,
    idf,
    rows,
    classes: found.slice(0, rows.length),
    ...(titled && { inTitle: titled.slice(0, rows.length) }),
  }));
const postings = fc.uniqueArray(posting, { selector: ({ key }) => key, maxLength: 60 });

type Entry = [key: number, idf: number, row: number, found: number, inTitle: boolean];

/** What a reader should hear of, by ascending keys. */
function listEntries(all: readonly Posting[]): Entry[] {
  return [...all]
    .sort((a, b) => a.key - b.key)
    .flatMap(({ key, idf, rows, classes, inTitle }) =>
      rows.map((row, i): Entry => [key, idf, row, classes[i]!, classes[i]! > 0 && (inTitle?.[i] ?? false)]),
    );
}

const collect = (entries: Entry[]) => ({ onEntry: (...entry: Entry) => void entries.push(entry) });
const ignore = { onEntry: () => {} };

describe('profiles', () => {
  it('come back with every term, pair and tag, and numbers within 5 %', () => {
    const profiles = fc.array(profile, { minLength: ROWS, maxLength: ROWS });
    fc.assert(
      fc.property(profiles, postings, postings, postings, (written, terms, pairs, tags) => {
        const payload = encodeProfiles(written, { terms, pairs, tags });
        const found: Record<'terms' | 'pairs' | 'tags', Entry[]> = { terms: [], pairs: [], tags: [] };
        const read = readProfiles(payload, {
          terms: collect(found.terms),
          pairs: collect(found.pairs),
          tags: collect(found.tags),
        });
        expect(found.terms).toEqual(listEntries(terms));
        expect(found.pairs).toEqual(listEntries(pairs));
        expect(found.tags).toEqual(listEntries(tags));
        read.forEach((one, i) => {
          const { doc, original, day, near, ...numbers } = written[i]!;
          expect(one).toMatchObject({ doc, day, near });
          expect(one.original).toBe(original);
          for (const [name, value] of Object.entries(numbers)) {
            expect(one[name as keyof typeof numbers] / value).toBeGreaterThan(0.95);
            expect(one[name as keyof typeof numbers] / value).toBeLessThan(1.05);
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it('tell of the keys that are wanted, and of no other', () => {
    fc.assert(
      fc.property(postings, fc.uniqueArray(fc.nat({ max: 2 ** 20 - 1 })), (terms, others) => {
        const half = terms.filter((_, i) => i % 2 === 0).map(({ key }) => key);
        const keys = Uint32Array.from(new Set([...half, ...others])).sort();
        const entries: Entry[] = [];
        readOutlines(encodeOutlines([groupOf(ROWS)], terms, []), {
          terms: { keys, onEntry: (place, ...entry) => void entries.push([keys[place]!, ...entry]) },
          common: ignore,
        });
        expect(entries).toEqual(listEntries(terms.filter(({ key }) => keys.includes(key))));
      }),
    );
  });

  it('keep small counts exactly and large ones by their order', () => {
    const kept = Array.from({ length: 40 }, (_, i) => fromCountClass(toCountClass(i + 1)));
    expect(kept.slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    kept.forEach((count, i) => {
      expect(count / (i + 1)).toBeGreaterThan(0.6);
      expect(count / (i + 1)).toBeLessThan(1.6);
    });
  });
});

function groupOf(rows: number) {
  return {
    lang: 'en',
    documents: 100,
    meanTermLength: 1,
    meanPairLength: 1,
    meanWords: 100,
    datedShare: 0,
    recency: { weight: 1.4, days: 365 },
    blocks: Array.from({ length: rows / 4 }, () => 1000),
    parts: 4,
  };
}
