/**
 * Articles and their relations to the files of an index. Nothing of it depends on the clock, the machine, the number of
 * threads, the size of segments or the order in which articles were read: the same corpus gives the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../../src/article.ts';
import {
  BLOCKS_PER_PAGE,
  type CollectedBlocks,
  encodeDirectory,
  FULL_BUNDLE,
  fileOfBlock,
  NAME_DIGITS,
  PARTS,
  type Part,
  type Section,
} from '../../src/format/directory.ts';
import { encodeManifest, MANIFEST_FILE, type Manifest } from '../../src/format/manifest.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import type { ChampionRule } from '../invert/choose-champions.ts';
import { invertCorpus } from '../invert/invert-corpus.ts';
import type { Relations } from '../related/relations.ts';
import { handled } from '../workers/in-order.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { packArticles, packLists } from './pack-articles.ts';
import { packColumns } from './pack-columns.ts';
import { packForms } from './pack-lookups.ts';
import { packProfiles } from './pack-profiles.ts';
import { packSuggestions } from './pack-suggestions.ts';
import type { TermBytes } from './pack-terms.ts';
import { type PackedAhead, packUnrelated, type UnrelatedSections } from './pack-unrelated.ts';
import { sealContent } from './seal-block.ts';
import type { FileSink, IndexFiles, SectionWriter } from './section-writer.ts';
import { StoredTexts } from './stored-texts.ts';

/** Completions of so many pages still stand in one directory: up to some 30 kB. */
const MOST_PAGES_IN_ONE = 4;

export interface PackOptions {
  /** ISO 8601 instant that the index says it was built at. @default the newest article's day */
  builtAt?: string | undefined;
  /** Words that a query's word also stands for. */
  synonyms?: Record<string, string[]>;
  /** Who does the work. @default this thread */
  pool?: Pool;
  /** Where segments wait to be merged. @default in memory */
  folder?: string | undefined;
  /** Articles of a segment, about. */
  segmentSize?: number | undefined;
  /** Which terms have champions. @default those of a very large corpus */
  champions?: ChampionRule | undefined;
  /** What the build before left. */
  cache?: BuildCache | undefined;
  /** What was packed ahead. @default it is done now */
  ahead?: Promise<PackedAhead | undefined> | undefined;
  onProgress?: (step: string, done: number, of: number) => void;
}

export interface PackedFiles {
  manifest: Manifest;
  /** What the dictionary's bytes are made of. */
  termBytes: TermBytes;
}

export interface PackedIndex extends PackedFiles {
  files: IndexFiles;
}

/** Packs an index in memory. Articles must come sorted by id, and `relations` must name them by that order. */
export async function packIndex(
  articles: readonly Article[],
  relations: Relations,
  options: PackOptions = {},
): Promise<PackedIndex> {
  const files: IndexFiles = new Map();
  return { files, ...(await packInto(files, articles, relations, options)) };
}

/** Packs an index; its files go to `files` as they are made, the manifest last. */
export async function packInto(
  files: FileSink,
  articles: readonly Article[],
  relations: Relations,
  options: PackOptions = {},
): Promise<PackedFiles> {
  const { builtAt, synonyms = {}, pool = createPool(1), cache, onProgress } = options;
  const { terms, facets, ids, corpus, termBytes, urlParameters } = await packOrTake(files, articles, options);
  onProgress?.('pack', 0, articles.length);
  // Other threads list these while this one packs.
  const suggestions = handled(packSuggestions(articles, relations, files, pool, cache));
  const forms = handled(packForms(corpus, files, pool));
  const stored = new StoredTexts(articles, relations, cache);
  const docs = handled(packArticles(articles, stored, files, pool, cache));
  const lists = handled(packLists(articles, relations, stored, files, pool, cache));
  const profiles = handled(packProfiles(relations.profiles, files, cache));
  const sections = [
    ...terms,
    await forms,
    ...packColumns(articles, corpus.lengths, relations, files),
    await docs,
    facets,
    ids,
    await lists,
    await suggestions,
    ...(await profiles),
  ];
  for (const section of sections) section.keep();
  stored.keep(pool);
  onProgress?.('pack', articles.length, articles.length);
  const manifest: Manifest = {
    version: '',
    builtAt: builtAt ?? newestDay(articles),
    documents: articles.length,
    languages: countLanguages(articles),
    averageLengths: corpus.averageLengths,
    threshold: relations.threshold,
    synonyms,
    urlParameters,
    ...packDirectories(sections, files),
    sections: Object.fromEntries(
      sections
        .filter(({ blocks }) => blocks.names.length > 0)
        .map(({ section, blocks, bytes }) => [section, { blocks: blocks.names.length, bytes }]),
    ),
  };
  manifest.version = versionOf(manifest);
  files.set(MANIFEST_FILE, encodeManifest(manifest));
  return { manifest, termBytes };
}

