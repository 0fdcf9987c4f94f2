/**
 * Completions: every title from each of its first words on, tags, and phrases that several titles share. Longer
 * runs of one prefix than a visitor could scroll have their best ten written down.
 */

import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import { fold } from '../../src/analysis/fold.ts';
import type { Article } from '../../src/article.ts';
import { BEST, encodeSuggestions, type SuggestionEntry } from '../../src/format/suggestions.ts';
import type { BuildCache } from '../cache/build-cache.ts';
import { compareKeys } from '../invert/compare-keys.ts';
import type { Relations } from '../related/relations.ts';
import type { Pool } from '../workers/pool.ts';
import {
  type FileSink,
  type Keyed,
  packKeyed,
  SectionWriter,
  sortKeys,
  splitKeyed,
} from './section-writer.ts';

const KEYED_BLOCK = 16 * 1024;
/** On a large site, whose directory would be longer than a block. */
const LARGE_KEYED_BLOCK = 96 * 1024;
const LARGE_CORPUS = 20_000;
/** A title can be found from each of its first words. */
const WORDS_TO_START_FROM = 6;
/** Titles that must share a phrase before it is suggested by itself. */
const TITLES_PER_PHRASE = 3;
const LONGEST_PHRASE = 4;
/** A phrase that stands within one longer phrase in this share of its titles is not suggested by itself. */
const MOSTLY_LONGER = 0.8;
/** Entries that a prefix may have before its best are written down. */
const MOST_SCANNED = 64;
const BEST_PER_PREFIX = 10;
/** Written-down prefixes move the ends of blocks, which splits other prefixes: so often, at most. */
const MOST_PASSES = 4;
/** Characters of a key; what is typed beyond is compared with the entry itself. */
const LONGEST_KEY = 48;
/** A match at the very beginning counts so much more than one inside. */
const BEGINNING = 1000;

export async function packSuggestions(
  articles: readonly Article[],
  relations: Relations,
  files: FileSink,
  pool: Pool,
  cache?: BuildCache,
): Promise<SectionWriter> {
  const section = new SectionWriter('suggestions', files, cache);
  const byKey = new Map<string, SuggestionEntry[]>();
  const add = (words: readonly string[], from: number, entry: SuggestionEntry) => {
    const key = words.slice(from).join(' ').slice(0, LONGEST_KEY);
    if (key === '') return;
    const entries = byKey.get(key);
    if (entries) entries.push(entry);
    else byKey.set(key, [entry]);
  };

  const links = countLinks(relations);
  articles.forEach((article, doc) => {
    const words = toKeyWords(article.title, article.lang);
    for (let from = 0; from < Math.min(words.length, WORDS_TO_START_FROM); from++) {
      const weight = Math.min(links[doc]!, 99) + (from === 0 ? BEGINNING : 0) + 1;
      add(words, from, { weight, text: article.title, url: article.url });
    }
  });
  for (const { words, text, count } of findPhrases(articles)) {
    add(words, 0, { weight: BEGINNING + Math.min(count * 3, 900), text, url: '' });
  }

  const target = articles.length > LARGE_CORPUS ? LARGE_KEYED_BLOCK : KEYED_BLOCK;
  const entries = new Map<string, Uint8Array>();
  for (const [key, list] of byKey) {
    entries.set(key, encodeSuggestions(list.sort(byWeight).slice(0, MOST_SCANNED)));
  }
  const sorted = sortKeys(byKey.keys());
  const addBest = (prefix: string) => {
    entries.set(prefix + BEST, encodeSuggestions(findBest(prefix, sorted, byKey)));
  };
  for (const prefix of findCrowdedPrefixes(byKey)) addBest(prefix);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const split = findSplitPrefixes(splitKeyed(toSorted(entries), target));
    const fresh = split.filter((prefix) => !entries.has(prefix + BEST));
    if (fresh.length === 0) break;
    fresh.forEach(addBest);
  }
  await packKeyed(section, toSorted(entries), target, pool);
  return section;
}

function toSorted(entries: ReadonlyMap<string, Uint8Array>): Keyed[] {
  return sortKeys(entries.keys()).map((key) => [key, entries.get(key)!]);
}

/** A title's words as they are compared: folded, in order. */
function toKeyWords(text: string, lang: string): string[] {
  const words: string[] = [];
  let last = -1;
  for (const { form, position } of analyzerFor(lang).tokenize(text)) {
    if (position !== last) words.push(fold(form));
    last = position;
  }
  return words;
}

/** How many lists name each article: well-connected articles are suggested first. */
function countLinks(relations: Relations): Uint32Array {
  const lists = relations.links ?? relations.lists;
  const counts = new Uint32Array(lists.length);
  for (const list of lists) for (const { doc } of list) counts[doc] = counts[doc]! + 1;
  return counts;
}

