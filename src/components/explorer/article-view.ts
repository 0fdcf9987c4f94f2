/** One article, and alongside it the list of what to read next: each link with its score, its reasons and its parts. */
import type { Answer, EditorsDecision, Hit } from '../../answers.ts';
import { toSafeUrl } from '../../pages/safe-url.ts';
import { type Child, h } from '../dom.ts';
import { seen } from './api.ts';
import { colourOf, namesOfParts, showBar, showFacts, showParts, showReasons, wordFor } from './pieces.ts';
import { toAddress, toArticle } from './route.ts';

export interface ArticleView {
  /** Id or URL, as the address names it. */
  name: string;
  answer: Answer;
  /** Ids of the links that the site shows; the others are below its threshold. */
  shown: Set<string>;
  siteUrl: string | undefined;
  /** Address of the search that the article was found by. */
  back: string | undefined;
}

export function showArticle({ name, answer, shown, siteUrl, back }: ArticleView): Child[] {
  const article = answer.article ?? seen.get(name) ?? [...seen.values()].find(({ url }) => url === name);
  return [
    h(
      'article',
      { class: 'reading' },
      back !== undefined && h('p', { class: 'back' }, h('a', { href: back, 'data-back': true }, '← Results')),
      h(
        'header',
        { class: 'article-head' },
        article !== undefined && showFacts(article),
        h('h1', { tabindex: -1, lang: article?.lang, dir: 'auto' }, article?.title ?? name),
        article !== undefined && showTags(article),
        article !== undefined && showAddress(article, siteUrl),
      ),
      answer.editors?.off
        ? h('p', { class: 'empty off' }, 'An editor switched this list off: the page shows no related links.')
        : showLinks(answer.hits, shown),
      showBlocked(answer.editors?.blocked ?? []),
      article !== undefined && answer.hits.length > 0 && showEmbedding(),
    ),
  ];
}

/** A related list: what the site shows first, and below a rule what it leaves out. */
export function showLinks(hits: Hit[], shown: Set<string>, heading = 'Alongside'): HTMLElement {
  const names = namesOfParts(hits);
  const above = hits.filter(({ id }) => shown.has(id));
  const below = hits.filter(({ id }) => !shown.has(id));
  return h(
    'section',
    { class: 'related', 'aria-labelledby': 'related' },
    h(
      'div',
      { class: 'related-head' },
      h(
        'h2',
        { id: 'related' },
        heading,
        ' ',
        h('small', {}, above.length === 1 ? '1 link' : `${above.length} links`),
      ),
      names.length > 1 && showLegend(names),
    ),
    above.length > 0
      ? h(
          'ol',
          { class: 'links' },
          above.map((hit) => showLink(hit, names)),
        )
      : h('p', { class: 'empty' }, 'No link is good enough. The page shows nothing rather than a bad one.'),
    below.length > 0 && [
      h('h3', { class: 'threshold' }, 'Too weak to be shown'),
      h(
        'ol',
        { class: 'links weak', start: above.length + 1 },
        below.map((hit) => showLink(hit, names)),
      ),
    ],
  );
}

/** What an editor never wants to see in this list. */
function showBlocked(blocked: EditorsDecision['blocked']): Child {
  return (
    blocked.length > 0 &&
    h(
      'section',
      { class: 'blocked', 'aria-labelledby': 'blocked' },
      h('h2', { id: 'blocked' }, 'Blocked by an editor'),
      h(
        'ul',
        {},
        blocked.map(({ id, title }) => h('li', {}, h('a', { href: toArticle(id), dir: 'auto' }, title))),
      ),
    )
  );
}

function showLink(hit: Hit, names: string[]): HTMLElement {
  return h(
    'li',
    { class: hit.pinned && 'pinned' },
    h(
      'p',
      { class: 'score' },
      h('span', { class: 'visually-hidden' }, 'Score '),
      String(Math.round(hit.score)),
    ),
    h(
      'div',
      {},
      h(
        'h3',
        {},
        h('a', { href: toArticle(hit.id), lang: hit.lang, dir: 'auto' }, hit.title),
        hit.pinned && h('span', { class: 'pin' }, 'pinned'),
      ),
      showBar(hit, names),
      showReasons(hit.reasons.filter(({ kind }) => kind !== 'pinned')),
      h(
        'p',
        { class: 'detail' },
        showParts(hit, names),
        hit.date_published !== null && h('span', {}, hit.date_published),
      ),
    ),
  );
}

function showLegend(names: string[]): HTMLElement {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Parts of a score' },
    names.map((name) => h('li', { class: `part-${colourOf(name, names)}` }, wordFor(name))),
  );
}

function showTags(article: Hit): HTMLElement | undefined {
  if (article.tags.length === 0) return undefined;
  return h(
    'ul',
    { class: 'tags', 'aria-label': 'Tags' },
    article.tags.map((value) =>
      h('li', {}, h('a', { href: toAddress({ filters: [{ field: 'tag', value }] }) }, value)),
    ),
  );
}

function showAddress(article: Hit, siteUrl: string | undefined): HTMLElement {
  const href = toSafeUrl(article.url, siteUrl);
  const isReachable = href !== undefined && /^https?:/.test(href);
  return h(
    'p',
    { class: 'address' },
    isReachable ? h('a', { href, rel: 'noopener' }, article.url, ' ↗') : article.url,
  );
}

/** The one line that puts this list on the article's own page. */
function showEmbedding(): HTMLElement {
  const line = `<script type="module" src="${location.origin}/alongside.js"></script>\n<related-links></related-links>`;
  const copy = h('button', { type: 'button', onclick: () => void copyLine() }, 'Copy');
  async function copyLine(): Promise<void> {
    await navigator.clipboard.writeText(line);
    copy.textContent = 'Copied';
    setTimeout(() => {
      copy.textContent = 'Copy';
    }, 1500);
  }
  return h(
    'details',
    { class: 'embedding' },
    h('summary', {}, 'Put this list on the page'),
    h('pre', { tabindex: 0 }, h('code', {}, line)),
    h('p', {}, copy),
  );
}
