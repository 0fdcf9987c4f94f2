/**
 * A draft to its identity: id, URL, day, section, language as stated. Reports what cannot be one. Knows nothing of
 * other drafts.
 */
import type { Config } from '../config/config.ts';
import { fillUrl } from './fill-url.ts';
import { parseDate } from './parse-date.ts';
import type { Problem } from './problem.ts';
import type { FoundDraft } from './read-sources.ts';

export interface Identity {
  id: string;
  url: string;
  date?: string;
  expires?: string;
  section?: string;
  /** As the metadata, the file's name or the source say it. */
  lang?: string;
}

type Tell = (problem: Omit<Problem, 'file'>, field?: string) => void;

/** Answers the identity; undefined when the draft can have none. */
export function identify(
  found: FoundDraft,
  config: Config,
  report: (problem: Problem) => void,
): Identity | undefined {
  const { draft, source, format } = found;
  const tell: Tell = (problem, field) => {
    const line = (field && draft.lines?.[field]) ?? draft.line;
    if (!config.lenient) report({ file: draft.file, ...(line && { line }), ...problem });
  };
  const path = found.path.normalize('NFC');
  const id = toId(found, path);
  if (id === undefined) {
    tell({
      what: 'The article has no "id" and no "url" to take one from.',
      remedy: 'Give it an "id" of its own.',
    });
    return undefined;
  }
  if (/\p{Cc}/u.test(id) || id.length > 500) {
    tell(
      {
        what: 'The id is longer than 500 characters or holds control characters.',
        remedy: 'Give it a shorter "id".',
      },
      'id',
    );
    return undefined;
  }
  const date = toDate(draft.date, 'date', tell);
  const expires = toDate(draft.expires, 'expires', tell);
  const stated = draft.section ?? source.defaults.section;
  const pattern = source.url ?? (format === 'html' ? toServedPath(path) : '/:path/');
  const parts = { id, path: found.isAlone ? path : id, slug: draft.slug, section: stated, date };
  const url = toUrl(draft.url, tell) ?? fillUrl(pattern, parts);
  const section = stated ?? toSection(url);
  const lang = toLanguage(draft.lang, tell) ?? languageOfName(path) ?? source.defaults.lang;
  return {
    id,
    url,
    ...(date && { date }),
    ...(expires && { expires }),
    ...(section && { section }),
    ...(lang && { lang }),
  };
}

// --- internal ---

function toId({ draft, isAlone }: FoundDraft, path: string): string | undefined {
  const given = draft.id?.trim().normalize('NFC');
  if (given) return given;
  if (isAlone) return path;
  if (!draft.url) return undefined;
  try {
    const url = new URL(draft.url, 'http://nowhere.invalid');
    const name = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
    return name || url.search ? `${name}${url.search}`.normalize('NFC') : undefined;
  } catch {
    return undefined;
  }
}

function toDate(written: string | undefined, field: 'date' | 'expires', tell: Tell): string | undefined {
  // Zero dates are what programs write for "none".
  if (!written || /^0{4}-|^0001-01-01/.test(written)) return undefined;
  const day = parseDate(written);
  if (day === undefined) {
    tell(
      { what: `The date "${written.slice(0, 60)}" names no day.`, remedy: 'Write it as YYYY-MM-DD.' },
      field,
    );
  }
  return day;
}

function toUrl(written: string | undefined, tell: Tell): string | undefined {
  if (!written) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  const isWeb = scheme === 'http' || scheme === 'https';
  if ((scheme && !isWeb) || written.startsWith('//') || !URL.canParse(written, 'http://nowhere.invalid')) {
    const what = `The url "${written.slice(0, 80)}" is no address of a page.`;
    tell({ what, remedy: 'Write it as "/path/" or "https://…".' }, 'url');
    return undefined;
  }
  return isWeb || written.startsWith('/') ? written : `/${written}`;
}

/** Where a built page is served: its folder for `index.html`, else its own name. */
function toServedPath(path: string): string {
  return /(^|\/)index$/i.test(path) ? '/:path/' : '/:path.html';
}

/** First folder of the URL; a year is none, and neither is the page's own name. */
function toSection(url: string): string | undefined {
  let folders: string[];
  try {
    folders = decodeURIComponent(new URL(url, 'http://nowhere.invalid').pathname)
      .split('/')
      .filter(Boolean)
      .slice(0, -1);
  } catch {
    return undefined;
  }
  return folders[0] !== undefined && !/^\d+$/.test(folders[0]) ? folders[0] : undefined;
}

function toLanguage(written: string | undefined, tell: Tell): string | undefined {
  if (!written) return undefined;
  const subtag = /^([a-z]{2,3})([-_][\w-]+)?(\.utf-?8)?$/i.exec(written.trim())?.[1];
  if (!subtag)
    tell(
      {
        what: `The language "${written.slice(0, 40)}" is no language tag.`,
        remedy: 'Write it as "en" or "pt-BR".',
      },
      'lang',
    );
  return subtag?.toLowerCase();
}

/** Languages that a file's name may end in, as in `tea.de.md`. */
const NAMED = new Set(
  'ar bg ca cs da de el en es et eu fa fi fr he hi hr hu id it ja ko lt lv nb nl no pl pt ro ru sk sl sr sv th tr uk vi zh'.split(
    ' ',
  ),
);

function languageOfName(path: string): string | undefined {
  const end = /\.([a-z]{2})(-[A-Za-z]{2,4})?$/.exec(path)?.[1];
  return end !== undefined && NAMED.has(end) ? end : undefined;
}
