/** Filters, dates, languages and exclusions to one byte per article: may it be a hit? */
import type { AnswerOptions, Filter } from '../answers.ts';
import { NO_DATE, openDates, ROWS_PER_BLOCK, toDay } from '../format/columns.ts';
import { decodeFacetValue, type FacetValue, facetKey } from '../format/facets.ts';
import { blockOfKey, findDoc, idKey } from '../format/ids.ts';
import { entriesWithPrefix, findEntry } from '../format/keyed-block.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

export type Restrictions = Pick<AnswerOptions, 'filters' | 'since' | 'until' | 'exclude' | 'lang'>;

/** Whether anything but words keeps articles from being hits. */
export function isRestricted(
  { filters, since, until, exclude, lang }: Restrictions,
  excludedFilters: readonly Filter[],
): boolean {
  const listed = filters.length + exclude.length + excludedFilters.length;
  return listed > 0 || since !== undefined || until !== undefined || lang !== undefined;
}

/** 1 for every article that may be a hit, undefined when all may. No hit meets any of `excludedFilters`. */
export async function readAllowed(
  reader: IndexReader,
  restrictions: Restrictions,
  excludedFilters: readonly Filter[],
  costs: Costs,
): Promise<Uint8Array | undefined> {
  if (!isRestricted(restrictions, excludedFilters)) return undefined;
  const { documents } = reader.manifest;
  const { filters, since, until, exclude, lang } = restrictions;
  const wanted = [...filters, ...(lang === undefined ? [] : [{ field: 'lang', value: lang }])];
  const [values, barred, days, excluded] = await Promise.all([
    Promise.all(wanted.map(({ field, value }) => readFacetValue(reader, field, value, costs))),
    Promise.all(excludedFilters.map(({ field, value }) => readFacetValue(reader, field, value, costs))),
    since === undefined && until === undefined ? undefined : readDays(reader, costs),
    Promise.all(exclude.map((id) => readDocOf(reader, idKey(id), costs))),
  ]);
  const allowed = new Uint8Array(documents).fill(1);
  for (const value of values) keepOnly(allowed, value?.docs ?? new Uint32Array(0));
  for (const value of barred) for (const doc of value?.docs ?? []) allowed[doc] = 0;
  if (days) {
    const first = since === undefined ? NO_DATE + 1 : toDay(since);
    const last = until === undefined ? Number.MAX_SAFE_INTEGER : toDay(until);
    for (let doc = 0; doc < documents; doc++) if (days[doc]! < first || days[doc]! > last) allowed[doc] = 0;
  }
  for (const doc of excluded) if (doc !== undefined) allowed[doc] = 0;
  return allowed;
}

/** The number of the article with that id or URL, as far as its hash tells, or undefined. */
export async function readDocOf(reader: IndexReader, key: string, costs: Costs): Promise<number | undefined> {
  const blocks = (await reader.section('ids', costs))?.names.length ?? 0;
  return blocks === 0 ? undefined : findDoc(await reader.block('ids', blockOfKey(key, blocks), costs), key);
}

/** Publication days by article number. */
export async function readDays(reader: IndexReader, costs: Costs): Promise<Int32Array> {
  const { documents } = reader.manifest;
  const days = new Int32Array(documents);
  await Promise.all(
    Array.from({ length: Math.ceil(documents / ROWS_PER_BLOCK) }, async (_, i) => {
      days.set(openDates(await reader.block('dates', i, costs)), i * ROWS_PER_BLOCK);
    }),
  );
  return days;
}

/** All values of a facet field with their articles. */
export async function readFacetValues(
  reader: IndexReader,
  field: string,
  costs: Costs,
): Promise<FacetValue[]> {
  const prefix = `${field}:`;
  const numbers = await reader.blocksOfKey('facets', prefix, costs, true);
  const blocks = await Promise.all(numbers.map((number) => reader.block('facets', number, costs)));
  return blocks.flatMap((block) =>
    [...entriesWithPrefix(block, prefix)].map(({ data }) => decodeFacetValue(data)),
  );
}

export async function readFacetValue(
  reader: IndexReader,
  field: string,
  value: string,
  costs: Costs,
): Promise<FacetValue | undefined> {
  const key = facetKey(field, value);
  const [number] = await reader.blocksOfKey('facets', key, costs);
  if (number === undefined) return undefined;
  const data = findEntry(await reader.block('facets', number, costs), key);
  return data && decodeFacetValue(data);
}

function keepOnly(allowed: Uint8Array, docs: Uint32Array): void {
  const kept = new Uint8Array(allowed.length);
  for (const doc of docs) kept[doc] = allowed[doc]!;
  allowed.set(kept);
}