/** A phrase that completions may offer by itself. */
interface Phrase {
  words: string[];
  text: string;
  count: number;
  /** Only tags have it so far: a title's way of writing it is better. */
  isTag: boolean;
}

/** Tags, and runs of two to four words that several titles share and that no stop word begins or ends. */
function findPhrases(articles: readonly Article[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  const add = (words: string[], text: string, isTag: boolean) => {
    const key = words.join(' ');
    const phrase = phrases.get(key);
    if (!phrase) phrases.set(key, { words, text, count: 1, isTag });
    else Object.assign(phrase, { count: phrase.count + 1 }, phrase.isTag && !isTag && { text, isTag });
  };
  for (const article of articles) {
    for (const tag of article.tags) {
      const words = toKeyWords(tag, article.lang);
      if (words.length > 0) add(words, showTag(tag), true);
    }
    const analyzer = analyzerFor(article.lang);
    const tokens = analyzer.tokenize(article.title);
    for (let from = 0; from < tokens.length; from++) {
      for (let size = 2; size <= LONGEST_PHRASE && from + size <= tokens.length; size++) {
        const run = tokens.slice(from, from + size);
        const first = run[0]!;
        const last = run[size - 1]!;
        if (analyzer.isStopWord(first.form) || analyzer.isStopWord(last.form)) continue;
        if (last.position - first.position !== size - 1) continue;
        const words = run.map(({ form }) => fold(form));
        add(words, article.title.slice(first.start, last.end), false);
      }
    }
  }
  return dropFragments([...phrases.values()].filter(({ count }) => count >= TITLES_PER_PHRASE));
}

/** A tag as readers write it: that of an address (`social-media`) has its words apart, `e-mail` stays. */
function showTag(tag: string): string {
  return /^[\p{Ll}\p{N}]{3,}(?:-[\p{Ll}\p{N}]+)+$/u.test(tag) ? tag.replaceAll('-', ' ') : tag;
}

/** Leaves out what is nearly always part of the same longer phrase: "usability case" beside "usability case study". */
function dropFragments(phrases: readonly Phrase[]): Phrase[] {
  const longer = new Map<string, number>();
  for (const { words, count } of phrases) {
    for (const part of [words.slice(1), words.slice(0, -1)]) {
      const key = part.join(' ');
      longer.set(key, Math.max(longer.get(key) ?? 0, count));
    }
  }
  return phrases.filter(({ words, count }) => (longer.get(words.join(' ')) ?? 0) < MOSTLY_LONGER * count);
}

/** Prefixes that more entries have than one answer looks through. */
function findCrowdedPrefixes(byKey: ReadonlyMap<string, SuggestionEntry[]>): string[] {
  const counts = new Map<string, number>();
  for (const [key, list] of byKey) {
    for (let end = 1; end <= key.length; end++) {
      const prefix = key.slice(0, end);
      counts.set(prefix, (counts.get(prefix) ?? 0) + list.length);
    }
  }
  return [...counts].filter(([, count]) => count > MOST_SCANNED).map(([prefix]) => prefix);
}

/** Prefixes whose entries stand in two blocks. */
function findSplitPrefixes(blocks: Iterable<Keyed[]>): string[] {
  const prefixes = new Set<string>();
  let last = '';
  for (const block of blocks) {
    const first = block[0]![0];
    for (let end = 1; end <= first.length && last.startsWith(first.slice(0, end)); end++) {
      if (!first.slice(0, end).endsWith(BEST)) prefixes.add(first.slice(0, end));
    }
    last = block.at(-1)![0];
  }
  return [...prefixes];
}

/** The best entries of a prefix; `sorted` are all keys. */
function findBest(
  prefix: string,
  sorted: readonly string[],
  byKey: ReadonlyMap<string, SuggestionEntry[]>,
): SuggestionEntry[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(sorted[middle]!, prefix) < 0) low = middle + 1;
    else high = middle;
  }
  let best: SuggestionEntry[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.startsWith(prefix); i++) {
    best.push(...byKey.get(sorted[i]!)!);
    if (best.length > MOST_SCANNED * 4) best = keepBest(best);
  }
  return keepBest(best);
}

/** The heaviest entries, each text once. */
function keepBest(entries: SuggestionEntry[]): SuggestionEntry[] {
  const seen = new Set<string>();
  return entries
    .sort(byWeight)
    .filter(({ text, url }) => !seen.has(text + url) && seen.add(text + url))
    .slice(0, BEST_PER_PREFIX);
}

function byWeight(a: SuggestionEntry, b: SuggestionEntry): number {
  return (
    b.weight - a.weight || a.text.length - b.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
  );
}
