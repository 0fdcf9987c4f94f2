/** The terms of articles, segment by segment: from the build before where a segment is as it was, else by the threads. */
import type { Article } from '../../../src/article.ts';
import type { BuildCache } from '../../cache/build-cache.ts';
import { decodeColumns, encodeColumns } from '../../cache/columns.ts';
import { makeBySegment } from '../../cache/kept-segments.ts';
import type { Pool } from '../../workers/pool.ts';
import type { TermColumn } from '../term-corpus.ts';
import { type JoinedTerms, TermJoiner } from './joined-corpus.ts';
import type { SegmentTerms } from './segment-terms.ts';
import { shareBytes, shareInts } from './shared-arrays.ts';

export async function readTerms(
  articles: readonly Article[],
  pool: Pool,
  cache: BuildCache | undefined,
): Promise<JoinedTerms> {
  const joiner = new TermJoiner();
  await makeBySegment(
    articles,
    {
      kind: 'terms',
      cache,
      pool,
      make: (own) => pool.run('readSegmentTerms', own.map(toReadable)),
      encode: encodeTerms,
      decode: decodeTerms,
    },
    (terms) => joiner.add(terms),
  );
  return joiner.finish();
}

// --- internal ---

const toReadable = ({ title, summary, text, lang }: Article) => ({
  title,
  text,
  lang,
  ...(summary !== undefined && { summary }),
});

const PARTS = ['starts', 'terms', 'placeStarts', 'places'] as const satisfies (keyof TermColumn)[];

function encodeTerms({ columns, vocabulary, everyday }: SegmentTerms): Uint8Array[] {
  const parts = columns.flatMap((column, field) =>
    PARTS.map((part) => [`${field} ${part}`, column[part]] as const),
  );
  return encodeColumns({
    ...Object.fromEntries(parts),
    vocabulary: Buffer.from(JSON.stringify(vocabulary)),
    everyday,
  });
}

function decodeTerms(bytes: Uint8Array<ArrayBuffer>): SegmentTerms {
  const found = decodeColumns(bytes);
  const toColumn = (field: number): TermColumn => {
    const read = (part: (typeof PARTS)[number]) => found[`${field} ${part}`]!;
    return {
      starts: shareInts(read('starts')),
      terms: shareInts(read('terms')),
      placeStarts: shareInts(read('placeStarts')),
      places: shareBytes(read('places')),
    };
  };
  return {
    columns: [toColumn(0), toColumn(1), toColumn(2)],
    vocabulary: JSON.parse(Buffer.from(found.vocabulary as Uint8Array).toString()),
    everyday: found.everyday as Uint8Array,
  };
}
