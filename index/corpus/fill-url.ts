/** A URL pattern such as `/:year/:slug/` and an article to its URL. Knows nothing of files and sources. */

export interface UrlParts {
  id: string;
  /** Path below the source without extension. */
  path: string;
  slug?: string | undefined;
  section?: string | undefined;
  date?: string | undefined;
}

/**
 * Fills a pattern. `:path` leaves out a last `index` or `_index`, `:slug` a date before the name. What an article
 * lacks takes its slash with it.
 */
export function fillUrl(pattern: string, parts: UrlParts): string {
  const path = parts.path.replace(/(^|\/)_?index$/i, '').replace(/\/+$/, '');
  const name = path.split('/').at(-1) ?? '';
  const [year, month, day] = parts.date?.split('-') ?? [];
  const values: Record<string, string | undefined> = {
    path,
    id: parts.id,
    slug: parts.slug ?? name.replace(/^\d{4}-\d\d-\d\d-(?=.)/, ''),
    section: parts.section,
    year,
    month,
    day,
  };
  const filled = pattern.replace(
    /:(path|id|slug|section|year|month|day)\b(\/?)/g,
    (_, key: string, slash: string) => {
      const value = values[key];
      return value ? encodePath(value) + slash : '';
    },
  );
  return filled.replace(/(?<!:)\/{2,}/g, '/');
}

// --- internal ---

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');
