/**
 * Parts of a query -> the words to look for, in terms of the index. A word may have several terms, one for each
 * language of the site: an article in any of them can match.
 */
import type { Analyzer, Token } from '../analysis/analyzer.ts';
import type { ParsedQuery } from './parse-query.ts';

export interface QueryWord {
  /** As it counts for exact matches. */
  form: string;
  /** Terms that stand for it, that of the query's own language first. */
  terms: string[];
  /** Number of the word among all words of the query. */
  place: number;
  /** UTF-16 units of the query that it stands in. */
  start: number;
  end: number;
  field?: 'title';
  /** It may be typed on. */
  unfinished?: true;
}

/** Words that must stand in this order, exactly as typed. */
export interface QueryPhrase {
  /** `offset`: how many words after the phrase's first. */
  words: { form: string; terms: string[]; offset: number }[];
  field?: 'title';
  /** One word without quotation marks: it may stand in any of its forms. */
  inflected?: true;
}

export interface QueryMeaning {
  /** Words that may match, stop words left out, in the query's order. */
  words: QueryWord[];
  /** All of these must match. */
  phrases: QueryPhrase[];
  /** None of these may match; a word is a phrase of one. */
  excluded: QueryPhrase[];
  /** How many different words a title that is the query has: stop words and what pairs of characters cover count. */
  differentWords: number;
}

/** Words of a query that are looked at, at most; see `keepRarest` for how many of them are looked for. */
const MOST_WORDS = 256;
/** Terms of a query that are looked for, at most. */
const MOST_TERMS = 32;
/**
 * A query with more words than this outside of its quotation marks is prose: the marks quote, as in "what you see is
 * what you get" systems, and ask for nothing to stand word for word.
 */
const LONGEST_COMMAND = 8;

/** What a query asks for; `analyzers` are those of the site's languages, the likeliest first. */
export function toQueryWords(parsed: ParsedQuery, analyzers: readonly Analyzer[]): QueryMeaning {
  const language = chooseLanguage(parsed, analyzers);
  const others = analyzers.filter((analyzer) => analyzer !== language);
  const termsOf = (form: string) => [...new Set([language, ...others].map((one) => one.toTerm(form)))];

  const isProse = countPlainWords(parsed, language) > LONGEST_COMMAND;
  const all: QueryWord[] = [];
  const meaning: QueryMeaning = { words: [], phrases: [], excluded: [], differentWords: 0 };
  const different = new Set<string>();
  let place = 0;
  parsed.parts.forEach((part, i) => {
    const found = language.tokenize(part.text);
    const tokens = wantedTokens(found).slice(0, MOST_WORDS);
    if (tokens.length === 0) return;
    const field = part.field && { field: part.field };
    if ((part.phrase && !isProse) || part.excluded) {
      const words = mainTokens(tokens).map(({ form, position }) => ({
        form,
        terms: termsOf(form),
        offset: position - tokens[0]!.position,
      }));
      const inflected = !part.phrase && words.length === 1 ? { inflected: true as const } : {};
      (part.excluded ? meaning.excluded : meaning.phrases).push({ words, ...field, ...inflected });
    }
    if (part.excluded) return;
    for (const { form } of found) different.add(form);
    const last = parsed.unfinished && i === parsed.parts.length - 1;
    tokens.forEach(({ form, start, end, position }, t) => {
      const unfinished = last && t === tokens.length - 1 && end === part.text.length;
      all.push({
        form,
        terms: termsOf(form),
        place: place + position,
        start: part.start + start,
        end: part.start + end,
        ...field,
        ...(unfinished ? { unfinished: true as const } : {}),
      });
    });
    place += tokens.at(-1)!.position + 1;
  });
  const counted = all.slice(0, MOST_WORDS);
  const kept = counted.filter(({ form, field }) => field || !language.isStopWord(form));
  meaning.words = kept.length > 0 ? kept : counted;
  meaning.differentWords = different.size;
  return meaning;
}

/** The rarest words of a long query, in its order. */
export function keepRarest<T>(words: readonly T[], idfOf: (word: T) => number): T[] {
  if (words.length <= MOST_TERMS) return [...words];
  const rarest = new Set([...words].sort((a, b) => idfOf(b) - idfOf(a)).slice(0, MOST_TERMS));
  return words.filter((word) => rarest.has(word));
}

// --- internal ---

function countPlainWords({ parts }: ParsedQuery, analyzer: Analyzer): number {
  return parts.reduce(
    (sum, part) => sum + (part.phrase || part.excluded ? 0 : mainTokens(analyzer.tokenize(part.text)).length),
    0,
  );
}

/** The language with the most stop words in the query; the first where that does not decide. */
function chooseLanguage({ parts }: ParsedQuery, analyzers: readonly Analyzer[]): Analyzer {
  let best = analyzers[0]!;
  if (analyzers.length === 1) return best;
  let most = 0;
  for (const analyzer of analyzers) {
    let count = 0;
    for (const part of parts) {
      if (part.excluded) continue;
      for (const { form } of analyzer.tokenize(part.text)) if (analyzer.isStopWord(form)) count++;
    }
    if (count > most) {
      most = count;
      best = analyzer;
    }
  }
  return best;
}

/** Without single characters that a pair of characters covers, unless there is nothing else. */
function wantedTokens(tokens: Token[]): Token[] {
  const wanted = tokens.filter(({ covered }) => !covered);
  return wanted.length > 0 ? wanted : tokens;
}

/** One token a place: for a phrase, `e` and `mail` are enough, `email` beside them is not asked for. */
function mainTokens(tokens: Token[]): Token[] {
  return tokens.filter(({ position }, i) => tokens.findIndex((other) => other.position === position) === i);
}
