/**
 * The explorer: reads what the address asks for, asks the JSON API and shows the answer. Everything on the page comes
 * from `/v1/…` of the Worker that served it.
 */
import type { Hit, IndexDescription, Suggestion } from '../../answers.ts';
import { attachCombobox } from '../combobox.ts';
import { append, type Child, h } from '../dom.ts';
import { type Answered, describeIndex, related, relatedLinks, search, suggest } from './api.ts';
import { showArticle } from './article-view.ts';
import { showDraft } from './draft-view.ts';
import { type HomeExample, showHome, showIndexFacts } from './home-view.ts';
import { showProblem } from './pieces.ts';
import { countInWords, RESULTS_PER_PAGE, showResults } from './results-view.ts';
import { type Route, readRoute, toAddress, toArticle, toQuery } from './route.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { showUnanswered } from './unanswered-view.ts';

const main = document.querySelector<HTMLElement>('#main')!;
const form = document.querySelector<HTMLFormElement>('#search')!;
const input = document.querySelector<HTMLInputElement>('#q')!;
const status = document.querySelector<HTMLElement>('#status')!;
const footer = document.querySelector<HTMLElement>('#facts')!;
const siteName = document.body.dataset.site!;
const siteUrl = document.body.dataset.siteUrl || undefined;

/** Left: results and their filters. Right, or alone: an article, a draft, the start. */
const resultsPane = h('div', { class: 'results-pane' });
const readingPane = h('div', { class: 'reading-pane' });

/** The search that the results pane shows, so that opening an article leaves it alone. */
let shownResults: string | undefined;
let latest: Hit[] | undefined;
let example: HomeExample | undefined;
let index: IndexDescription | undefined;
let current = new AbortController();

main.replaceChildren(resultsPane, readingPane);
attachSuggestions();
const shortcuts = listenForShortcuts({
  search: () => {
    input.focus();
    input.select();
  },
  draft: () => go('#/draft'),
  unanswered: () => go('#/not-found'),
  home: () => go(location.pathname),
  back: () => document.querySelector<HTMLAnchorElement>('[data-back]')?.click(),
});
addEventListener('popstate', () => void show());
document.addEventListener('click', followInside);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  go(toAddress({ q: input.value.trim() }));
});
void showFooter();
void show();

// --- internal ---

/** Goes to an address of the explorer without loading the page anew. */
function go(address: string): void {
  if (new URL(address, location.href).href === location.href) return void show();
  history.pushState(undefined, '', address);
  void show();
}

