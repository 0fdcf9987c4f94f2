/** The small sorted maps of the index: ids and URLs, words as written, and facet values. */
import type { Article } from '../../src/article.ts';
import { encodeFacetValue, facetKey } from '../../src/format/facets.ts';
import { blockOfKey, compareRows, encodeIds, hashKey, idKey, urlKey } from '../../src/format/ids.ts';
import { normalizeUrl } from '../../src/format/url-key.ts';
import type { InvertedCorpus } from '../invert/invert-corpus.ts';
import type { Pool } from '../workers/pool.ts';
import { type FileSink, packKeyed, SectionWriter, sortKeys } from './section-writer.ts';

const FACETS_BLOCK = 16 * 1024;
/** Rows of a block of ids, about: 4 to 8 KiB … */
const IDS_PER_BLOCK = 800;
/** … unless that makes thousands of files. */
const MANY_IDS = 500_000;
const MANY_IDS_PER_BLOCK = 1600;

/**
 * Ids and URLs to article numbers. Of two articles with one URL, the first has it.
 *
 * @param urlParameters Names of the parameters that tell URLs apart, as the manifest has them.
 */
export function packIds(
  articles: readonly Article[],
  urlParameters: readonly string[],
  files: FileSink,
): SectionWriter {
  const section = new SectionWriter('ids', files);
  const docs = new Map<string, number>();
  articles.forEach(({ id, url, canonical }, doc) => {
    const urls = canonical === undefined ? [url] : [url, canonical];
    const keys = urls.map((written) => urlKey(normalizeUrl(written, urlParameters)));
    for (const key of [idKey(id), ...keys]) if (!docs.has(key)) docs.set(key, doc);
  });
  let blocks = 1;
  const most = docs.size > MANY_IDS ? MANY_IDS_PER_BLOCK : IDS_PER_BLOCK;
  while (docs.size / blocks > most) blocks *= 2;
  const rows: [number, number, number][][] = Array.from({ length: blocks }, () => []);
  for (const [key, doc] of docs) rows[blockOfKey(key, blocks)]!.push([...hashKey(key), doc]);
  section.addInFullBundles(rows.map((block) => encodeIds(block.sort(compareRows))));
  return section;
}

/** Words as written, under their key without accents. */
export async function packForms(
  { listForms }: Pick<InvertedCorpus, 'listForms'>,
  files: FileSink,
  pool: Pool,
): Promise<SectionWriter> {
  const section = new SectionWriter('forms', files);
  await section.addAll(await listForms(), pool);
  return section;
}

/** Tags, authors, sections, languages and years to article numbers. */
export async function packFacets(
  articles: readonly Article[],
  files: FileSink,
  pool: Pool,
): Promise<SectionWriter> {
  const section = new SectionWriter('facets', files);
  const values = new Map<string, { labels: Map<string, number>; docs: number[] }>();
  articles.forEach((article, doc) => {
    for (const [field, value] of facetsOf(article)) {
      const key = facetKey(field, value);
      let found = values.get(key);
      if (!found) {
        found = { labels: new Map(), docs: [] };
        values.set(key, found);
      }
      found.labels.set(value, (found.labels.get(value) ?? 0) + 1);
      if (found.docs.at(-1) !== doc) found.docs.push(doc);
    }
  });
  const entries = sortKeys(values.keys()).map((key) => {
    const { labels, docs } = values.get(key)!;
    const [label] = [...labels].sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1))[0]!;
    return [key, encodeFacetValue({ label, docs: Uint32Array.from(docs) })] as const;
  });
  await packKeyed(section, entries, FACETS_BLOCK, pool);
  return section;
}

function* facetsOf(article: Article): Generator<[field: string, value: string]> {
  for (const tag of article.tags) yield ['tag', tag];
  for (const author of article.authors) yield ['author', author];
  if (article.section !== undefined) yield ['section', article.section];
  yield ['lang', article.lang];
  if (article.date !== undefined) yield ['year', article.date.slice(0, 4)];
}