/** The sections that say nothing of relations, from what was packed ahead where anything was. */
async function packOrTake(
  files: FileSink,
  articles: readonly Article[],
  { ahead, pool = createPool(1), folder, segmentSize, champions, cache, onProgress }: PackOptions,
): Promise<UnrelatedSections> {
  const packed = await ahead;
  if (packed) {
    for (const [name, bytes] of packed.files) files.set(name, bytes);
    return packed.sections;
  }
  const onInverted = (done: number) => onProgress?.('index', done, articles.length);
  const means = { pool, folder, segmentSize, champions, cache, onProgress: onInverted };
  return packUnrelated(articles, await invertCorpus(articles, means), files, pool);
}

/** A hash of everything but the time of the build. */
function versionOf(manifest: Manifest): string {
  const content = JSON.stringify({ ...manifest, builtAt: null });
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function packDirectories(
  sections: readonly SectionWriter[],
  files: FileSink,
): Pick<Manifest, 'directories' | 'pages' | 'suggestionPages' | 'ids'> {
  const add = (part: Part, directory: Partial<Record<Section, CollectedBlocks>>) => {
    const { name, bytes } = sealContent('directory', encodeDirectory(part, directory));
    files.set(fileOfBlock(name), bytes);
    return name;
  };
  const blocksOf = (wanted: string) => sections.find(({ section }) => section === wanted)?.blocks;
  const directories: Manifest['directories'] = {};
  const completions = cutPages(blocksOf('suggestions'));
  const arePaged = completions.length > MOST_PAGES_IN_ONE;
  for (const part of ['search', 'spelling', 'apart', 'suggest', 'draft'] as const) {
    if (part === 'suggest' && arePaged) continue;
    const own = PARTS[part].flatMap((section) => {
      const blocks = blocksOf(section);
      return blocks ? [[section, blocks] as const] : [];
    });
    directories[part] = add(part, Object.fromEntries(own));
  }
  const related = cutPages(blocksOf('related'));
  const pages: Manifest['pages'] = {
    names: related.map((page) => add('related', { related: page })),
    starts: related.map(({ starts }) => starts![0]!),
  };
  const suggestionPages = arePaged && {
    names: completions.map((page) => add('suggest', { suggestions: page })),
    keys: completions.map(({ keys }) => keys![0]!),
  };
  const ids = blocksOf('ids')?.names ?? [];
  const bundles = ids.filter((_, i) => i % FULL_BUNDLE === 0).map((name) => name.slice(0, NAME_DIGITS));
  return {
    directories,
    pages,
    ...(suggestionPages && { suggestionPages }),
    ids: { bundles, blocks: ids.length },
  };
}

/** The blocks of a section in parts that a directory each lists. */
function cutPages({ names, keys, starts }: CollectedBlocks = { names: [] }): CollectedBlocks[] {
  const pages: CollectedBlocks[] = [];
  for (let from = 0; from < names.length; from += BLOCKS_PER_PAGE) {
    const to = from + BLOCKS_PER_PAGE;
    pages.push({
      names: names.slice(from, to),
      ...(keys && { keys: keys.slice(from, to) }),
      ...(starts && { starts: starts.slice(from, to) }),
    });
  }
  return pages;
}

function newestDay(articles: readonly Article[]): string | null {
  let newest = '';
  for (const { date } of articles) if (date !== undefined && date > newest) newest = date;
  return newest === '' ? null : `${newest}T00:00:00Z`;
}

function countLanguages(articles: readonly Article[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { lang } of articles) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1)));
}
