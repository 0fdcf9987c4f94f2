/**
 * Whether two articles are one text, syndicated or lightly edited: by the shingles that they share. Pages made from one
 * template share shingles too; the words in which their titles differ tell them from copies. The same rule for articles
 * of the site and for unsaved text.
 */
import { countShared, toShingles } from './shingles.ts';

/** What two texts must share to be one. */
interface Likeness {
  /** Shingles (content words, nearly) of the shorter text. */
  length: number;
  /** Least share of common shingles among all of both: 15 % of the words replaced leave about .44. */
  resemblance: number;
  /** Or least share of the shorter one's shingles, for cut texts, when it is not a mere passage of the other. */
  contained: number;
}
const UNDER_ONE_TITLE: Likeness = { length: 40, resemblance: 0.35, contained: 0.6 };
/** Reference pages of one template share whole examples: under another title more is asked of a copy. */
const UNDER_ANOTHER: Likeness = { length: 100, resemblance: 0.45, contained: 0.85 };
/** Unsaved text that says two thirds of what an article says is told to its editor, under whatever title. */
const UNSAVED: Likeness = { length: 30, resemblance: 0.45, contained: 0.65 };
const LEAST_LENGTH_RATIO = 0.3;
/**
 * A news item of three paragraphs is a copy under another title when nearly all of the shorter text stands in the other,
 * and they are about as long. Asked of dated articles: short undated ones are mostly entries of one reference.
 */
const SHORT: Likeness = { length: 30, resemblance: 0.65, contained: 0.85 };
const SHORT_LENGTH_RATIO = 0.75;
/** A still shorter text is only a copy under the same title, and nearly word for word … */
const SAME = 0.9;
/** … or, of so many shingles, word for word. */
const LEAST_SAME = 8;
/** A word of one title only belongs to both when its share of one body is at least this part of the other's. */
const LEAST_SHARE_RATIO = 0.4;
/** Held less often by a dated text, a title's word is a turn of phrase; in undated reference pages it is the subject. */
const LEAST_REPEATED = 2;
/** Of such words that the bodies hold, so many may belong to one of them alone. */
const MOST_FOREIGN = 0.25;

/** What is compared of an article or of unsaved text. */
export interface ComparedText {
  /** Empty for a text without one. */
  title: string;
  /** Numbers of terms, one number a term in all texts that are compared; negative for stop words and gaps. */
  titleTerms: Int32Array;
  bodyTerms: Int32Array;
  shingles: Uint32Array;
  isDated: boolean;
}

export function toComparedText(
  title: string,
  titleTerms: Int32Array,
  bodyTerms: Int32Array,
  isDated: boolean,
): ComparedText {
  return { title, titleTerms, bodyTerms, shingles: toShingles(bodyTerms), isDated };
}

/** @param vocabulary The terms by their numbers. @param isUnsaved Whether one of them is not on the site yet. */
export function isCopy(
  a: ComparedText,
  b: ComparedText,
  vocabulary: readonly string[],
  isUnsaved = false,
): boolean {
  const sameTitle = stripSiteName(a.title) === stripSiteName(b.title);
  const isDated = a.isDated && b.isDated;
  const least = sameTitle ? UNDER_ONE_TITLE : isUnsaved ? UNSAVED : UNDER_ANOTHER;
  if (!isSameText(a, b, sameTitle, isDated, least)) return false;
  return sameTitle || isSameSubject(a, b, vocabulary, isDated);
}

// --- internal ---

function isSameText(
  a: ComparedText,
  b: ComparedText,
  sameTitle: boolean,
  isDated: boolean,
  least: Likeness,
): boolean {
  const [shorter, longer] =
    a.shingles.length < b.shingles.length ? [a.shingles, b.shingles] : [b.shingles, a.shingles];
  if (shorter.length === 0 || shorter.length < LEAST_LENGTH_RATIO * longer.length) return false;
  const shared = countShared(shorter, longer);
  const resemblance = shared / (shorter.length + longer.length - shared);
  if (resemblance === 1 && shorter.length >= LEAST_SAME) return true;
  if ((sameTitle || isDated) && isShortCopy(shorter.length, longer.length, resemblance, shared)) return true;
  const untitled = a.title === '' || b.title === '';
  if (shorter.length < least.length) return (sameTitle || untitled) && resemblance >= SAME;
  return resemblance >= least.resemblance || shared / shorter.length >= least.contained;
}

function isShortCopy(shorter: number, longer: number, resemblance: number, shared: number): boolean {
  if (shorter < SHORT.length || shorter < SHORT_LENGTH_RATIO * longer) return false;
  return resemblance >= SHORT.resemblance && shared >= SHORT.contained * shorter;
}

/**
 * Whether the words that only one of the titles has are as frequent in one body as in the other. Another number in
 * an else equal title is another part of a series.
 */
function isSameSubject(
  a: ComparedText,
  b: ComparedText,
  vocabulary: readonly string[],
  isDated: boolean,
): boolean {
  const [here, there] = [new Set(a.titleTerms), new Set(b.titleTerms)];
  const different = [...here, ...there].filter((term) => term >= 0 && here.has(term) !== there.has(term));
  if (different.length > 0 && different.every((term) => /\d/.test(vocabulary[term]!))) return false;
  const lengths = [a.bodyTerms.length, b.bodyTerms.length] as const;
  let [met, foreign] = [0, 0];
  for (const term of different) {
    const counts = [countIn(a.bodyTerms, term), countIn(b.bodyTerms, term)] as const;
    if (Math.max(...counts) < (isDated ? LEAST_REPEATED : 1)) continue;
    const shares = [counts[0] / lengths[0], counts[1] / lengths[1]];
    const [less, more] = [Math.min(...shares), Math.max(...shares)];
    met++;
    if (less < LEAST_SHARE_RATIO * more) foreign++;
  }
  return foreign <= MOST_FOREIGN * met;
}

function countIn(terms: Int32Array, wanted: number): number {
  let count = 0;
  for (const term of terms) if (term === wanted) count++;
  return count;
}

/** A site's name at a title's end is no difference. */
function stripSiteName(title: string): string {
  return title.replace(/\s+[|–—-]\s+[^|–—]{1,40}$/u, '').toLowerCase();
}
