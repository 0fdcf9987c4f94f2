/**
 * Text of scripts that write no spaces -> overlapping pairs of characters, so that any substring of two characters
 * or more is an exact phrase of pairs and no dictionary is needed. (`Intl.Segmenter` would find words, but Node and
 * Workers carry different dictionaries, and a word that the two cut differently is never found.)
 *
 *     東 京 都        東京 at 0, 京都 at 1; and covered: 東 at 0, 京 at 1, 都 at 2
 */
import type { Token } from './analyzer.ts';
import { classOf, HANGUL, IDEOGRAPH, IGNORED, MARK, SYLLABIC } from './character-class.ts';
import { toForm } from './word-form.ts';

/** A character with all that hangs on it: its marks, or a syllable's vowels. */
interface Cluster {
  start: number;
  end: number;
  form: string;
  /** Han and syllables of Thai … are found alone; Kana are not, there are too few of them. */
  alone: boolean;
}

/**
 * Appends the tokens of the run that starts at `from`, whose character is of class `kind`; the first is at
 * `position`. Answers where the run ends and the next free position.
 */
export function readSpaceless(text: string, from: number, kind: number, position: number, tokens: Token[]) {
  const clusters: Cluster[] = [];
  let at = from;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    const found = classOf(codePoint);
    if (found === IGNORED) {
      at++;
      continue;
    }
    if (found !== kind) break;
    const end = kind === SYLLABIC ? endOfSyllable(text, at) : endOfCharacter(text, at, kind);
    const form = toClusterForm(text.slice(at, end));
    const alone = kind === SYLLABIC || (kind === IDEOGRAPH ? !isKana(codePoint) : clusters.length === 0);
    clusters.push({ start: at, end, form, alone });
    at = end;
  }
  const last = clusters.length - 1;
  clusters.forEach((cluster, i) => {
    const place = position + i;
    const next = clusters[i + 1];
    if (next !== undefined) {
      tokens.push({
        form: toClusterForm(cluster.form + next.form),
        start: cluster.start,
        end: next.end,
        position: place,
      });
    }
    if (last === 0) {
      tokens.push({ form: cluster.form, start: cluster.start, end: cluster.end, position: place });
    } else if (cluster.alone) {
      tokens.push({
        form: cluster.form,
        start: cluster.start,
        end: cluster.end,
        position: place,
        covered: true,
      });
    }
  });
  return { end: at, position: position + clusters.length };
}

/** Nearly all characters of these scripts are their own form. */
function toClusterForm(written: string): string {
  for (let i = 0; i < written.length; i++) {
    const unit = written.charCodeAt(i);
    const settled =
      (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0x3041 && unit <= 0x30fe) ||
      (unit >= 0xac00 && unit <= 0xd7a3);
    const mark = unit === 0x3099 || unit === 0x309a;
    if (!settled || mark) return toForm(written);
  }
  return written;
}

/** One character and its marks; a Hangul syllable that is written letter by letter is one character. */
function endOfCharacter(text: string, from: number, kind: number): number {
  let at = from + widthAt(text, from);
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    const inSyllable = kind === HANGUL && codePoint > 0x1160 && codePoint <= 0x11ff;
    if (classOf(codePoint) !== MARK && !inSyllable) break;
    at += widthAt(text, at);
  }
  return at;
}

/**
 * Thai and Lao: [leading vowel] consonant marks [following vowel]; Khmer and Burmese: a stacked consonant
 * belongs to the one above it. Both ends depend on their neighbours alone, so a word is cut alike wherever it stands.
 */
function endOfSyllable(text: string, from: number): number {
  let at = from;
  if (isLeadingVowel(text.charCodeAt(at)) && classOf(text.charCodeAt(at + 1) || 0) === SYLLABIC) at++;
  at += widthAt(text, at);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const stacked = isStacker(text.charCodeAt(at - 1)) && classOf(unit) === SYLLABIC;
    if (classOf(unit) !== MARK && !isFollowingVowel(unit) && !stacked) break;
    at++;
  }
  return at;
}

const isLeadingVowel = (unit: number) => (unit >= 0xe40 && unit <= 0xe44) || (unit >= 0xec0 && unit <= 0xec4);
const isFollowingVowel = (unit: number) =>
  unit === 0xe30 ||
  unit === 0xe32 ||
  unit === 0xe33 ||
  unit === 0xe45 ||
  unit === 0xeb0 ||
  unit === 0xeb2 ||
  unit === 0xeb3;
const isStacker = (unit: number) => unit === 0x17d2 || unit === 0x1039;
const isKana = (codePoint: number) =>
  (codePoint >= 0x3041 && codePoint <= 0x30ff) ||
  (codePoint >= 0x31f0 && codePoint <= 0x31ff) ||
  (codePoint >= 0xff66 && codePoint <= 0xff9f);
const widthAt = (text: string, at: number) => (text.codePointAt(at)! > 0xffff ? 2 : 1);
