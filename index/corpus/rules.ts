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

/** Reads `{"articles": {"ID or URL": {"draft", "search", "related"}}}`. */
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
  // The file also holds rules for the whole site, which are read where they are used.
  const articles = isGroup(json.value) ? (json.value.articles ?? {}) : undefined;
  if (!isGroup(articles)) {
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
  return rules;
}

// --- internal ---

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
