/**
 * Metadata under the many names that sites use (front matter, JSON fields) to a draft's fields. Knows nothing of
 * the syntax it came in; refuses values of the wrong kind with a problem.
 */
import type { FieldName, Source } from '../config/config.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Problem } from '../corpus/problem.ts';
import { readEditorsChoice } from './editors-choice.ts';

export interface MetadataContext {
  report(problem: Omit<Problem, 'file'>): void;
  fields: Source['fields'];
  /** 1-based line of a key, where it is known. */
  lineOf?(key: string): number | undefined;
}

/** A draft's fields without its text and place. */
export type Metadata = Omit<Partial<Draft>, 'text' | 'file' | 'line'>;

/** Usual names of each field, in lower case without `_` and `-`; the first that is there counts. */
const USUAL_NAMES: Record<FieldName, string[]> = {
  id: ['id'],
  title: ['title', 'headline'],
  url: ['url', 'permalink', 'link'],
  // Never a "last modified": a date is the day of publication.
  date: [
    'date',
    'datepublished',
    'published',
    'publishdate',
    'pubdate',
    'publishedat',
    'publicationdate',
    'created',
  ],
  expires: ['expires', 'expirydate', 'unpublishdate', 'expired'],
  tags: ['tags', 'tag', 'topics', 'categories', 'category', 'keywords'],
  authors: ['authors', 'author', 'byline', 'creator'],
  lang: ['lang', 'language', 'locale'],
  summary: ['summary', 'description', 'excerpt', 'abstract'],
  image: ['image', 'featuredimage', 'coverimage', 'cover', 'thumbnail', 'heroimage', 'ogimage', 'images'],
  section: ['section'],
  canonical: ['canonical', 'canonicalurl'],
  slug: ['slug'],
};

const LISTS: ReadonlySet<string> = new Set(['tags', 'authors']);
const UNPUBLISHED = /^(draft|private|pending|future|trash|unlisted|archived)$/i;

/** Reads what a draft's fields are from a record of metadata. */
export function readMetadata(record: Record<string, unknown>, context: MetadataContext): Metadata {
  const keys = new Map<string, string>();
  for (const key of Object.keys(record)) if (!keys.has(toKey(key))) keys.set(toKey(key), key);
  // Zola and Hugo may keep tags one level deeper.
  const deeper = record[keys.get('taxonomies') ?? ''];
  const value = (name: string): unknown => {
    const key = keys.get(name);
    if (key !== undefined) return record[key];
    return isRecord(deeper) ? deeper[name] : undefined;
  };
  const metadata: Metadata = {};
  const lines: Record<string, number> = {};
  const texts = metadata as Record<string, string | string[]>;
  for (const [field, usual] of Object.entries(USUAL_NAMES) as [FieldName, string[]][]) {
    const own = (context.fields[field] ?? []).map(toKey).filter((name) => isGiven(value(name)));
    const names = (own.length > 0 ? own : usual).filter((name) => isGiven(value(name)));
    for (const name of LISTS.has(field) ? names : names.slice(0, 1)) {
      const key = keys.get(name) ?? name;
      const line = context.lineOf?.(key);
      const found = LISTS.has(field) ? toList(value(name), field) : toText(value(name), field);
      // A picture kept as a key into another file is no fault, only no address.
      if (found === undefined && field === 'image') continue;
      if (found === undefined) {
        context.report({
          ...(line && { line }),
          what: `"${key}" is ${kindOf(value(name))} where ${LISTS.has(field) ? 'a list of texts' : 'a text'} is wanted.`,
          remedy: `Write ${key} as ${LISTS.has(field) ? 'a list of texts' : 'one text'}.`,
        });
        continue;
      }
      texts[field] = Array.isArray(found)
        ? [...new Set([...((texts[field] as string[]) ?? []), ...found])]
        : found;
      if (line) lines[field] ??= line;
    }
  }
  if (metadata.url?.includes('/:')) delete metadata.url;
  readSwitches(value, metadata);
  const line = context.lineOf?.(keys.get('related') ?? 'related');
  const choice = readEditorsChoice(value('related'), (what, remedy) =>
    context.report({ ...(line && { line }), what, remedy }),
  );
  if (choice) {
    metadata.related = choice;
    if (line) lines.related = line;
  }
  if (Object.keys(lines).length > 0) metadata.lines = lines;
  return metadata;
}

/** A yes or no as typed or as text; undefined for anything else. */
export function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(true|yes|on|1)$/i.test(value)) return true;
  return /^(false|no|off|0)$/i.test(value) ? false : undefined;
}

// --- internal ---

function readSwitches(value: (name: string) => unknown, metadata: Metadata): void {
  const status = value('status');
  const isDraft =
    toBoolean(value('draft')) === true ||
    toBoolean(value('published')) === false ||
    (typeof status === 'string' && UNPUBLISHED.test(status));
  if (isDraft) metadata.draft = true;
  // `published: false` is a switch, not a date.
  if (toBoolean(metadata.date) !== undefined) delete metadata.date;
  const robots = value('robots');
  const isHidden =
    toBoolean(value('search')) === false ||
    toBoolean(value('searchable')) === false ||
    toBoolean(value('noindex')) === true ||
    (typeof robots === 'string' && /noindex|none/i.test(robots));
  if (isHidden) metadata.search = false;
}

/** Articles of one source have the same few names. */
function toKey(name: string): string {
  let key = knownKeys.get(name);
  if (key === undefined) {
    key = name.toLowerCase().replace(/[_-]/g, '');
    if (knownKeys.size < MOST_KEYS) knownKeys.set(name, key);
  }
  return key;
}

const knownKeys = new Map<string, string>();
const MOST_KEYS = 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (value === '~' || value === 'null') return false;
  return !(Array.isArray(value) && value.length === 0);
}

/** One text; a picture or an author may be an object that holds it. */
function toText(value: unknown, field: FieldName): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  // TOML's dates write themselves in the zone that they were given in.
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean' && field === 'date') return String(value);
  if (field === 'image' && Array.isArray(value)) return toText(value[0], field);
  if (field === 'image' && isRecord(value)) {
    return toText(value.url ?? value.src ?? value.path ?? value.image ?? value.relative, field);
  }
  return undefined;
}

function toList(value: unknown, field: FieldName): string[] | undefined {
  if (typeof value === 'string') return splitList(value, field);
  const items = Array.isArray(value) ? value : [value];
  const texts = items
    .filter(isGiven)
    .map((item) => (isRecord(item) ? (item.name ?? item.title ?? item.term) : item));
  if (!texts.every((item) => typeof item === 'string' || typeof item === 'number')) return undefined;
  return texts.map((item) => String(item).trim()).filter((item) => item !== '');
}

/** `a, b` are two tags; `Perlis, A. J.` is one author, `Ann Lee, Bo Ek` are two. */
function splitList(text: string, field: FieldName): string[] {
  const trimmed = (parts: string[]) => parts.map((part) => part.trim()).filter((part) => part !== '');
  if (field !== 'authors') return trimmed(text.split(/[,;、，]/));
  const people = trimmed(text.split(/;|\s+&\s+|\s+and\s+/));
  return people.flatMap((one) => {
    const parts = trimmed(one.split(','));
    return parts.every((part) => /\p{L}{2,}\s+\S*\p{L}{2,}/u.test(part)) ? parts : [one];
  });
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of values';
  return typeof value === 'boolean' ? 'yes or no' : `"${String(value)}"`;
}
