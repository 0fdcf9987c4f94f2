/**
 * A related list as a finished `<aside>`, for server-side includes and for the Worker in front of a site. It carries
 * class names and no style: the site's own stylesheet dresses it. Nothing at all when there is no link to show.
 */
import { html } from 'hono/html';
import type { Answer } from '../answers.ts';
import { renderTitle } from './markup.ts';
import { directionOf, wordsFor } from './words.ts';

export interface AsideOptions {
  /** Language of the heading. @default 'en' */
  lang?: string | undefined;
  /** Heading to use in place of "Related articles". */
  heading?: string | undefined;
  /** Resolves site-relative URLs, where the list is shown on another host. */
  base?: string | undefined;
}

export function renderRelatedAside(answer: Answer, { lang, heading, base }: AsideOptions = {}): string {
  if (answer.hits.length === 0) return '';
  const words = wordsFor(lang);
  const name = heading ?? words.related;
  return String(html`<aside class="related-links" aria-label="${name}"${lang === undefined ? '' : html` lang="${lang}" dir="${directionOf(lang)}"`}>
<h2 class="related-links-heading">${name}</h2>
<ul class="related-links-list">
${answer.hits.map((hit) => html`<li class="related-links-item">${renderTitle(hit, base)}</li>\n`)}</ul>
</aside>
`);
}