/** Links to the explorer's own addresses are followed here; all others, and new tabs, by the browser. */
function followInside(event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  if (link === null || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  go(link.href);
}

async function show(): Promise<void> {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  const route = readRoute(location);
  if (document.activeElement !== input) input.value = route.q;
  const hasSearch = String(toQuery({ ...route, offset: 0 })) !== '';
  const view = chooseView(route, hasSearch);
  document.body.dataset.view = view;
  document.body.classList.add('busy');
  try {
    const results = view === 'split' || view === 'results' ? fillResults(route, view, signal) : undefined;
    await Promise.all([results, view === 'results' ? undefined : fillReading(route, view, signal, results)]);
  } finally {
    if (!signal.aborted) document.body.classList.remove('busy');
  }
}

function chooseView({ draft, unanswered, article }: Route, hasSearch: boolean): string {
  if (draft) return 'draft';
  if (unanswered) return 'unanswered';
  if (article !== undefined) return hasSearch ? 'split' : 'article';
  return hasSearch ? 'results' : 'home';
}

async function fillResults(route: Route, view: string, signal: AbortSignal): Promise<void> {
  const query = String(toQuery(route));
  try {
    if (query !== shownResults) {
      const found = await search(toParameters(route), signal);
      if (signal.aborted) return;
      shownResults = query;
      fill(
        resultsPane,
        showResults(found, route, (sort) =>
          go(toAddress({ ...route, offset: 0, sort: sort as Route['sort'] })),
        ),
      );
      if (view === 'results') announce(found);
      if (route.offset > 0) moveFocusTo(resultsPane);
    }
    for (const item of resultsPane.querySelectorAll<HTMLElement>('.hits > li'))
      item.toggleAttribute('data-current', item.dataset.id === route.article);
    if (view === 'results') document.title = `${route.q || 'Results'} · ${siteName}`;
  } catch (error) {
    shownResults = undefined;
    if (!signal.aborted) fill(resultsPane, [showProblem(error, () => void show())]);
  }
}

async function fillReading(
  route: Route,
  view: string,
  signal: AbortSignal,
  results?: Promise<void>,
): Promise<void> {
  try {
    if (view === 'draft' || view === 'unanswered') {
      const announceWords = (words: string) => {
        status.textContent = words;
      };
      fill(readingPane, [(view === 'draft' ? showDraft : showUnanswered)(announceWords)]);
      document.title = `${readingPane.querySelector('h1')!.textContent} · ${siteName}`;
      moveFocusTo(readingPane);
    } else if (route.article !== undefined) {
      const { all, shown } = await related(route.article, signal);
      // The results may know the article's title when its own answer does not.
      await results;
      if (signal.aborted) return;
      const back = view === 'split' ? toAddress(route) : undefined;
      fill(readingPane, showArticle({ name: route.article, answer: all.answer, shown, siteUrl, back }));
      const title = readingPane.querySelector('h1')!.textContent!;
      document.title = `${title} · ${siteName}`;
      status.textContent = `${title}: ${shown.size} related links`;
      if (view === 'article' || isNarrow()) scrollTo(0, 0);
      moveFocusTo(readingPane);
    } else {
      document.title = siteName;
      index = await describe();
      if (signal.aborted) return;
      if (latest === undefined) fill(readingPane, [showHome(siteName, index)]);
      latest ??= await findLatest();
      example ??= await findExample(latest);
      if (signal.aborted) return;
      fill(readingPane, [showHome(siteName, index, latest, example)]);
      moveFocusTo(readingPane);
    }
  } catch (error) {
    if (!signal.aborted) fill(readingPane, [showProblem(error, () => void show())]);
  }
}

/** The API wants words; without any, the first filter takes their place (`tag:"open data"`). */
function toParameters(route: Route): URLSearchParams {
  const [first, ...others] = route.filters;
  const parameters =
    route.q === '' && first
      ? toQuery({ ...route, q: `${first.field}:"${first.value.replaceAll('"', '')}"`, filters: others })
      : toQuery(route);
  parameters.set('limit', String(RESULTS_PER_PAGE));
  parameters.set('facets', 'section,tag,author,year,lang');
  return parameters;
}

/** The newest articles in the corpus's main language, for the start; none is no fault. */
async function findLatest(): Promise<Hit[]> {
  const { languages } = await describe();
  const main = Object.entries(languages).sort(([, a], [, b]) => b - a)[0]?.[0];
  if (main === undefined) return [];
  const parameters = new URLSearchParams({ q: `lang:${main}`, sort: 'date:desc', limit: '7' });
  return search(parameters).then(
    ({ answer }) => answer.hits,
    () => [],
  );
}

/** The first of the articles that has links to show. */
async function findExample(articles: Hit[]): Promise<HomeExample | undefined> {
  for (const article of articles.slice(0, 3)) {
    const hits = await relatedLinks(article.id, 3).catch(() => []);
    if (hits.length > 1) return { article, hits };
  }
  return undefined;
}

async function describe(): Promise<IndexDescription> {
  index ??= await describeIndex();
  return index;
}

async function showFooter(): Promise<void> {
  const keys = h(
    'button',
    { type: 'button', class: 'plain', onclick: () => shortcuts.open() },
    'Keys ',
    h('kbd', {}, '?'),
  );
  const facts = await describe().then(showIndexFacts, () => []);
  footer.replaceChildren(...facts, keys);
}

function attachSuggestions(): void {
  const listbox = h('div', { id: 'suggestions', class: 'suggestions', 'aria-label': 'Suggestions' });
  input.after(listbox);
  attachCombobox<Suggestion>({
    input,
    listbox,
    find: suggest,
    show: ({ text, url }, typed) => [
      h('span', { class: 'completion' }, boldRest(text, typed)),
      ...(url === null ? [] : [h('span', { class: 'kind' }, 'article')]),
    ],
    take: ({ text, url }) => {
      input.value = url === null ? text : '';
      go(url === null ? toAddress({ q: text }) : location.pathname + toArticle(url));
    },
    changed: (options, text) => {
      if (text !== '' && options.length > 0) status.textContent = `${options.length} suggestions`;
    },
  });
}

/** What completing adds stands out; what was typed stays quiet. */
function boldRest(text: string, typed: string): Child[] {
  const at = text.toLowerCase().startsWith(typed.toLowerCase()) ? typed.length : 0;
  return [text.slice(0, at), h('b', {}, text.slice(at))];
}

function announce({ answer }: Answered): void {
  status.textContent = countInWords(answer);
}

function fill(pane: HTMLElement, children: Child[]): void {
  pane.replaceChildren();
  append(pane, children);
}

/** Gives the focus to a pane's heading when what had it is gone, so that keyboard and screen reader go on there. */
function moveFocusTo(pane: HTMLElement): void {
  const focused = document.activeElement as HTMLElement | null;
  if (focused === null || focused === document.body || focused.offsetParent === null)
    pane.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

function isNarrow(): boolean {
  return matchMedia('(max-width: 60rem)').matches;
}
