/** What is shown before anything was searched: what this is, and a few ways in. */
import type { Hit, IndexDescription } from '../../answers.ts';
import { nameLanguage } from '../../pages/language.ts';
import { h } from '../dom.ts';
import { showFacts } from './pieces.ts';
import { toArticle } from './route.ts';

export function showHome(site: string, index: IndexDescription | undefined, latest: Hit[]): HTMLElement {
  const count = index?.documents ?? 0;
  return h(
    'div',
    { class: 'home' },
    h(
      'header',
      { class: 'welcome' },
      h('h1', { tabindex: -1 }, 'What should this reader read next?'),
      h(
        'p',
        { class: 'lead' },
        count > 0
          ? `${site} has ${count === 1 ? 'one article' : `${count.toLocaleString('en')} articles`}. Search them, open any one, and see what belongs alongside it, with the reason for every link.`
          : 'Search the articles, open any one, and see what belongs alongside it, with the reason for every link.',
      ),
    ),
    latest.length > 0 &&
      h(
        'section',
        { 'aria-labelledby': 'latest' },
        h('h2', { id: 'latest' }, 'Latest'),
        h(
          'ul',
          { class: 'latest' },
          latest.map((hit) =>
            h(
              'li',
              {},
              h('h3', {}, h('a', { href: toArticle(hit.id), lang: hit.lang, dir: 'auto' }, hit.title)),
              showFacts(hit),
            ),
          ),
        ),
      ),
  );
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
