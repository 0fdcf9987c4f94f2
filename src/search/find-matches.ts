/**
 * Where the words of a query stand in a text. Works on the text itself with one regular expression, since cutting
 * ten articles into words would cost more than all of ranking; the words' forms are what the index saw in the texts.
 */

export interface WantedWord {
  /** Words as they stand in texts: the typed one and the other forms of its terms. */
  forms: readonly string[];
  /** How much a match of it tells: its inverse document frequency. */
  weight: number;
}

export interface WantedPhrase {
  /** Forms of each of its words, in order. */
  words: readonly (readonly string[])[];
  weight: number;
}

/** What a matcher finds: UTF-16 units of the text, and the number of the word (phrases after the words). */
export interface Match {
  start: number;
  end: number;
  wanted: number;
}

export interface Matcher {
  /** Weights of words and phrases, by number. */
  weights: readonly number[];
  find(text: string): Match[];
}

/** Forms per word that are looked for; the first ones are the most frequent. */
const MOST_FORMS = 12;
/** Matches in one text that are looked at. */
const MOST_MATCHES = 400;
/** What may stand between two words of a phrase. */
const BETWEEN_WORDS = '[^\\p{L}\\p{N}]{1,8}';
/** What a form leaves out of a word: hyphens (also soft ones) and apostrophes. */
const LEFT_OUT = "[-\u00ad\u2010\u2011'\u2019]?";
const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}\p{M}]/u;
/** Scripts without spaces: a word may begin and end beside other letters. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A matcher for one query, to be used on the texts of all its hits. */
export function createMatcher(words: readonly WantedWord[], phrases: readonly WantedPhrase[] = []): Matcher {
  const wanted = [
    ...words.map(({ forms }) => [forms]),
    ...phrases.map((phrase) => phrase.words as readonly (readonly string[])[]),
  ];
  const strict = toPattern(wanted, escapePattern);
  const loose = toPattern(wanted, (form) => [...form].map(escapePattern).join(LEFT_OUT));
  return {
    weights: [...words, ...phrases].map(({ weight }) => weight),
    find(text) {
      const found = findAll(text, strict);
      return found.length > 0 ? found : findAll(text, loose);
    },
  };
}

// --- internal ---

interface Pattern {
  expression: RegExp;
  /** Which word or phrase each of the expression's groups is. */
  wanted: number[];
}

/** One group per word or phrase, phrases first, so that a phrase is not found as its first word. */
function toPattern(
  wanted: readonly (readonly (readonly string[])[])[],
  spell: (form: string) => string,
): Pattern | undefined {
  const groups = wanted.map((words, number) => {
    const patterns = words.map((forms) => {
      const longestFirst = [...new Set(forms.slice(0, MOST_FORMS))]
        .filter((form) => form !== '')
        .sort((a, b) => b.length - a.length);
      return longestFirst.length > 0 ? `(?:${longestFirst.map(spell).join('|')})` : undefined;
    });
    const whole = patterns.every((pattern) => pattern !== undefined);
    return { number, pattern: whole ? patterns.join(BETWEEN_WORDS) : '', length: words.length };
  });
  const usable = groups.filter(({ pattern }) => pattern !== '').sort((a, b) => b.length - a.length);
  if (usable.length === 0) return undefined;
  return {
    expression: new RegExp(usable.map(({ pattern }) => `(${pattern})`).join('|'), 'giu'),
    wanted: usable.map(({ number }) => number),
  };
}

function findAll(text: string, pattern: Pattern | undefined): Match[] {
  const found: Match[] = [];
  if (!pattern) return found;
  const { expression, wanted } = pattern;
  expression.lastIndex = 0;
  for (
    let match = expression.exec(text);
    match && found.length < MOST_MATCHES;
    match = expression.exec(text)
  ) {
    const start = match.index;
    const end = start + match[0].length;
    const spaceless = SPACELESS.test(match[0]);
    if (spaceless || isWhole(text, start, end)) {
      const group = match.findIndex((part, i) => i > 0 && part !== undefined);
      found.push({ start, end, wanted: wanted[group - 1]! });
      if (!spaceless) continue;
    }
    // Pairs of characters overlap, and what was no whole word may hide one.
    expression.lastIndex = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  }
  return found;
}

function isWhole(text: string, start: number, end: number): boolean {
  return (
    !LETTER_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
    !LETTER_AFTER.test(text.slice(end, end + 2))
  );
}

function escapePattern(form: string): string {
  return form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
