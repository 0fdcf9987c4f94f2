/**
 * Drafts to articles: leaves out what must not be found, settles every field, refuses two articles with one id or
 * URL, takes the boilerplate off. The order of the drafts decides who was first; the answer is sorted by id.
 */
import type { Article } from '../../src/article.ts';
import type { Config } from '../config/config.ts';
import { findNearestNames } from '../related/nearest-names.ts';
import { type FirstLook, leaveOutBoilerplate } from './boilerplate/leave-out-boilerplate.ts';
import type { CorpusSummary } from './corpus-summary.ts';
import type { detectLanguage } from './detect-language.ts';
import { type Identity, identify } from './identify.ts';
import { createLinkResolver } from './link-resolver.ts';
import type { Problem } from './problem.ts';
import type { FoundDraft } from './read-sources.ts';
import type { Rules } from './rules.ts';
import { settleLanguages } from './settle-languages.ts';
import { toArticle } from './to-article.ts';

export interface SettleContext {
  config: Config;
  rules?: Rules | undefined;
  /** What other threads have said of texts already. */
  looks?: ReadonlyMap<string, FirstLook> | undefined;
  /** Tells the language of a text. @default `detectLanguage` */
  detect?: typeof detectLanguage | undefined;
  report(problem: Problem): void;
}

/** Which articles that were read are not in the index, and why, by id and by URL. */
export type LeftOut = ReadonlyMap<string, 'drafts' | 'hidden' | 'outOfTime'>;

/** Where articles say what an editor chose for their lists, by id. */
export type ChoicePlaces = ReadonlyMap<string, Pick<Problem, 'file' | 'line'>>;

export interface SettledDrafts {
  articles: Article[];
  leftOut: LeftOut;
  choicePlaces: ChoicePlaces;
  summary: Omit<CorpusSummary, 'files' | 'unknownFiles' | 'leftPages'>;
}

/** A draft that is to become an article. */
export interface Candidate {
  found: FoundDraft;
  identity: Identity;
}

/** Settles all drafts of a corpus together. */
export function settleDrafts(found: readonly FoundDraft[], context: SettleContext): SettledDrafts {
  const { config, report } = context;
  const counts = { drafts: 0, hidden: 0, outOfTime: 0, unusable: 0, withoutText: 0 };
  const leftOut = new Map<string, 'drafts' | 'hidden' | 'outOfTime'>();
  const leave = ({ id, url }: Identity, why: 'drafts' | 'hidden' | 'outOfTime') => {
    leftOut.set(id, why).set(url, why);
    counts[why]++;
  };
  let candidates: Candidate[] = [];
  const usedRules = new Set<string>();
  // As Pagefind has it: once a site marks what is to be found, a page without the mark is not.
  const marked = new Set(found.filter(({ draft }) => draft.hasBodyMark).map(({ source }) => source));
  const isUnmarked = ({ draft, source, format }: FoundDraft) =>
    format === 'html' && marked.has(source) && draft.hasBodyMark !== true;
  for (const one of found) {
    // A draft may be unfinished in every way: what is wrong with it is nobody's business yet.
    const isDraft = one.draft.draft === true || /(^|\/)_drafts\//.test(one.path);
    const identity = identify(one, isDraft ? { ...config, lenient: true } : config, report);
    if (!identity) {
      if (isDraft) counts.drafts++;
      else if (config.lenient) counts.unusable++;
      continue;
    }
    const name = [identity.id, identity.url].find((key) => context.rules?.articles.has(key)) ?? '';
    const rule = context.rules?.articles.get(name);
    if (rule) usedRules.add(name);
    const draft = rule?.related ? { ...one.draft, related: rule.related } : one.draft;
    if (rule?.draft ?? isDraft) leave(identity, 'drafts');
    else if ((rule?.search ?? (draft.search !== false && !isUnmarked(one))) === false)
      leave(identity, 'hidden');
    else if (isOutOfTime(identity, config.asOf)) leave(identity, 'outOfTime');
    else if (draft.text.trim() === '' && !draft.title?.trim()) {
      if (config.lenient) counts.unusable++;
      else report({ file: draft.file, ...(draft.line && { line: draft.line }), ...NOTHING_IN_IT });
    } else candidates.push({ found: { ...one, draft }, identity });
  }
  for (const [name, { line }] of context.rules?.articles ?? []) {
    if (!usedRules.has(name))
      report({
        file: context.rules!.file,
        line,
        what: `No article has the id or URL "${name}".`,
        remedy: suggestName(name, candidates),
      });
  }
  candidates = keepUnique(candidates, report);
  candidates.sort((a, b) => (a.identity.id < b.identity.id ? -1 : 1));
  const cleaned = leaveOutBoilerplate(
    candidates.map(({ found: { draft } }) => draft.text),
    config.boilerplate,
    context.looks,
  );
  const resolver = createLinkResolver(candidates, config.site);
  const langs = settleLanguages(candidates, cleaned.texts, config.lang, context.detect);
  const articles = candidates.map((candidate, i) =>
    toArticle(candidate, cleaned.texts[i]!, langs[i]!, resolver, config),
  );
  const languages: Record<string, number> = {};
  for (const { lang, text } of articles) {
    languages[lang] = (languages[lang] ?? 0) + 1;
    if (text === '') counts.withoutText++;
  }
  const byCount = Object.entries(languages).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    articles,
    leftOut,
    choicePlaces: findChoices(candidates),
    summary: {
      ...counts,
      articles: articles.length,
      brokenReferences: resolver.broken(),
      languages: Object.fromEntries(byCount),
      boilerplate: cleaned.report,
    },
  };
}

