/** What threads ask of articles beside their terms, in memory that all of them see. */
import type { Article } from '../../../src/article.ts';
import { findTextsAside } from '../../corpus/put-aside.ts';
import { shareInts } from './shared-arrays.ts';
import { type SharedTexts, shareTexts } from './shared-texts.ts';

export interface SharedFacts {
  titles: SharedTexts;
  texts: SharedTexts;
  tags: SharedNames;
  authors: SharedNames;
  /** One or none an article. */
  sections: SharedNames;
  dates: SharedNames;
}

/** Lists of names, article by article; a name stands once. */
export interface SharedNames {
  names: string[];
  /** Article `i` has the names `numbers[starts[i] … starts[i + 1])`. */
  starts: Int32Array;
  numbers: Int32Array;
}

/** @param textFile Where texts may lie that do not lie aside already. @default in memory */
export function shareFacts(articles: readonly Article[], textFile: string | undefined): SharedFacts {
  return {
    titles: shareTexts(articles, ({ title }) => title),
    texts: findTextsAside(articles) ?? shareTexts(articles, ({ text }) => text, textFile),
    tags: shareNames(articles.map(({ tags }) => tags)),
    authors: shareNames(articles.map(({ authors }) => authors)),
    sections: shareNames(articles.map(({ section }) => (section === undefined ? NONE : [section]))),
    dates: shareNames(articles.map(({ date }) => (date === undefined ? NONE : [date]))),
  };
}

export function shareNames(lists: readonly (readonly string[])[]): SharedNames {
  const known = new Map<string, number>();
  const starts = shareInts(lists.length + 1);
  const numbers = shareInts(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  lists.forEach((list, i) => {
    for (const name of list) {
      let number = known.get(name);
      if (number === undefined) {
        number = known.size;
        known.set(name, number);
      }
      numbers[end++] = number;
    }
    starts[i + 1] = end;
  });
  return { names: [...known.keys()], starts, numbers };
}

export function namesOf({ names, starts, numbers }: SharedNames, i: number): string[] {
  return Array.from(numbers.subarray(starts[i]!, starts[i + 1]!), (number) => names[number]!);
}

/** The first name of an article, where it has one. */
export function nameOf({ names, starts, numbers }: SharedNames, i: number): string | undefined {
  return starts[i] === starts[i + 1] ? undefined : names[numbers[starts[i]!]!];
}

// --- internal ---

const NONE: readonly string[] = [];
