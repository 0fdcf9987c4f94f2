/**
 * Articles and their relations to the files of an index. Everything is in memory and nothing of it depends on
 * the clock, the machine or the order in which articles were read: the same corpus gives the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../../src/article.ts';
import { sealBlock } from '../../src/format/block.ts';
import { type Directory, encodeDirectory, PARTS, type Part } from '../../src/format/directory.ts';
import { encodeManifest, MANIFEST_FILE, type Manifest } from '../../src/format/manifest.ts';
import type { Relations } from '../related/relations.ts';
import { invertArticles } from './invert-articles.ts';
import { packArticles, packLists } from './pack-articles.ts';
import { packColumns, packCommonness } from './pack-columns.ts';
import { packFacets, packForms, packIds } from './pack-lookups.ts';
import { packSuggestions } from './pack-suggestions.ts';
import { packTerms, type TermBytes } from './pack-terms.ts';
import { addFile, type IndexFiles, type SectionWriter } from './section-writer.ts';

export interface PackOptions {
  /** ISO 8601 instant that the index says it was built at. @default the newest article's day */
  builtAt?: string;
  /** Words that a query's word also stands for. */
  synonyms?: Record<string, string[]>;
  onProgress?: (step: string, done: number, of: number) => void;
}

export interface PackedIndex {
  files: IndexFiles;
  manifest: Manifest;
  /** What the dictionary's bytes are made of. */
  termBytes: TermBytes;
}

/** Packs an index. Articles must come sorted by id, and `relations` must name them by that order. */
export function packIndex(
  articles: readonly Article[],
  relations: Relations,
  { builtAt, synonyms = {}, onProgress }: PackOptions = {},
): PackedIndex {
  const files: IndexFiles = new Map();
  const inverted = invertArticles(articles, (done) => onProgress?.('index', done, articles.length));
  onProgress?.('pack', 0, articles.length);
  const terms = packTerms(inverted, files);
  const sections = [
    ...terms.sections,
    packForms(inverted.formDocuments, files),
    packCommonness(inverted.terms, files),
    ...packColumns(articles, inverted.lengths, relations, files),
    packArticles(articles, relations, files),
    packFacets(articles, files),
    packIds(articles, files),
    packLists(articles, relations, files),
    packSuggestions(articles, relations, files),
  ];
  onProgress?.('pack', articles.length, articles.length);
  const manifest: Manifest = {
    version: '',
    builtAt: builtAt ?? newestDay(articles),
    documents: articles.length,
    languages: countLanguages(articles),
    averageLengths: inverted.averageLengths,
    threshold: relations.threshold,
    synonyms,
    directories: packDirectories(sections, files),
    sections: Object.fromEntries(
      sections
        .filter(({ blocks }) => blocks.names.length > 0)
        .map(({ section, blocks, bytes }) => [section, { blocks: blocks.names.length, bytes }]),
    ),
  };
  manifest.version = versionOf(manifest);
  files.set(MANIFEST_FILE, encodeManifest(manifest));
  return { files, manifest, termBytes: terms.bytes };
}

/** A hash of everything but the time of the build. */
function versionOf(manifest: Manifest): string {
  const content = JSON.stringify({ ...manifest, builtAt: null });
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function packDirectories(sections: readonly SectionWriter[], files: IndexFiles): Manifest['directories'] {
  const directories: Manifest['directories'] = {};
  for (const part of Object.keys(PARTS) as Part[]) {
    const directory: Directory = {};
    for (const { section, blocks } of sections) {
      if ((PARTS[part] as readonly string[]).includes(section)) directory[section] = blocks;
    }
    directories[part] = addFile(files, sealBlock('directory', encodeDirectory(part, directory)));
  }
  return directories;
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
