/** What all server-made pages share: excerpts, links and dates as markup in which nothing of a corpus is code. */
import { html } from 'hono/html';
import { readExcerpt } from './excerpt.ts';
import { toSafeUrl } from './safe-url.ts';

export type Markup = ReturnType<typeof html>;

/** Two columns, one alongside the other; within the page, because every request of a browser's own costs one. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' " +
  "rx='3.5' fill='%230f6450'/%3E%3Cpath d='M5 3.5v9M10.5 3.5v5' stroke='%23fff' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** Escaped text with `<mark>` around what matched. */
export function renderExcerpt(excerpt: string): Markup[] {
  return readExcerpt(excerpt).map(({ text, marked }) =>
    marked ? html`<mark>${text}</mark>` : html`${text}`,
  );
}

/** A link around the title when the URL may be one, else the title alone. */
export function renderTitle(hit: { title: string; url: string; lang: string }, base?: string): Markup {
  const href = toSafeUrl(hit.url, base);
  if (href === undefined) return html`<span lang="${hit.lang}">${hit.title}</span>`;
  return html`<a href="${href}" lang="${hit.lang}">${hit.title}</a>`;
}

/** `YYYY-MM-DD` (or an instant) as a `<time>` in the reader's language; whatever is no date stays as it is. */
export function renderDate(date: string, lang: string): Markup {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return html`<time>${date}</time>`;
  const words = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  return html`<time datetime="${date}">${words}</time>`;
}
