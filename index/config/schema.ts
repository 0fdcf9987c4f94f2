/**
 * The shape of `alongside.config.json`. Checks what a user wrote and, through the JSON schema made from it, lets
 * editors complete it. Knows nothing of files.
 */
import * as v from 'valibot';
import { FORMATS } from '../readers/reader.ts';
import { FIELD_NAMES } from './config.ts';

const said = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));
const texts = v.array(v.pipe(v.string(), v.nonEmpty()));
const keys = v.union([v.string(), texts]);

const amount = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));

const DEFAULTS = v.strictObject({
  lang: said(v.string(), 'Language, such as "en".'),
  section: said(v.string(), 'Section, a name that groups articles of one kind.'),
  tags: said(texts, 'Tags that every article of the source has besides its own.'),
  authors: said(texts, 'Authors of articles that name none.'),
  image: said(v.string(), 'Picture of articles that have none.'),
});

const CRAWL = v.strictObject({
  hosts: said(texts, 'Hosts besides the site\'s own whose pages are fetched, such as "docs.example.org".'),
  privateHosts: said(texts, 'Host names that may stand for a private address, such as "localhost".'),
  pages: said(amount(1, 1_000_000), 'Most pages. Default 10000.'),
  megabytes: said(amount(1, 1_000_000), 'Most megabytes of all answers together, unpacked. Default 1000.'),
  minutes: said(amount(0.01, 1440), 'Most minutes for all of it. Default 60.'),
  concurrency: said(v.pipe(amount(1, 16), v.integer()), 'Requests under way at a time. Default 2.'),
  delaySeconds: said(
    amount(0, 3600),
    'Least time between two requests to a host; a Crawl-delay in its robots.txt may make it longer. Default 0.2.',
  ),
  timeoutSeconds: said(amount(0.1, 600), 'Most seconds for one answer. Default 20.'),
  userAgent: said(
    v.pipe(v.string(), v.regex(/^[\w-]+[ -~]*$/, 'a user agent begins with a word and is in ASCII')),
    'How the build introduces itself; robots.txt knows it by the first word. Default "Alongside".',
  ),
});

const SOURCE = v.strictObject({
  path: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.description(
      'Folder or file, from the configuration file; or the address of a sitemap, a feed or a site.',
    ),
  ),
  crawl: said(
    CRAWL,
    'How pages are fetched. For a file, says that it is a sitemap or lists addresses, one a line, to be fetched.',
  ),
  format: said(v.picklist(FORMATS), 'Read every file as this format, whatever its name says.'),
  url: said(
    v.pipe(v.string(), v.regex(/^(\/|https?:\/\/)/, 'a URL pattern starts with "/" or "https://"')),
    'URL of an article that has none. :path :slug :section :year :month :day and :id are filled in. Default "/:path/".',
  ),
  include: said(texts, 'Globs below the source; only files that match one are read.'),
  exclude: said(texts, 'Globs below the source; files that match one are not read.'),
  fields: said(
    v.strictObject(
      Object.fromEntries(FIELD_NAMES.map((name) => [name, v.optional(keys)])) as Record<
        (typeof FIELD_NAMES)[number],
        v.OptionalSchema<typeof keys, undefined>
      >,
    ),
    'Names of your own for metadata: {"tags": "topics"} reads an article\'s tags from "topics" first.',
  ),
  defaults: said(DEFAULTS, 'What an article of this source is when it does not say otherwise.'),
});

/** `alongside.config.json` as a user writes it. */
export const CONFIG_FILE = v.strictObject({
  $schema: v.optional(v.string()),
  sources: said(
    v.array(v.union([v.string(), SOURCE])),
    'Where the articles are: paths, or paths with settings.',
  ),
  out: said(v.string(), 'Folder that the index is written to. Default ".alongside".'),
  site: said(
    v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+\/?$/, 'a site is written as "https://example.org"')),
    'Address of the site, such as "https://example.org": links to it count as links within the site.',
  ),
  lang: said(v.string(), 'Language of articles that neither say nor show theirs. Default "en".'),
  asOf: said(
    v.pipe(v.string(), v.regex(/^(today|\d{4}-\d\d-\d\d)$/, 'write "today" or a day as YYYY-MM-DD')),
    'Leave out articles dated after this day or expired by it: "today" or YYYY-MM-DD. Default: keep all.',
  ),
  maxFileMegabytes: said(
    v.pipe(v.number(), v.minValue(0.001), v.maxValue(400)),
    'Largest file that is read as one article. Default 10.',
  ),
  rules: said(v.string(), 'File with editors\' rules for single articles: {"articles": {"ID or URL": {…}}}.'),
  boilerplate: said(
    v.strictObject({
      patterns: said(
        v.boolean(),
        'Leave out "Related:" lines, sign-up sentences, share lines. Default true.',
      ),
      shared: said(v.boolean(), 'Leave out blocks that many articles share word for word. Default true.'),
    }),
    'What is left out of the texts because it is not what the articles are about.',
  ),
  related: said(
    v.strictObject({
      threshold: said(
        v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
        'Lowest score of a link, 0 to 100.',
      ),
      limit: said(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 'Links kept per article.'),
      recency: said(
        v.strictObject({
          scale: said(
            v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}d$/, 'write a number of days such as "365d"')),
            'Days apart at which half of the weight is left, such as "30d" for news. Default "365d".',
          ),
          weight: said(
            v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
            'What a near date adds: a score is multiplied by 1 + weight / (1 + days apart / scale). 0 switches dates off. Default 1.4, as measured on news and blogs.',
          ),
        }),
        'How near publication dates raise a score. Articles without dates are not touched.',
      ),
      olderOnly: said(v.boolean(), 'Leave out what was published after the article. Default false.'),
      acrossLanguages: said(
        v.boolean(),
        'Let articles of different languages name each other. Default false.',
      ),
    }),
    'How related lists are made.',
  ),
});

export type ConfigFile = v.InferOutput<typeof CONFIG_FILE>;
export type SourceSettings = v.InferOutput<typeof SOURCE>;
