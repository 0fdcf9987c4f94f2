/**
 * The rules file: an editor's word on single articles, named by id or URL, in one place for the whole site. Wins
 * over what the articles say themselves.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { EditorsChoice } from '../../src/article.ts';
import { readEditorsChoice } from '../readers/editors-choice.ts';
import { toBoolean } from '../readers/metadata.ts';
import { lineAt, parseJson } from '../readers/parse-json.ts';
import { findNearestNames } from '../related/nearest-names.ts';
import type { Problem } from './problem.ts';

export interface ArticleRule {
  draft?: boolean;
  search?: boolean;
  related?: EditorsChoice;
  /** 1-based line in the rules file. */
  line: number;
}

export interface Rules {
  /** Path as the user would name it. */
  file: string;
  /** By id or URL. */
  articles: Map<string, ArticleRule>;
}

/** What a rules file may hold. `separate` and `synonyms` are read where they are used. */
const KEYS = ['articles', 'pins', 'blocks', 'separate', 'synonyms', '$schema'];

/**
 * Reads `{"articles": {"ID or URL": {"draft", "search", "related"}}}`, and `{"pins": {"ID or URL": ["ID or URL"]}}`
 * with `blocks` likewise, which are the same said shortly.
 */
export function readRules(path: string, cwd: string, report: (problem: Problem) => void): Rules {
  const file = relative(cwd, path) || path;
  const rules: Rules = { file, articles: new Map() };
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    report({ file, what: 'There is no such rules file.', remedy: 'Correct "rules" in the configuration.' });
    return rules;
  }
  const json = parseJson(text);
  if (!json.ok) {
    report({ file, line: lineAt(text, json.at), what: json.what, remedy: 'Correct the JSON there.' });
    return rules;
  }
  const groups = isGroup(json.value) ? json.value : undefined;
  const articles = groups === undefined ? undefined : (groups.articles ?? {});
  if (groups === undefined || !isGroup(articles)) {
    const remedy = 'Write {"articles": {"an id or URL": {"related": {"pin": ["another id"]}}}}.';
    report({ file, what: 'The rules are not a group of values by article.', remedy });
    return rules;
  }
  for (const [name, value] of Object.entries(articles)) {
    const line = lineAt(text, Math.max(0, text.indexOf(JSON.stringify(name))));
    const rule = readRule(value, line, (what, remedy) =>
      report({ file, line, what: `"${name}": ${what}`, remedy }),
    );
    if (rule) rules.articles.set(name, rule);
  }
  const lineOf = (name: string) => lineAt(text, Math.max(0, text.indexOf(JSON.stringify(name))));
  for (const key of Object.keys(groups).filter((one) => !KEYS.includes(one))) {
    const [near] = findNearestNames(key, KEYS, 1);
    const remedy = near ? `Did you mean "${near}"?` : `A rules file has ${KEYS.slice(0, -1).join(', ')}.`;
    report({ file, line: lineOf(key), what: `"${key}" is not understood.`, remedy });
  }
  addShortRules(rules, groups, 'pins', lineOf, report);
  addShortRules(rules, groups, 'blocks', lineOf, report);
  return rules;
}

// --- internal ---

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges `{"pins": {"one": ["another"]}}` into the rules of single articles. */
function addShortRules(
  rules: Rules,
  groups: Record<string, unknown>,
  key: 'pins' | 'blocks',
  lineOf: (name: string) => number,
  report: (problem: Problem) => void,
): void {
  const { file } = rules;
  const remedy = `Write "${key}": {"an id or URL": ["another id or URL"]}.`;
  const lists = groups[key] ?? {};
  if (!isGroup(lists)) {
    report({ file, line: lineOf(key), what: `"${key}" is not a group of lists by article.`, remedy });
    return;
  }
  for (const [name, list] of Object.entries(lists)) {
    const ids = typeof list === 'string' ? [list] : list;
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string' && id !== '')) {
      const what = `"${key}" of "${name}" is not a list of ids or URLs.`;
      report({ file, line: lineOf(name), what, remedy });
      continue;
    }
    const rule = rules.articles.get(name) ?? { line: lineOf(name) };
    const known = key === 'pins' ? 'pin' : 'block';
    rule.related = { ...rule.related, [known]: [...(rule.related?.[known] ?? []), ...ids] };
    rules.articles.set(name, rule);
  }
}

function readRule(
  value: unknown,
  line: number,
  tell: (what: string, remedy: string) => void,
): ArticleRule | undefined {
  if (!isGroup(value)) {
    tell(
      'the rule is not a group of values.',
      'Write {"draft": true}, {"search": false} or {"related": {…}}.',
    );
    return undefined;
  }
  const rule: ArticleRule = { line };
  for (const [key, one] of Object.entries(value)) {
    if (key === 'related') {
      const related = readEditorsChoice(one, tell);
      if (related) rule.related = related;
    } else if ((key === 'draft' || key === 'search') && toBoolean(one) !== undefined) {
      rule[key] = toBoolean(one)!;
    } else {
      tell(`"${key}" is not a rule.`, 'A rule has "draft", "search" and "related".');
    }
  }
  return rule;
}
