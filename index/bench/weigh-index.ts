/**
 * What an index's bytes are made of: first what a MiniSearch JSON also holds, so that like is weighed against
 * like, then what ours holds besides.
 */
import type { Article } from '../../src/article.ts';
import { packArticles } from '../pack/pack-articles.ts';
import type { PackedIndex } from '../pack/pack-index.ts';
import { StoredTexts } from '../pack/stored-texts.ts';
import type { Relations } from '../related/relations.ts';
import { createPool } from '../workers/pool.ts';

export interface Weight {
  /** Dictionary, postings, lengths, ids and stored fields; bytes. */
  alike: { part: string; bytes: number }[];
  /** What MiniSearch has not: bytes. */
  besides: { part: string; bytes: number }[];
}

/** Weighs every section once. */
export async function weighIndex(
  packed: PackedIndex,
  articles: readonly Article[],
  relations: Relations,
): Promise<Weight> {
  const { sections } = packed.manifest;
  const bytesOf = (...names: (keyof typeof sections)[]) =>
    names.reduce((sum, name) => sum + (sections[name]?.bytes ?? 0), 0);
  // Records are weighed as they are packed, but with nothing in their text.
  const withoutTexts = articles.map((article) => ({ ...article, text: '' }));
  const stored = new StoredTexts(withoutTexts, relations);
  const fields = await packArticles(withoutTexts, stored, new Map(), createPool(1));
  const { positions } = packed.termBytes;
  return {
    alike: [
      { part: 'dictionary and postings', bytes: bytesOf('terms', 'postings', 'positions') - positions },
      { part: 'field lengths', bytes: bytesOf('lengths') },
      { part: 'ids', bytes: bytesOf('ids') },
      { part: 'stored fields', bytes: fields.bytes },
    ],
    besides: [
      { part: 'texts, for snippets', bytes: bytesOf('docs') - fields.bytes },
      { part: 'positions, for phrases and proximity', bytes: positions },
      { part: 'related lists', bytes: bytesOf('related') },
      { part: 'word forms, for completion and spelling', bytes: bytesOf('forms') },
      { part: 'suggestions', bytes: bytesOf('suggestions') },
      {
        part: 'neighbours, near-copies, facets, dates',
        bytes: bytesOf('neighbours', 'copies', 'facets', 'dates'),
      },
      { part: 'directories and manifest', bytes: bytesOfFiles(packed) - bytesOf(...keysOf(sections)) },
    ],
  };
}

const keysOf = <T extends object>(object: T) => Object.keys(object) as (keyof T)[];

const bytesOfFiles = ({ files }: PackedIndex) =>
  [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
