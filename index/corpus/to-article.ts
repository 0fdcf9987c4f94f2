/** One candidate with its cleaned text to the article that the index will hold. */
import { decodeHTMLStrict } from 'entities/decode';
import type { Article } from '../../src/article.ts';
import type { Config } from '../config/config.ts';
import { joinBlocks, readHtml } from '../readers/html-to-text.ts';
import { stripShortcodes } from '../readers/shortcodes.ts';
import type { LinkResolver } from './link-resolver.ts';
import { makeTitle } from './make-title.ts';
import { resolveLink } from './resolve-link.ts';
import type { Candidate } from './settle-drafts.ts';

/** Longest title and summary kept, in characters: what is longer is no title. */
const TITLE_LENGTH = 300;
const SUMMARY_LENGTH = 1000;

/** Settles every field of an article. */
export function toArticle(
  candidate: Candidate,
  text: string,
  lang: string,
  links: LinkResolver,
  config: Config,
): Article {
  const { draft, source } = candidate.found;
  const { id, url, date, section } = candidate.identity;
  const { defaults } = source;
  const title = toLine(draft.title).slice(0, TITLE_LENGTH) || makeTitle(text || draft.text);
  const summary = toProse(draft.summary).slice(0, SUMMARY_LENGTH);
  const image = toImage(draft.image ?? defaults.image, url, config.site);
  const canonical = toCanonical(draft.canonical, url, config.site);
  const tags = toNames([...(draft.tags ?? []), ...(defaults.tags ?? [])]);
  const authors = toNames(draft.authors?.length ? draft.authors : (defaults.authors ?? []));
  return {
    id,
    url,
    title,
    text,
    ...(date && { date }),
    tags,
    authors,
    lang,
    ...(summary && { summary }),
    ...(image && { image }),
    ...(section && { section }),
    links: links.resolve(candidate),
    ...(canonical && { canonical }),
    ...(draft.related && { related: draft.related }),
  };
}

// --- internal ---

/** One line of text, its HTML entities decoded. */
function toLine(written: string | undefined): string {
  return decodeHTMLStrict(written ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A summary as plain words: tags, shortcodes and the marks of Markdown's links and emphasis go. */
function toProse(written: string | undefined): string {
  if (!written) return '';
  const plain = stripShortcodes(written)
    .replace(/!?\[([^\]\n]{0,300})\]\([^)\n]{0,600}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,300}?)\1/g, '$2');
  return toLine(/<\/?[a-z!]/i.test(plain) ? joinBlocks(readHtml(plain).blocks) : plain);
}

function toNames(names: readonly string[]): string[] {
  return [...new Set(names.map(toLine).filter((name) => name !== ''))];
}

/** A picture's address; a bare word, such as a key into another file, is none. */
function toImage(written: string | undefined, url: string, site: string | undefined): string | undefined {
  return written !== undefined && /[./]/.test(written) ? resolveLink(written, url, site) : undefined;
}

function toCanonical(written: string | undefined, url: string, site: string | undefined): string | undefined {
  const canonical = written && resolveLink(written, url, site);
  if (!canonical || canonical === url) return undefined;
  // Without a configured site nobody knows the own host: the same path is the same page.
  const path = (address: string) =>
    new URL(address, 'http://nowhere.invalid').pathname.replace(/(index\.html|\.html|\/+)$/, '');
  return site === undefined && path(canonical) === path(url) && !/^https?:/.test(url) ? undefined : canonical;
}
