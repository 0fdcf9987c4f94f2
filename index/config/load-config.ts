/**
 * `alongside.config.json` and the command line's words to a `Config`: reads the file, checks it, settles
 * defaults. The command line wins over the file.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '../corpus/problem.ts';
import { lineAt, parseJson } from '../readers/parse-json.ts';
import { FORMATS } from '../readers/reader.ts';
import { RECENCY_DAYS, RECENCY_WEIGHT } from '../related/rank-candidates.ts';
import type { Config, CrawlOptions, RelatedOptions, Source } from './config.ts';
import { CONFIG_FILE, type ConfigFile, type SourceSettings } from './schema.ts';

export const CONFIG_FILE_NAME = 'alongside.config.json';

/** Beside the configuration: what sites have answered before, and what a build leaves for the next. May be deleted at any time. */
const CACHE = '.alongside-cache';

/** What the command line may say; everything absent is left to the file. */
export interface ConfigArguments {
  /** Paths of sources; when given, they replace the file's. */
  sources?: string[] | undefined;
  out?: string | undefined;
  cache?: string | undefined;
  /** Another configuration file. */
  config?: string | undefined;
  lenient?: boolean | undefined;
}

/** The configuration cannot be used; `problems` says why, all at once. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: Problem[]) {
    super(problems.map((p) => `${p.file}: ${p.what} ${p.remedy}`).join('\n'));
  }
}

/** Reads and settles the configuration. Throws a `ConfigError` when it cannot be used. */
export async function loadConfig(cwd: string, args: ConfigArguments = {}): Promise<Config> {
  const path = resolve(cwd, args.config ?? CONFIG_FILE_NAME);
  const shown = args.config ?? CONFIG_FILE_NAME;
  if (args.config !== undefined && !existsSync(path)) {
    throw new ConfigError([
      { file: shown, what: 'There is no such configuration file.', remedy: 'Check the path after --config.' },
    ]);
  }
  const file = existsSync(path) ? readConfigFile(path, shown) : {};
  // Paths in the file start where the file is; paths on the command line start where the user is.
  const base = dirname(path);
  const here = relative(cwd, base);
  const fromFile = (written: string) =>
    isAbsolute(written) || isAddress(written) ? written : join(here, written);
  const sources: Source[] = args.sources?.length
    ? args.sources.map((source) => withFileSettings(source, cwd, base, file.sources ?? []))
    : (file.sources ?? []).map((source) => {
        const settled = toSource(source, base);
        return { ...settled, path: fromFile(settled.path) };
      });
  return {
    cwd,
    sources,
    out: args.out === undefined ? resolve(base, file.out ?? '.alongside') : resolve(cwd, args.out),
    cache: args.cache === undefined ? join(base, CACHE) : resolve(cwd, args.cache),
    lang: file.lang ?? 'en',
    lenient: args.lenient ?? false,
    maxFileBytes: Math.round((file.maxFileMegabytes ?? 10) * 1024 * 1024),
    boilerplate: { patterns: file.boilerplate?.patterns ?? true, shared: file.boilerplate?.shared ?? true },
    related: toRelatedOptions(file.related ?? {}),
    ...(file.site && { site: file.site.replace(/\/$/, '') }),
    ...(file.asOf && { asOf: file.asOf === 'today' ? new Date().toISOString().slice(0, 10) : file.asOf }),
    ...(file.rules && { rules: resolve(base, file.rules) }),
  };
}

// --- internal ---

/** A path on the command line keeps the settings that the file has for the same place. */
function withFileSettings(
  path: string,
  cwd: string,
  base: string,
  known: NonNullable<ConfigFile['sources']>,
): Source {
  const toPlace = (from: string, written: string) => (isAddress(written) ? written : resolve(from, written));
  const same = known.find((one) => toPlace(base, toSource(one, base).path) === toPlace(cwd, path));
  return same ? { ...toSource(same, base), path } : toSource(path, base);
}

const isAddress = (path: string) => /^https?:\/\//i.test(path);

/** `base` is the folder that the cache of fetched pages stands in. */
function toSource(written: NonNullable<ConfigFile['sources']>[number], base: string): Source {
  const source = typeof written === 'string' ? { path: written } : written;
  const fields: Source['fields'] = {};
  for (const [name, keys] of Object.entries(source.fields ?? {})) {
    if (keys !== undefined) fields[name as keyof Source['fields']] = typeof keys === 'string' ? [keys] : keys;
  }
  return {
    path: source.path,
    include: source.include ?? [],
    exclude: source.exclude ?? [],
    fields,
    defaults: dropUndefined(source.defaults ?? {}),
    ...(source.format && { format: source.format }),
    ...(source.url && { url: source.url }),
    ...((source.crawl || isAddress(source.path)) && { crawl: toCrawlOptions(source.crawl ?? {}, base) }),
  };
}

function toCrawlOptions(crawl: NonNullable<SourceSettings['crawl']>, base: string): CrawlOptions {
  return {
    hosts: [],
    privateHosts: [],
    pages: 10_000,
    megabytes: 1000,
    minutes: 60,
    concurrency: 2,
    delaySeconds: 0.2,
    timeoutSeconds: 20,
    userAgent: 'Alongside',
    ...dropUndefined(crawl),
    cache: join(base, CACHE),
  };
}

function toRelatedOptions({ recency, ...others }: NonNullable<ConfigFile['related']>): RelatedOptions {
  const days = recency?.scale === undefined ? RECENCY_DAYS : Number.parseInt(recency.scale, 10);
  return {
    ...dropUndefined(others),
    ...(recency && { recency: { weight: recency.weight ?? RECENCY_WEIGHT, days } }),
  };
}

/** Absent is absent: a key with the value undefined is not kept. */
function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

function readConfigFile(path: string, shown: string): ConfigFile {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const json = parseJson(text);
  if (!json.ok) {
    throw new ConfigError([
      { file: shown, line: lineAt(text, json.at), what: json.what, remedy: 'Correct the JSON there.' },
    ]);
  }
  const result = v.safeParse(CONFIG_FILE, json.value);
  if (result.success) return result.output;
  throw new ConfigError(result.issues.map((issue) => toProblem(issue, text, shown)));
}

function toProblem(issue: v.BaseIssue<unknown>, text: string, shown: string): Problem {
  const deepest = deepestIssue(issue);
  const path = v.getDotPath(deepest) ?? '';
  const key = basename(path.replaceAll('.', '/'));
  const line = key && !/^\d+$/.test(key) ? lineOfKey(text, key) : undefined;
  const where = path === '' ? 'The configuration' : `"${path}"`;
  const isUnknown = deepest.type === 'strict_object' && deepest.expected === 'never';
  return {
    file: shown,
    ...(line !== undefined && { line }),
    what: isUnknown ? `${where} is not an option.` : `${where} is wrong: ${lowerFirst(deepest.message)}.`,
    remedy: isUnknown
      ? 'See the options in alongside.schema.json, or correct its spelling.'
      : remedyFor(deepest),
  };
}

/** A union's issue says little; the issue of its last branch (an object) says what is wrong inside. */
function deepestIssue(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = issue.issues?.filter((one) => one.path !== undefined).at(-1);
  if (!inner) return issue;
  return { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] } as v.BaseIssue<unknown>;
}

function remedyFor(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'picklist') return `Use one of ${FORMATS.join(', ')}.`;
  return issue.expected ? `Expected: ${issue.expected}.` : 'Correct the value.';
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function lineOfKey(text: string, key: string): number | undefined {
  const at = text.indexOf(JSON.stringify(key));
  return at < 0 ? undefined : lineAt(text, at);
}
