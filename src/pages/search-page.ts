/**
 * `/search`: full-text results as a page that needs no JavaScript. An answer and the request it answers come in, a
 * whole HTML document goes out. Knows nothing of HTTP or of how the answer was found.
 */
import { html } from 'hono/html';
import type { Answer, FacetField, Filter, Hit, SearchRequest, Sort } from '../answers.ts';
import { nameLanguage, toLanguageTag } from './language.ts';
import { ICON, type Markup, renderDate, renderExcerpt, renderTitle } from './markup.ts';
import { toggleFilter, toSearchAddress } from './search-address.ts';
import type { Site } from './site.ts';
import { directionOf, fillIn, type PageWords, wordsFor } from './words.ts';

/** Values shown of each facet before the rest is folded away. */
const FACET_VALUES = 8;

/** A facet with more values than this says nothing useful about the rest. */
const MOST_FACET_VALUES = 40;

const FACET_ORDER: FacetField[] = ['section', 'tag', 'author', 'year', 'lang'];

export interface SearchPage {
  request: SearchRequest;
  /** Left out before the first search, and when the search could not be done. */
  answer?: Answer | undefined;
  site: Site;
  /** One sentence for the visitor: why the search could not be done. */
  problem?: string | undefined;
}

/** The whole document. */
export function renderSearchPage(page: SearchPage): string {
  const { request, answer, site, problem } = page;
  const lang = toLanguageTag(site.lang);
  const base = site.base ?? '';
  const words = wordsFor(lang);
  const title = fillIn(words.searchTitle, { site: site.name });
  return String(html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${request.q === '' ? title : `${request.q} · ${title}`}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${base}/explorer.css">
<link rel="search" type="application/opensearchdescription+xml" title="${site.name}" href="${base}/opensearch.xml">
</head>
<body class="search-page">
<header class="masthead">
<h1><a href="${site.url ?? `${base}/search`}">${site.name}</a></h1>
${renderForm(page, words)}
</header>
<main id="results" tabindex="-1">
${problem !== undefined ? html`<div class="notice" role="alert"><h2>${words.trouble}</h2><p>${problem}</p></div>` : ''}
${answer !== undefined ? renderAnswer(answer, page, words, lang) : problem === undefined ? html`<p class="prompt">${words.prompt}</p>` : ''}
</main>
</body>
</html>`);
}

function renderForm({ request, site }: SearchPage, words: PageWords): Markup {
  return html`<search><form action="${site.base ?? ''}/search" class="search-form">
<label class="visually-hidden" for="q">${words.label}</label>
<input id="q" name="q" type="search" value="${request.q}" maxlength="256" autocomplete="off" autocapitalize="none" enterkeyhint="search"${request.q === '' ? html` autofocus` : ''}>
<button>${words.search}</button>
${keepHidden(request, ['filter', 'since', 'until', 'sort', 'lang'])}
</form></search>`;
}

/** Hidden fields, so that a form changes its own values and leaves the others alone. */
function keepHidden(request: SearchRequest, names: string[]): Markup[] {
  const kept = new URLSearchParams(toSearchAddress({ ...request, offset: 0 }).split('?')[1]);
  return [...kept]
    .filter(([name]) => names.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

function renderAnswer(answer: Answer, page: SearchPage, words: PageWords, lang: string): Markup {
  const { request } = page;
  const chosen = request.filters.length > 0 || request.since !== undefined || request.until !== undefined;
  const facets = FACET_ORDER.map((field) => renderFacet(field, answer, request, words, lang)).filter(Boolean);
  return html`<div class="search-columns">
<div class="found">
<div role="status"><h2 class="count">${countHits(answer, request, words, lang)}</h2></div>
${renderCorrection(answer, request, words)}
${renderAlternatives(answer, request, words, lang)}
${chosen ? renderChosen(request, words, lang) : ''}
${
  answer.hits.length > 0
    ? html`<ol class="hits" start="${answer.offset + 1}">${answer.hits.map((hit) => renderHit(hit, page, words, lang))}</ol>`
    : html`<ul class="help">${words.noneHelp.map((line) => html`<li>${line}</li>`)}</ul>`
}
${renderPaging(answer, request, words)}
</div>
<aside class="filters" aria-labelledby="filters">
<details>
<summary><h2 id="filters">${words.filters}</h2></summary>
<div class="facets">${renderLimits(page, words)}${facets}</div>
</details>
</aside>
</div>`;
}

function countHits(answer: Answer, request: SearchRequest, words: PageWords, lang: string): Markup {
  const shownFor = answer.correction?.applied ? answer.correction.query : request.q;
  if (answer.totalHits === 0) return html`${fillIn(words.none, { q: shownFor })}`;
  const count = answer.totalHitsExact
    ? showCount(answer.totalHits, words, lang)
    : fillIn(words.atLeast, { n: answer.totalHits.toLocaleString(lang) });
  const pages = Math.ceil(answer.totalHits / answer.limit);
  const pageNumber = Math.floor(answer.offset / answer.limit) + 1;
  return pages > 1
    ? html`${count} <span class="page-of">· ${fillIn(words.page, { n: pageNumber, of: pages })}</span>`
    : html`${count}`;
}

function renderCorrection({ correction }: Answer, request: SearchRequest, words: PageWords): Markup | '' {
  if (correction === undefined) return '';
  const link = html`<a href="${toSearchAddress(request, { q: correction.query, offset: 0 })}">${correction.query}</a>`;
  return correction.applied
    ? html`<p class="correction">${fillIn(words.corrected, { q: request.q })} ${link}.</p>`
    : html`<p class="correction">${words.didYouMean}: ${link}?</p>`;
}

/** Other wordings, each with what it finds. */
function renderAlternatives(
  { alternatives = [] }: Answer,
  request: SearchRequest,
  words: PageWords,
  lang: string,
): Markup[] {
  return alternatives.map(
    ({ query, totalHits }) =>
      html`<p class="correction">${words.instead} <a href="${toSearchAddress(request, { q: query, offset: 0 })}">${query}</a> (${showCount(totalHits, words, lang)})</p>`,
  );
}

function showCount(count: number, words: PageWords, lang: string): string {
  return count === 1 ? words.oneResult : fillIn(words.results, { n: count.toLocaleString(lang) });
}

function renderChosen(request: SearchRequest, words: PageWords, lang: string): Markup {
  const without = (change: Partial<SearchRequest>) => toSearchAddress(request, { ...change, offset: 0 });
  const chips = request.filters.map((filter) => ({
    text: showValue(filter, lang),
    href: without({ filters: toggleFilter(request.filters, filter) }),
  }));
  const { since, until, ...dateless } = request;
  if (since !== undefined) {
    const kept = until === undefined ? dateless : { ...dateless, until };
    chips.push({ text: `${words.from} ${since}`, href: toSearchAddress({ ...kept, offset: 0 }) });
  }
  if (until !== undefined) {
    const kept = since === undefined ? dateless : { ...dateless, since };
    chips.push({ text: `${words.until} ${until}`, href: toSearchAddress({ ...kept, offset: 0 }) });
  }
  const none = toSearchAddress({ ...dateless, filters: [], offset: 0 });
  return html`<ul class="chosen" aria-label="${words.active}">
${chips.map(({ text, href }) => html`<li><a class="chip" href="${href}" aria-label="${fillIn(words.remove, { value: text })}">${text} <span aria-hidden="true">×</span></a></li>`)}
${chips.length > 1 ? html`<li><a href="${none}">${words.removeAll}</a></li>` : ''}
</ul>`;
}

function renderHit(hit: Hit, { site }: SearchPage, words: PageWords, lang: string): Markup {
  const facts = [
    hit.date_published === null ? '' : renderDate(hit.date_published, lang),
    hit.authors.length === 0 ? '' : html`${fillIn(words.by, { name: hit.authors.join(', ') })}`,
    hit.section === null ? '' : html`${hit.section}`,
  ].filter((fact) => fact !== '');
  return html`<li><article>
<h3>${renderTitle(hit, site.url)}</h3>
<p class="excerpt" lang="${hit.lang}" dir="auto">${renderExcerpt(hit.excerpt)}</p>
${facts.length > 0 ? html`<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>` : ''}
${hit.copies ? html`<p class="facts">${fillIn(words.copies, { n: hit.copies })}</p>` : ''}
</article></li>`;
}

function renderFacet(
  field: FacetField,
  answer: Answer,
  request: SearchRequest,
  words: PageWords,
  lang: string,
): Markup | '' {
  const counts = new Map(Object.entries(answer.facetDistribution[field] ?? {}));
  const chosen = request.filters.filter((filter) => filter.field === field).map(({ value }) => value);
  for (const value of chosen) if (!counts.has(value)) counts.set(value, answer.totalHits);
  if (counts.size < 2 && chosen.length === 0) return '';
  const byCount = [...counts].sort(([a, countA], [b, countB]) =>
    field === 'year' ? b.localeCompare(a) : countB - countA || (a < b ? -1 : 1),
  );
  const shown = byCount.slice(0, FACET_VALUES);
  const folded = byCount.slice(FACET_VALUES, MOST_FACET_VALUES);
  const values = (some: [string, number][]) =>
    some.map(([value, count]) =>
      renderFacetValue({ field, value }, count, chosen.includes(value), request, lang),
    );
  return html`<section class="facet"><h3>${words.fields[field]}</h3>
<ul>${values(shown)}</ul>
${folded.length > 0 ? html`<details><summary aria-label="${words.fields[field]}: +${folded.length}">+${folded.length}</summary><ul>${values(folded)}</ul></details>` : ''}
</section>`;
}

function renderFacetValue(
  filter: Filter,
  count: number,
  chosen: boolean,
  request: SearchRequest,
  lang: string,
): Markup {
  const href = toSearchAddress(request, { filters: toggleFilter(request.filters, filter), offset: 0 });
  return html`<li><a href="${href}"${chosen ? html` aria-current="true"` : ''}><span class="value">${showValue(filter, lang)}</span> <span class="number">${count.toLocaleString(lang)}</span></a></li>`;
}

function showValue({ field, value }: Filter, lang: string): string {
  return field === 'lang' ? nameLanguage(value, lang) : value;
}

function renderLimits({ request, site }: SearchPage, words: PageWords): Markup {
  const orders: [Sort, string][] = [
    ['relevance', words.relevance],
    ['date:desc', words.newest],
    ['date:asc', words.oldest],
  ];
  return html`<form action="${site.base ?? ''}/search" class="limits">
<input type="hidden" name="q" value="${request.q}">
${keepHidden(request, ['filter', 'lang', 'limit'])}
<p><label for="sort">${words.sort}</label>
<select id="sort" name="sort">${orders.map(([value, name]) => html`<option value="${value}"${value === request.sort ? html` selected` : ''}>${name}</option>`)}</select></p>
<p><label for="since">${words.from}</label> <input id="since" type="date" name="since" value="${request.since ?? ''}"></p>
<p><label for="until">${words.until}</label> <input id="until" type="date" name="until" value="${request.until ?? ''}"></p>
<p><button>${words.apply}</button></p>
</form>`;
}

function renderPaging(answer: Answer, request: SearchRequest, words: PageWords): Markup | '' {
  const last = Math.max(1, Math.ceil(answer.totalHits / answer.limit));
  const current = Math.floor(answer.offset / answer.limit) + 1;
  if (last === 1 || answer.limit === 0) return '';
  const to = (page: number) => toSearchAddress(request, { offset: (page - 1) * answer.limit });
  const numbers = [...new Set([1, current - 1, current, current + 1, last])].filter(
    (n) => n >= 1 && n <= last,
  );
  return html`<nav class="paging" aria-label="${words.pages}"><ul>
${current > 1 ? html`<li><a rel="prev" href="${to(current - 1)}">${words.previous}</a></li>` : ''}
${numbers.map((n, i) => html`${i > 0 && n > numbers[i - 1]! + 1 ? html`<li aria-hidden="true">…</li>` : ''}<li>${n === current ? html`<span aria-current="page">${n}</span>` : html`<a href="${to(n)}">${n}</a>`}</li>`)}
${current < last ? html`<li><a rel="next" href="${to(current + 1)}">${words.next}</a></li>` : ''}
</ul></nav>`;
}
