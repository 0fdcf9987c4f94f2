import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_START, encodePositions, PositionsReader } from '../../../src/format/positions.ts';
import {
  BODY,
  classOfLength,
  encodePostings,
  lengthOfClass,
  readPostings,
  TITLE,
} from '../../../src/format/postings.ts';
import { decodeTermEntry, encodeTermEntry } from '../../../src/format/terms.ts';

describe('postings', () => {
  it('come back as they were written', () => {
    const posting = fc.record({
      doc: fc.nat({ max: 2 ** 31 }),
      frequency: fc.integer({ min: 1, max: 70_000 }),
      lengthClass: fc.nat({ max: 31 }),
      titleWeight: fc.nat({ max: 255 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(posting, { selector: ({ doc }) => doc, minLength: 1 }),
        fc.constantFrom(TITLE, BODY),
        (postings, field) => {
          postings.sort((a, b) => a.doc - b.doc);
          const written = {
            docs: Uint32Array.from(postings, ({ doc }) => doc),
            frequencies: Uint32Array.from(postings, ({ frequency }) => frequency),
            lengthClasses: Uint8Array.from(postings, ({ lengthClass }) => lengthClass),
            titleWeights: Uint8Array.from(field === TITLE ? postings : [], ({ titleWeight }) => titleWeight),
          };
          const bytes = encodePostings(written, postings.length, field);
          expect(readPostings(bytes, postings.length, field)).toEqual(written);
        },
      ),
    );
  });

  it('tell a body length to within a tenth, and a title length exactly', () => {
    for (let length = 8; length <= 1700; length++) {
      expect(lengthOfClass(BODY, classOfLength(BODY, length)) / length).toBeGreaterThan(0.9);
      expect(lengthOfClass(BODY, classOfLength(BODY, length)) / length).toBeLessThan(1.1);
    }
    for (let length = 0; length <= 30; length++)
      expect(lengthOfClass(TITLE, classOfLength(TITLE, length))).toBe(length);
  });
});

describe('positions', () => {
  it('come back as they were written, and can be passed over', () => {
    const places = (least: number, most: number) =>
      fc.array(fc.record({ position: fc.integer({ min: least, max: most }), form: fc.nat({ max: 70_000 }) }));
    const article = fc
      .record({ titles: places(0, BODY_START - 1), bodies: places(BODY_START, 1_000_000) })
      .filter(({ titles, bodies }) => titles.length + bodies.length > 0);
    fc.assert(
      fc.property(fc.array(article), (articles) => {
        let end = 0;
        const ends = articles.map(({ titles, bodies }) => {
          for (const list of [titles, bodies]) list.sort((a, b) => a.position - b.position);
          end += titles.length + bodies.length;
          return end;
        });
        const all = articles.flatMap(({ titles, bodies }) => [...titles, ...bodies]);
        const positions = all.map(({ position }) => position);
        const forms = all.map(({ form }) => Math.min(form, 0xffff));
        const reader = new PositionsReader(encodePositions(positions, forms, ends));
        articles.forEach(({ titles, bodies }, i) => {
          if (i % 2 === 1) {
            reader.skip(titles.length, bodies.length);
            return;
          }
          const read = reader.read(titles.length, bodies.length);
          expect([...read.positions]).toEqual(positions.slice(ends[i - 1] ?? 0, ends[i]));
          expect([...read.forms]).toEqual(forms.slice(ends[i - 1] ?? 0, ends[i]));
        });
      }),
    );
  });
});

function toChampions([articles, titles, bodies, titleSize, bodySize]: number[]) {
  return {
    articles: articles!,
    counts: [titles, bodies] as [number, number],
    sizes: [titleSize, bodySize] as [number, number],
    data: '0a1b2c3d4e5f',
  };
}

describe('an entry of the dictionary', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.uint8Array(),
        fc.uint8Array(),
        fc.array(fc.constantFrom('0123456789ab', 'ffeeddccbbaa'), { maxLength: 3 }),
        fc.boolean(),
        fc.option(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat()), { nil: undefined }),
        (term, forms, postings, positions, names, inside, champions) => {
          const entry = {
            documentFrequencies: [0, 400] as [number, number],
            forms: [term, `${term}s`, ...forms],
            sizes: [0, postings.length, positions.length] as [number, number, number],
            data: inside ? new Uint8Array([...postings, ...positions]) : 'a1b2c3d4e5f6',
            positionsApart: inside ? [] : names,
            ...(champions && !inside && { champions: toChampions(champions) }),
          };
          const back = decodeTermEntry(term, encodeTermEntry(term, entry));
          expect(JSON.stringify(back)).toBe(JSON.stringify(entry));
        },
      ),
    );
  });
});
