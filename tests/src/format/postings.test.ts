import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/format/bytes.ts';
import { readOccurrences, skipOccurrences, writeOccurrences } from '../../../src/format/positions.ts';
import {
  BODY,
  classOfLength,
  lengthOfClass,
  readPostings,
  TITLE,
  writePosting,
} from '../../../src/format/postings.ts';
import { decodeTermEntry, encodeTermEntry } from '../../../src/format/terms.ts';

describe('postings', () => {
  it('come back as they were written', () => {
    const posting = fc.record({
      doc: fc.nat({ max: 2 ** 31 }),
      frequency: fc.integer({ min: 1, max: 70_000 }),
      lengthClass: fc.nat({ max: 31 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(posting, { selector: ({ doc }) => doc }), (postings) => {
        postings.sort((a, b) => a.doc - b.doc);
        const out = new ByteWriter();
        let previous = -1;
        for (const { doc, frequency, lengthClass } of postings) {
          writePosting(out, doc - previous - 1, frequency, lengthClass);
          previous = doc;
        }
        const read = readPostings(out.finish(), postings.length, BODY);
        expect([...read.docs]).toEqual(postings.map(({ doc }) => doc));
        expect([...read.frequencies]).toEqual(postings.map(({ frequency }) => frequency));
        expect([...read.lengthClasses]).toEqual(postings.map(({ lengthClass }) => lengthClass));
      }),
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
    const occurrence = fc.record({ position: fc.nat({ max: 1_000_000 }), form: fc.nat({ max: 70_000 }) });
    fc.assert(
      fc.property(fc.array(fc.array(occurrence, { minLength: 1 })), (articles) => {
        const out = new ByteWriter();
        for (const occurrences of articles) {
          occurrences.sort((a, b) => a.position - b.position);
          writeOccurrences(out, occurrences);
        }
        const reader = new ByteReader(out.finish());
        articles.forEach((occurrences, i) => {
          if (i % 2 === 1) {
            skipOccurrences(reader, occurrences.length);
            return;
          }
          const read = readOccurrences(reader, occurrences.length);
          expect([...read.positions]).toEqual(occurrences.map(({ position }) => position));
          expect([...read.forms]).toEqual(occurrences.map(({ form }) => Math.min(form, 0xffff)));
        });
        expect(reader.atEnd).toBe(true);
      }),
    );
  });
});

describe('an entry of the dictionary', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.uint8Array(),
        fc.uint8Array(),
        fc.boolean(),
        (term, forms, postings, positions, apart) => {
          const entry = {
            documentFrequencies: [0, 400] as [number, number],
            forms: [term, `${term}s`, ...forms],
            sizes: [0, postings.length, positions.length] as [number, number, number],
            postings: apart ? { block: 70_000 } : postings,
            positions: apart ? { block: 3, blocks: 2 } : positions,
          };
          const back = decodeTermEntry(term, encodeTermEntry(term, entry));
          expect(JSON.stringify(back)).toBe(JSON.stringify(entry));
        },
      ),
    );
  });
});
