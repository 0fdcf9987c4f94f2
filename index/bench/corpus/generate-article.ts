/**
 * Articles that never were, from those that were: paragraphs of articles that stand near one another, shuffled. Rare
 * words become coined names, whose number grows with the corpus as a real vocabulary does (Heaps: V ~ n^.7), since
 * paragraphs alone would bring no new word however many articles are made.
 */
import { createRandom } from './random.ts';
import type { CorpusRecord } from './source-pool.ts';

export interface GenerateOptions {
  seed: number;
  /** Words at which an article ends, at least and at most. */
  words: [least: number, most: number];
  /**
   * Words that are taken of a paragraph at most, from anywhere in it: where short articles are many, whole paragraphs would
   * make near-copies of most. @default as many as an article has
   */
  paragraph?: number;
}

/** Articles of one subject: so many beside one another in the pool. */
const NEARBY = 60;
/** One word in so many, of five letters or more, becomes a name. */
const NAME_EVERY = 40;
/** Names known after n generated articles: NAMES · n^GROWTH. */
const NAMES = 60;
const GROWTH = 0.7;
const FIRST_DAY = Date.UTC(2005, 0, 1);
const DAYS = 7300;

/** The article of that number; `pool` must not be empty. */
export function generateArticle(
  pool: readonly CorpusRecord[],
  number: number,
  { seed, words: [least, most], paragraph: longest }: GenerateOptions,
): CorpusRecord {
  const random = createRandom(Math.imul(seed, 0x01000193) ^ number);
  const names = Math.ceil(NAMES * (number + 1) ** GROWTH);
  // Squared: early names are met more often, as common words are.
  const name = () => coinName(Math.floor(names * random() ** 2));
  const home = Math.floor(random() * pool.length);
  const near = () => pool[Math.min(pool.length - 1, home + Math.floor(random() * NEARBY))]!;
  const wanted = least + random() * (most - least);
  const paragraphs: string[] = [];
  for (let words = 0, tries = 0; words < wanted && tries < 60; tries++) {
    const source = near().body.split(/\n+/);
    const paragraph = source[Math.floor(random() * source.length)]!.trim();
    if (paragraph.length < 20) continue;
    const cut = cutWords(paragraph.split(/\s+/), longest, random).slice(0, Math.ceil(most));
    words += cut.length;
    paragraphs.push(cut.map((word) => rename(word, random, name)).join(' '));
  }
  const subject = near().title.split(/\s+/).slice(0, 9);
  const other = near().title.split(/\s+/);
  subject[Math.floor(random() * subject.length)] = other[Math.floor(random() * other.length)]!;
  const called = name();
  const title = `${subject.join(' ')} ${called}`;
  const section = pool[home]!.id.split('/')[0]!;
  const slug = `${called}-${number}`.toLowerCase();
  const day = new Date(FIRST_DAY + Math.floor(random() * DAYS) * 86_400_000).toISOString().slice(0, 10);
  return {
    id: `${section}/made/${slug}`,
    title,
    body: paragraphs.join('\n\n') || title,
    url: `/${section}/made/${slug}/`,
    date: day,
    tags: [...new Set([near(), near()].flatMap(({ tags }) => tags.slice(0, 2)))],
  };
}

// --- internal ---

function cutWords(words: string[], most: number | undefined, random: () => number): string[] {
  if (most === undefined || words.length <= most) return words;
  const start = Math.floor(random() * (words.length - most));
  return words.slice(start, start + most);
}

function rename(word: string, random: () => number, name: () => string): string {
  return word.length >= 5 && random() < 1 / NAME_EVERY && /^\p{L}+$/u.test(word) ? name() : word;
}

const STARTS = 'b d f g k l m n p r s t v z br dr gr kr pl st tr sh'.split(' ');
const VOWELS = 'a e i o u ai ea io ou'.split(' ');
const ENDS = ['', 'n', 'r', 's', 'l', 'm', 'nd', 'x'];

/** A pronounceable name of two or more syllables; different for every number. */
function coinName(number: number): string {
  let rest = number;
  const take = (list: readonly string[]) => {
    const piece = list[rest % list.length]!;
    rest = Math.floor(rest / list.length);
    return piece;
  };
  let name = take(STARTS) + take(VOWELS) + take(STARTS) + take(VOWELS);
  while (rest > 0) name += take(STARTS) + take(VOWELS);
  name += ENDS[number % ENDS.length];
  return name[0]!.toUpperCase() + name.slice(1);
}