// --- internal ---

const NOTHING_IN_IT = {
  what: 'The article has neither a title nor a text.',
  remedy: 'Write it, mark it with "draft: true", or remove the file.',
};

function findChoices(candidates: readonly Candidate[]): ChoicePlaces {
  const chosen = candidates.filter(({ found: { draft } }) => draft.related !== undefined);
  return new Map(
    chosen.map(({ found: { draft }, identity }) => {
      const line = draft.lines?.related ?? draft.line;
      return [identity.id, { file: draft.file, ...(line && { line }) }];
    }),
  );
}

function suggestName(name: string, candidates: readonly Candidate[]): string {
  const ids = candidates.map(({ identity }) => identity.id);
  const near = findNearestNames(name, ids).map((id) => `"${id}"`);
  return near.length > 0
    ? `Did you mean ${near.join(' or ')}? Correct the name, or remove the rule.`
    : 'Correct the name, or remove the rule.';
}

function isOutOfTime({ date, expires }: Identity, asOf: string | undefined): boolean {
  if (asOf === undefined) return false;
  return (date !== undefined && date > asOf) || (expires !== undefined && expires <= asOf);
}

/** The first article keeps its id and URL; a later one that wants the same is a problem. */
function keepUnique(candidates: Candidate[], report: (problem: Problem) => void): Candidate[] {
  const ids = new Map<string, Candidate>();
  const urls = new Map<string, Candidate>();
  return candidates.filter((candidate) => {
    const { identity, found } = candidate;
    const other = ids.get(identity.id) ?? urls.get(toComparableUrl(identity.url));
    if (!other) {
      ids.set(identity.id, candidate);
      urls.set(toComparableUrl(identity.url), candidate);
      return true;
    }
    const field = ids.has(identity.id) ? 'id' : 'url';
    const line = found.draft.lines?.[field] ?? (found.isAlone ? undefined : found.draft.line);
    report({
      file: found.draft.file,
      ...(line && { line }),
      what: `the ${field} "${identity[field]}" is already taken by ${toPlace(other, found)}.`,
      remedy: `Give one of them another "${field}".`,
    });
    return false;
  });
}

function toPlace({ found: { draft, isAlone } }: Candidate, beside: FoundDraft): string {
  if (isAlone || draft.line === undefined) return draft.file;
  return draft.file === beside.draft.file ? `line ${draft.line}` : `${draft.file}:${draft.line}`;
}

/** `/tea` and `/tea/` are one page to a reader. */
const toComparableUrl = (url: string) => url.replace(/#.*$/, '').replace(/\/+(?=$|\?)/, '');
