/** The list of what a search found, with its filters. */
import type { Answer, FacetField, Filter, Hit } from '../../answers.ts';
import { nameLanguage } from '../../pages/language.ts';
import { toggleFilter } from '../../pages/search-address.ts';
import { type Child, excerptNodes, h } from '../dom.ts';
import type { Answered } from './api.ts';
import { showFacts } from './pieces.ts';
import { type Route, toAddress, toArticle } from './route.ts';

export const RESULTS_PER_PAGE = 20;

const FACETS: [FacetField, string][] = [
  ['section', 'Section'],
  ['tag', 'Tag'],
  ['author', 'Author'],
  ['year', 'Year'],
  ['lang', 'Language'],
];

/** Values shown of each facet before the rest is folded away. */
const FACET_VALUES = 7;

export function showResults(
  { answer, costs }: Answered,
  route: Route,
  chooseSort: (sort: string) => void,
): Child[] {
  const facets = FACETS.map(([field, name]) => showFacet(field, name, answer, route)).filter(
    (facet) => facet !== undefined,
  );
  return [
    h(
      'div',
      { class: 'found' },
      h(
        'div',
        { class: 'found-head' },
        h(
          'h1',
          { class: 'count', tabindex: -1 },
          ...countHits(answer, route),
          ' ',
          h('small', {}, showCosts(costs)),
        ),
        answer.totalHits > 1 && showSort(route, chooseSort),
      ),
      showChosen(route),
      showCorrection(answer, route),
      ...showAlternatives(answer, route),
      answer.hits.length > 0
        ? h(
            'ol',
            { class: 'hits', start: answer.offset + 1 },
            answer.hits.map((hit) => showHit(hit)),
          )
        : showNothing(route),
      showPaging(answer, route),
    ),
    facets.length > 0 &&
      h(
        'aside',
        { class: 'filters', 'aria-label': 'Filters' },
        h(
          'details',
          { open: matchMedia('(min-width: 60rem)').matches },
          h('summary', {}, 'Filters'),
          h('div', { class: 'facets' }, facets),
        ),
      ),
  ];
}

/** What was found, in one sentence, for the live region. */
export function countInWords(answer: Answer): string {
  if (answer.totalHits === 0) return 'Nothing found';
  const n = answer.totalHits.toLocaleString('en');
  return `${answer.totalHitsExact ? '' : 'more than '}${n} ${answer.totalHits === 1 ? 'result' : 'results'}`;
}

function countHits(answer: Answer, route: Route): Child[] {
  const query = answer.correction?.applied ? answer.correction.query : route.q;
  if (query === '') return [countInWords(answer)];
  return [countInWords(answer), ` for “${query}”`];
}

function showCosts(costs: Record<string, number>): string {
  const blocks = costs.blocks;
  const bytes = costs.bytes;
  if (blocks === undefined || bytes === undefined) return '';
  return blocks === 0
    ? 'from memory'
    : `${blocks} ${blocks === 1 ? 'block' : 'blocks'}, ${Math.ceil(bytes / 1024)} KB read`;
}

function showSort(route: Route, choose: (sort: string) => void): HTMLElement {
  const select = h(
    'select',
    { id: 'sort', onchange: () => choose(select.value) },
    [
      ['relevance', 'Best match'],
      ['date:desc', 'Newest first'],
      ['date:asc', 'Oldest first'],
    ].map(([value, name]) => h('option', { value, selected: value === route.sort }, name)),
  );
  return h('p', { class: 'sort' }, h('label', { for: 'sort', class: 'visually-hidden' }, 'Order'), select);
}

function showHit(hit: Hit): HTMLElement {
  return h(
    'li',
    { 'data-id': hit.id },
    h('h2', {}, h('a', { href: toArticle(hit.id), lang: hit.lang, dir: 'auto' }, hit.title)),
    h('p', { class: 'excerpt', lang: hit.lang, dir: 'auto' }, excerptNodes(hit.excerpt)),
    showFacts(hit),
    hit.copies !== undefined &&
      hit.copies > 0 &&
      h('p', { class: 'facts' }, `${hit.copies} more with nearly the same text`),
  );
}

