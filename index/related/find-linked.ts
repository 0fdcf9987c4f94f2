/**
 * What the authors of near articles link to: they read what this article's readers may want next. An article's own links,
 * and those that lead to it, say nothing about its own list: its readers have the former before their eyes, and what is
 * measured stays true of articles that nobody has linked yet.
 */
import type { Article } from '../../src/article.ts';
import { createUrlKeys } from '../corpus/url-keys.ts';
import type { Candidates } from './find-candidates.ts';
import { shareInts } from './side-by-side/shared-arrays.ts';

/** So many of the nearest articles by text are heard. */
const HEARD = 20;
/** What it counts when all of them link to one article and to nothing else. Measured: 4 to 8 are alike. */
const LINKED_WEIGHT = 6;

/** What more articles than this share of all link to is a site's furniture, its front page or imprint; few are too few to tell. */
const FURNITURE_SHARE = 0.2;
const LEAST_FURNITURE = 10;

/** Those that article `i` links to or that link to it: `places[starts[i] … starts[i + 1])`. */
export interface LinkedPlaces {
  starts: Int32Array;
  places: Int32Array;
}

/** Finds the links between articles; what leads elsewhere is passed over. */
export function findLinks(articles: readonly Article[]): LinkedPlaces {
  if (articles.every(({ links }) => links.length === 0)) {
    return { starts: shareInts(articles.length + 1), places: shareInts(0) };
  }
  const { toKey } = createUrlKeys(articles);
  const byKey = new Map(articles.map(({ url }, place) => [toKey(url), place]));
  const targets = new Map<number, number[]>();
  const linkers = new Int32Array(articles.length);
  articles.forEach(({ links }, from) => {
    const found = new Set(links.map((url) => byKey.get(toKey(url))));
    found.delete(from);
    found.delete(undefined);
    if (found.size > 0) targets.set(from, [...(found as Set<number>)]);
    for (const to of found) linkers[to!]!++;
  });
  const most = Math.max(LEAST_FURNITURE, FURNITURE_SHARE * articles.length);
  const linked = new Map<number, Set<number>>();
  const join = (one: number, other: number) => {
    const others = linked.get(one);
    if (others) others.add(other);
    else linked.set(one, new Set([other]));
  };
  for (const [from, found] of targets) {
    for (const to of found) {
      if (linkers[to]! > most) continue;
      join(from, to);
      join(to, from);
    }
  }
  const starts = shareInts(articles.length + 1);
  articles.forEach((_, i) => {
    starts[i + 1] = starts[i]! + (linked.get(i)?.size ?? 0);
  });
  const places = shareInts(starts.at(-1)!);
  for (const [i, others] of linked) places.set([...others], starts[i]!);
  return { starts, places };
}

/**
 * What near articles' links say for each article that any of them links to: the share of the near ones by likeness, divided
 * by the root of how many links each has.
 */
export function weighLinked(
  i: number,
  { docs, scores, counts, width }: Candidates,
  linked: LinkedPlaces,
): Map<number, number> {
  const found = new Map<number, number>();
  const row = i * width;
  const end = row + Math.min(HEARD, counts[i]!);
  let whole = 0;
  for (let k = row; k < end; k++) whole += scores[k]!;
  for (let k = row; k < end; k++) {
    const others = linkedOf(linked, docs[k]!).filter((doc) => doc !== i);
    const share = (LINKED_WEIGHT * scores[k]!) / whole / Math.sqrt(others.length);
    for (const doc of others) found.set(doc, (found.get(doc) ?? 0) + share);
  }
  return found;
}

// --- internal ---

const linkedOf = ({ starts, places }: LinkedPlaces, i: number) => places.subarray(starts[i]!, starts[i + 1]!);
