/**
 * `<related-links>`: what to read after this page. It finds the page's own canonical address, asks the Worker and
 * shows a list; without links it takes no room at all.
 *
 * Attributes: `view` (`list`, `cards`), `reasons`, `heading`, `limit`, `threshold`, `filter`, `exclude`, `lang`,
 * `url` or `article` (an id) to name another article than this page, `api`, `words`.
 */
import type { Answer, Hit, Reason } from '../answers.ts';
import { toSafeUrl } from '../pages/safe-url.ts';
import { type Child, h } from './dom.ts';
import css from './related-links.css';
import { languageOf, type Words, wordsOf } from './words.ts';
import { ask, createSheet, readParameters, workerOf } from './worker.ts';

const SHEET = createSheet(css);

const PARAMETERS = ['limit', 'threshold', 'filter', 'exclude', 'lang'];

export class RelatedLinks extends HTMLElement {
  static observedAttributes = ['url', 'article', 'api', 'view', 'reasons', 'heading', 'words', ...PARAMETERS];

  #asked: AbortController | undefined;
  #root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [SHEET];
  }

  connectedCallback(): void {
    this.#later();
  }

  disconnectedCallback(): void {
    this.#asked?.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#later();
  }

  /** Attributes are often set one after the other; the Worker is asked once for all of them. */
  #later(): void {
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    queueMicrotask(() => {
      if (!signal.aborted) void this.#show(signal);
    });
  }

  async #show(signal: AbortSignal): Promise<void> {
    let hits: Hit[] = [];
    try {
      hits = (await ask<Answer>(this.#address(), signal)).hits;
    } catch (error) {
      if (signal.aborted) return;
      console.info('alongside: no related links', error);
    }
    if (signal.aborted) return;
    this.#root.replaceChildren(...(hits.length > 0 ? [this.#render(hits)] : []));
    this.toggleAttribute('empty', hits.length === 0);
  }

  #address(): string {
    const parameters = readParameters(this, PARAMETERS);
    const id = this.getAttribute('article');
    if (id === null) parameters.set('url', this.getAttribute('url') ?? findCanonical());
    else parameters.set('id', id);
    return `${workerOf(this)}/v1/related?${parameters}`;
  }

  #render(hits: Hit[]): HTMLElement {
    const words = wordsOf(this);
    const heading = this.getAttribute('heading') ?? words.related;
    const isCards = this.getAttribute('view') === 'cards';
    return h(
      'aside',
      { part: 'box', 'aria-label': heading },
      heading !== '' && h('h2', { part: 'heading' }, heading),
      h(
        'ul',
        { part: 'list', role: 'list', class: isCards && 'cards' },
        hits.map((hit) =>
          h('li', { part: 'item' }, isCards ? this.#card(hit) : linkTo(hit), this.#reasons(hit, words)),
        ),
      ),
    );
  }

  #card(hit: Hit): Child {
    const picture = hit.image === null ? undefined : toSafeUrl(hit.image, document.baseURI);
    return [
      picture !== undefined &&
        h('img', { part: 'image', src: picture, alt: '', loading: 'lazy', decoding: 'async' }),
      linkTo(hit),
      h('p', { part: 'excerpt', lang: hit.lang, dir: 'auto' }, hit.plain_excerpt),
      hit.date_published !== null && h('p', { part: 'date' }, showDay(hit.date_published, languageOf(this))),
    ];
  }

  #reasons(hit: Hit, words: Words): Child {
    if (!this.hasAttribute('reasons')) return undefined;
    const names: Partial<Record<Reason['kind'], string>> = {
      terms: words.about,
      tags: words.tags,
      author: words.author,
    };
    const reasons = hit.reasons.filter(({ kind }) => names[kind] !== undefined);
    return (
      reasons.length > 0 &&
      h(
        'p',
        { part: 'reasons' },
        reasons.map(({ kind, values }) =>
          h('span', { part: 'reason' }, `${names[kind]}: ${values.join(', ')}`),
        ),
      )
    );
  }
}

function linkTo(hit: Hit): HTMLElement {
  const href = toSafeUrl(hit.url, document.baseURI);
  return h(href === undefined ? 'span' : 'a', { part: 'link', href, lang: hit.lang, dir: 'auto' }, hit.title);
}

/** The page's own address, as its author named it; else the browser's, without what does not tell pages apart. */
function findCanonical(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  return canonical || location.origin + location.pathname + location.search;
}

function showDay(date: string, lang: string): HTMLElement {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  const words = Number.isNaN(day.getTime())
    ? date
    : day.toLocaleDateString(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  return h('time', { datetime: date }, words);
}
