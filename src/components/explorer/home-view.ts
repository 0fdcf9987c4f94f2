/** What is shown before anything was searched: what this is, and a few ways in. */
import type { Hit, IndexDescription } from '../../answers.ts';
import { nameLanguage } from '../../pages/language.ts';
import { h } from '../dom.ts';
import { showLinks } from './article-view.ts';
import { showFacts } from './pieces.ts';
import { toArticle } from './route.ts';

/** One article with its best links: what the program does, in one look. */
export interface HomeExample {
  article: Hit;
  hits: Hit[];
}

export function showHome(
  site: string,
  index: IndexDescription,
  latest: Hit[] = [],
  example?: HomeExample,
): HTMLElement {
  const others = latest.filter(({ id }) => id !== example?.article.id).slice(0, 6);
  return h(
    'div',
    { class: 'home' },
    h(
      'header',
      { class: 'welcome' },
      h('h1', { tabindex: -1 }, 'What should this reader read next?'),
      h('p', { class: 'lead' }, describeSite(site, index.documents)),
    ),
    example !== undefined && showExample(example),
    others.length > 0 &&
      h(
        'section',
        { class: 'newest', 'aria-labelledby': 'latest' },
        h('h2', { id: 'latest' }, 'Newest articles'),
        h(
          'ul',
          { class: 'latest' },
          others.map((hit) => h('li', {}, h('h3', {}, linkTo(hit)), showFacts(hit))),
        ),
      ),
  );
}

function describeSite(site: string, count: number): string {
  if (count === 0) return `The index of ${site} is empty: there is no article in it yet.`;
  const articles = count === 1 ? 'one article' : `${count.toLocaleString('en')} articles`;
  return `${site} has ${articles}. Search them, open any one, and see what belongs alongside it, with the reason for every link.`;
}

function showExample({ article, hits }: HomeExample): HTMLElement {
  const links = showLinks(hits, new Set(hits.map(({ id }) => id)), 'Alongside it');
  return h(
    'section',
    { class: 'example', 'aria-labelledby': 'example' },
    h('h2', { id: 'example' }, 'For example'),
    h('p', { class: 'of' }, linkTo(article)),
    links,
  );
}

function linkTo(hit: Hit): HTMLElement {
  return h('a', { href: toArticle(hit.id), lang: hit.lang, dir: 'auto' }, hit.title);
}

/** The facts of the index, for the foot of every view. */
export function showIndexFacts(index: IndexDescription): Node[] {
  const languages = Object.entries(index.languages).sort(([, a], [, b]) => b - a);
  const bytes = Object.values(index.sections ?? {}).reduce((sum, section) => sum + section.bytes, 0);
  const facts: [string, string][] = [
    ['Articles', index.documents.toLocaleString('en')],
    [
      'Languages',
      languages
        .map(([code, count]) =>
          languages.length > 1 ? `${nameLanguage(code, 'en')} ${count}` : nameLanguage(code, 'en'),
        )
        .join(', '),
    ],
    ['Index', bytes > 0 ? showSize(bytes) : ''],
    ['Built', index.builtAt === null ? '' : index.builtAt.slice(0, 10)],
    ['Version', index.version.slice(0, 8)],
  ];
  return [
    h(
      'dl',
      {},
      facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    ),
  ];
}

function showSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