function showChosen(route: Route): Child {
  if (route.filters.length === 0) return undefined;
  return h(
    'ul',
    { class: 'chosen', 'aria-label': 'Chosen filters' },
    route.filters.map((filter) =>
      h(
        'li',
        {},
        h(
          'a',
          {
            class: 'chip',
            href: toAddress({ ...route, offset: 0, filters: toggleFilter(route.filters, filter) }),
            'aria-label': `Remove filter: ${nameValue(filter)}`,
          },
          nameValue(filter),
          h('span', { 'aria-hidden': 'true' }, ' ×'),
        ),
      ),
    ),
  );
}

function showCorrection({ correction }: Answer, route: Route): Child {
  if (correction === undefined) return undefined;
  const link = h('a', { href: toAddress({ ...route, q: correction.query, offset: 0 }) }, correction.query);
  return correction.applied
    ? h('p', { class: 'correction' }, `Nothing was found for “${route.q}”; these are results for `, link, '.')
    : h('p', { class: 'correction' }, 'Did you mean ', link, '?');
}

function showAlternatives({ alternatives = [] }: Answer, route: Route): Child[] {
  return alternatives.map(({ query, totalHits }) =>
    h(
      'p',
      { class: 'correction' },
      'Search instead for ',
      h('a', { href: toAddress({ ...route, q: query, offset: 0 }) }, query),
      ` (${totalHits.toLocaleString('en')} ${totalHits === 1 ? 'result' : 'results'})`,
    ),
  );
}

function showNothing(route: Route): HTMLElement {
  return h(
    'div',
    { class: 'empty' },
    h('p', {}, 'No article holds this.'),
    h(
      'ul',
      { class: 'help' },
      h('li', {}, 'Check the spelling, or try fewer words.'),
      route.filters.length > 0 &&
        h('li', {}, h('a', { href: toAddress({ q: route.q }) }, 'Search without filters')),
      h('li', {}, 'A word in “quotation marks” must stand as it is written; a minus sign leaves a word out.'),
    ),
  );
}

function showPaging(answer: Answer, route: Route): Child {
  const next = answer.offset + answer.hits.length;
  const more = answer.hits.length > 0 && next < answer.totalHits;
  if (!more && answer.offset === 0) return undefined;
  const previous = Math.max(0, answer.offset - RESULTS_PER_PAGE);
  return h(
    'nav',
    { class: 'paging', 'aria-label': 'Pages' },
    answer.offset > 0 &&
      h('a', { rel: 'prev', href: toAddress({ ...route, offset: previous }) }, '← Previous'),
    more && h('a', { rel: 'next', href: toAddress({ ...route, offset: next }) }, 'Next →'),
  );
}

function showFacet(field: FacetField, name: string, answer: Answer, route: Route): HTMLElement | undefined {
  const isChosen = (value: string) =>
    route.filters.some((filter) => filter.field === field && filter.value === value);
  const values = Object.entries(answer.facetDistribution[field] ?? {}).sort(([a, countA], [b, countB]) =>
    field === 'year' ? b.localeCompare(a) : countB - countA || (a < b ? -1 : 1),
  );
  if (values.length < 2 && !values.some(([value]) => isChosen(value))) return undefined;
  const items = values.map(([value, count]) =>
    h(
      'li',
      {},
      h(
        'a',
        {
          href: toAddress({ ...route, offset: 0, filters: toggleFilter(route.filters, { field, value }) }),
          'aria-current': isChosen(value) && 'true',
        },
        h('span', { class: 'value' }, nameValue({ field, value })),
        ' ',
        h('span', { class: 'number' }, count.toLocaleString('en')),
      ),
    ),
  );
  const folded = items.slice(FACET_VALUES, 60);
  return h(
    'section',
    { class: 'facet' },
    h('h2', {}, name),
    h('ul', {}, items.slice(0, FACET_VALUES)),
    folded.length > 0 &&
      h(
        'details',
        {},
        h('summary', { 'aria-label': `${folded.length} more of ${name}` }, `${folded.length} more`),
        h('ul', {}, folded),
      ),
  );
}

function nameValue({ field, value }: Filter): string {
  return field === 'lang' ? nameLanguage(value, 'en') : value;
}
