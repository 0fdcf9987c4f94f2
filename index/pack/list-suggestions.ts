/**
 * Completions: every title from each of its first words on, tags, and phrases that several titles share. Longer
 * runs of one prefix than a visitor could scroll have their best ten written down. Knows nothing of files.
 */
import { analyzerFor } from '../../src/analysis/analyzer-for.ts';
import { fold } from '../../src/analysis/fold.ts';
import type { Article } from '../../src/article.ts';
import { hashKey } from '../../src/format/ids.ts';
import { BEST, encodeSuggestions } from '../../src/format/suggestions.ts';
import { compareKeys } from '../invert/compare-keys.ts';
import { RoughCounts } from '../rough-counts.ts';
import { CompletionTable } from './completion-table.ts';
import { type KeyedBlock, sortKeys, splitKeyed, toKeyedBlocks } from './section-writer.ts';

/** A title can be found from each of its first words. */
const WORDS_TO_START_FROM = 6;
/** Titles that must share a phrase before it is suggested by itself. */
const TITLES_PER_PHRASE = 3;
const LONGEST_PHRASE = 4;
/** Places for counting the runs of words that may be phrases; a prime. */
const ROUGH_COUNTS = 67_108_859;
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

/** What completions are made of. */
export interface Suggested {
  articles: readonly Pick<Article, 'title' | 'url' | 'tags' | 'lang'>[];
  /** How many lists name each: well-connected articles are suggested first. */
  links: Uint32Array;
  /** Bytes of a block, about. */
  target: number;
  /** What `findPhrases` found, where the titles and tags are those of the build before. */
  phrases?: Phrase[] | undefined;
}

export interface Suggestions {
  blocks: KeyedBlock[];
  phrases: Phrase[];
}

/** The blocks of all completions. */
export function listSuggestions({ articles, links, target, ...known }: Suggested): Suggestions {
  const phrases = known.phrases ?? findPhrases(articles);
  const table = listCompletions(articles, links, phrases);
  const best = new Map<string, Uint8Array>();
  const addBest = (prefix: string, records: readonly number[]) =>
    void best.set(prefix + BEST, encodeSuggestions(records.map((record) => table.entryOf(record))));
  table.eachCrowded(MOST_SCANNED, BEST_PER_PREFIX, addBest);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const split = findSplitPrefixes(splitKeyed(mergeSorted(table.sizes(MOST_SCANNED), best), target));
    const fresh = split.filter((prefix) => !best.has(prefix + BEST));
    if (fresh.length === 0) break;
    for (const prefix of fresh) addBest(prefix, table.findBest(prefix, BEST_PER_PREFIX));
  }
  const blocks = [...toKeyedBlocks(mergeSorted(table.encoded(MOST_SCANNED), best), target)];
  return { blocks, phrases };
}

// --- internal ---

function listCompletions(
  articles: Suggested['articles'],
  links: Uint32Array,
  phrases: readonly Phrase[],
): CompletionTable {
  const table = new CompletionTable((subject) => {
    if (subject >= 0) return { text: articles[subject]!.title, url: articles[subject]!.url };
    return { text: phrases[-1 - subject]!.text, url: '' };
  });
  const add = (words: readonly string[], from: number, subject: number, weight: number) => {
    const key = words.slice(from).join(' ');
    // Copied: a part of a string keeps the whole in memory.
    table.add(key.length > LONGEST_KEY ? copyText(key.slice(0, LONGEST_KEY)) : key, subject, weight);
  };
  articles.forEach(({ title, lang }, doc) => {
    const words = toKeyWords(title, lang);
    for (let from = 0; from < Math.min(words.length, WORDS_TO_START_FROM); from++) {
      add(words, from, doc, Math.min(links[doc]!, 99) + (from === 0 ? BEGINNING : 0) + 1);
    }
  });
  phrases.forEach(({ words, count }, n) => {
    add(words, 0, -1 - n, BEGINNING + Math.min(count * 3, 900));
  });
  table.sort();
  return table;
}

/** The same text, by itself; lone surrogates stay. */
const copyText = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le');

/** Sorted entries and those of `best` as one sorted run. */
function* mergeSorted<D>(
  entries: Iterable<readonly [key: string, data: D]>,
  best: ReadonlyMap<string, D>,
): Generator<readonly [key: string, data: D]> {
  const keys = sortKeys(best.keys());
  let next = 0;
  for (const entry of entries) {
    for (; next < keys.length && compareKeys(keys[next]!, entry[0]) < 0; next++) {
      yield [keys[next]!, best.get(keys[next]!)!];
    }
    yield entry;
  }
  for (; next < keys.length; next++) yield [keys[next]!, best.get(keys[next]!)!];
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

/** A phrase that completions may offer by itself. */
export interface Phrase {
  words: string[];
  text: string;
  count: number;
  /** Only tags have it so far: a title's way of writing it is better. */
  isTag: boolean;
}

/** Tags, and runs of two to four words that several titles share and that no stop word begins or ends. */
function findPhrases(articles: Suggested['articles']): Phrase[] {
  const phrases = new Map<string, Phrase>();
  // Nearly all runs stand in one title alone, and would be more than a map can hold.
  const counts = new RoughCounts(ROUGH_COUNTS);
  eachRun(articles, (words) => counts.add(hashKey(words.join(' '))[0]));
  eachRun(articles, (words, toText, isTag) => {
    const key = words.join(' ');
    if (!counts.mayReach(hashKey(key)[0], TITLES_PER_PHRASE)) return;
    const phrase = phrases.get(key);
    if (!phrase) phrases.set(key, { words, text: toText(), count: 1, isTag });
    else {
      phrase.count++;
      if (phrase.isTag && !isTag) Object.assign(phrase, { text: toText(), isTag });
    }
  });
  return dropFragments([...phrases.values()].filter(({ count }) => count >= TITLES_PER_PHRASE));
}

/** Visits tags, and the runs of words of titles that may be phrases. */
function eachRun(
  articles: Suggested['articles'],
  visit: (words: string[], toText: () => string, isTag: boolean) => void,
): void {
  for (const article of articles) {
    for (const tag of article.tags) {
      const words = toKeyWords(tag, article.lang);
      if (words.length > 0) visit(words, () => showTag(tag), true);
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
        visit(words, () => article.title.slice(first.start, last.end), false);
      }
    }
  }
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

/** Prefixes whose entries stand in two blocks. */
function findSplitPrefixes(blocks: Iterable<(readonly [key: string, data: unknown])[]>): string[] {
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
