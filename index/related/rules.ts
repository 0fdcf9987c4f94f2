/**
 * What the rules file says of the whole site: sections that must not mix, and synonyms. (Its rules for single
 * articles are merged into the articles when the corpus is read.)
 */
import { readFileSync } from 'node:fs';
import type { Analyzer } from '../../src/analysis/analyzer.ts';
import type { Problem } from '../corpus/problem.ts';
import { lineAt } from '../readers/parse-json.ts';

export interface SiteRules {
  /** Groups of sections; articles of two sections of one group never name each other. */
  separate: readonly (readonly string[])[];
  /** Word, or the term of one in a language of the site -> the words that mean the same. */
  synonyms: Record<string, string[]>;
  /** The file's text, to find the line of what is wrong in it. */
  text: string;
}

const NONE: SiteRules = { separate: [], synonyms: {}, text: '' };

/**
 * Reads `{"separate": [["news", "docs"]], "synonyms": [["k8s", "kubernetes"]]}`. A file that is missing or broken
 * is reported by whoever reads the corpus; here it says nothing.
 */
export function readSiteRules(
  path: string | undefined,
  sections: ReadonlySet<string>,
  analyzers: readonly Analyzer[],
  report: (problem: Problem) => void,
): SiteRules {
  const text = path === undefined ? '' : readText(path);
  const json = parse(text);
  if (path === undefined || json === undefined) return NONE;
  const tell = (part: string, what: string, remedy: string) =>
    report({ file: path, line: lineAt(text, Math.max(0, text.indexOf(JSON.stringify(part)))), what, remedy });
  const separate = readGroups(json.separate, 'separate', tell);
  for (const section of new Set(separate.flat())) {
    if (sections.has(section)) continue;
    const known = [...sections].sort().slice(0, 8).join(', ') || 'none';
    tell(section, `"separate" names the section "${section}", which no article has.`, `There are: ${known}.`);
  }
  const groups = readGroups(json.synonyms, 'synonyms', tell).map((group) =>
    group.flatMap((word) => {
      const form = toForm(word, analyzers[0]!);
      if (form === undefined) {
        tell(word, `"synonyms" holds "${word}", which is not one word.`, 'Synonyms are single words.');
      }
      return form ?? [];
    }),
  );
  return { separate, synonyms: toSynonyms(groups, analyzers), text };
}

/** Whether two sections may name each other. */
export function mayMix(
  { separate }: Pick<SiteRules, 'separate'>,
  a: string | undefined,
  b: string | undefined,
): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  return !separate.some((group) => group.includes(a) && group.includes(b));
}

// --- internal ---

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readGroups(
  value: unknown,
  key: string,
  tell: (part: string, what: string, remedy: string) => void,
): string[][] {
  if (value === undefined) return [];
  const isGroup = (group: unknown): group is string[] =>
    Array.isArray(group) &&
    group.length > 1 &&
    group.every((name) => typeof name === 'string' && name !== '');
  if (Array.isArray(value) && value.every(isGroup)) return value;
  tell(
    key,
    `"${key}" is not a list of groups of two or more names.`,
    `Write "${key}": [["one", "another"]].`,
  );
  return [];
}

/** The word as queries have it; undefined for none and for several. */
function toForm(word: string, analyzer: Analyzer): string | undefined {
  const typed = word.trim();
  return analyzer.tokenize(typed).find(({ start, end }) => start === 0 && end === typed.length)?.form;
}

/** By word and by its terms, so that "cars" finds what "car" stands for. */
function toSynonyms(
  groups: readonly (readonly string[])[],
  analyzers: readonly Analyzer[],
): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const word of group) {
      for (const key of new Set([word, ...analyzers.map((analyzer) => analyzer.toTerm(word))])) {
        const others = synonyms.get(key) ?? new Set();
        for (const other of group) if (other !== word) others.add(other);
        synonyms.set(key, others);
      }
    }
  }
  return Object.fromEntries([...synonyms].map(([word, others]) => [word, [...others]]));
}
