/**
 * `<site-search>`: a search box with suggestions and results, in place or in a dialog. From the keyboard: the
 * shortcut opens it, arrows move, Enter opens an article (or the page of all results), Escape leaves.
 *
 * Attributes: `mode` (`inline`, `modal`), `shortcut` (`Mod+K`; `none`), `limit`, `filter`, `lang`, `placeholder`,
 * `results` (where Enter leads, `{q}` standing for the words; by default the Worker's own page), `api`, `words`.
 */
import type { Answer, Hit, SuggestAnswer } from '../answers.ts';
import { toSafeUrl } from '../pages/safe-url.ts';
import { attachCombobox, type Combobox } from './combobox.ts';
import { excerptNodes, h } from './dom.ts';
import { matchesShortcut, showShortcut, toAriaShortcut } from './shortcut.ts';
import css from './site-search.css';
import { languageOf, type Words, wordsOf } from './words.ts';
import { ask, createSheet, readParameters, workerOf } from './worker.ts';

const SHEET = createSheet(css);

/** Completions shown above the results. */
const COMPLETIONS = 3;

type Choice = { completion: string } | { hit: Hit };

export class SiteSearch extends HTMLElement {
  static observedAttributes = ['mode', 'shortcut', 'placeholder', 'lang', 'words'];

  #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  #words!: Words;
  #input!: HTMLInputElement;
  #combobox!: Combobox;
  #count!: HTMLElement;
  #status!: HTMLElement;
  #dialog: HTMLDialogElement | undefined;
  #total = 0;
  #listen = (event: KeyboardEvent): void => this.#onShortcut(event);

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [SHEET];
  }

  connectedCallback(): void {
    this.#render();
    document.addEventListener('keydown', this.#listen);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#listen);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#render();
  }

  /** Puts the cursor into the box; opens the dialog where it stands in one. */
  open(): void {
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
  }

  close(): void {
    this.#dialog?.close();
    this.#combobox.close();
  }

  get #shortcut(): string {
    return this.getAttribute('shortcut') ?? 'Mod+K';
  }

  #render(): void {
    this.#words = wordsOf(this);
    const words = this.#words;
    const isModal = this.getAttribute('mode') === 'modal';
    const keys = showShortcut(this.#shortcut, words);
    const announced = toAriaShortcut(this.#shortcut);
    this.#input = h('input', {
      part: 'input',
      type: 'search',
      'aria-label': words.search,
      'aria-keyshortcuts': isModal ? undefined : announced,
      placeholder: this.getAttribute('placeholder') ?? words.search,
      maxlength: 256,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    const listbox = h('div', { part: 'list', id: 'list', 'aria-label': words.search });
    this.#count = h('p', { part: 'count', 'aria-hidden': 'true' });
    // Heard, not seen: a live region is only heard when it was there before its words.
    this.#status = h('p', { role: 'status' });
    const form = h(
      'form',
      { part: 'form', role: 'search', onsubmit: (event) => this.#submit(event) },
      h(
        'div',
        { part: 'field' },
        this.#input,
        !isModal && keys !== '' && h('kbd', { part: 'shortcut', 'aria-hidden': 'true' }, keys),
      ),
      h('div', { part: 'popup' }, listbox, this.#count),
      this.#status,
    );
    this.#dialog = undefined;
    if (isModal) {
      const dialog: HTMLDialogElement = h(
        'dialog',
        {
          part: 'dialog',
          'aria-label': words.search,
          onclick: (event) => event.target === dialog && dialog.close(),
          onkeydown: (event) => {
            // By itself the browser would first empty the box, and only then leave.
            if ((event as KeyboardEvent).key === 'Escape') dialog.close();
          },
        },
        form,
        h('button', { part: 'close', type: 'button', onclick: () => dialog.close() }, words.close),
      );
      this.#dialog = dialog;
      const trigger = h(
        'button',
        {
          part: 'trigger',
          type: 'button',
          'aria-haspopup': 'dialog',
          'aria-keyshortcuts': announced,
          onclick: () => this.open(),
        },
        words.search,
        keys !== '' && h('kbd', { part: 'shortcut', 'aria-hidden': 'true' }, keys),
      );
      this.#root.replaceChildren(trigger, dialog);
    } else this.#root.replaceChildren(form);
    this.#combobox = attachCombobox<Choice>({
      input: this.#input,
      listbox,
      staysOpen: isModal,
      find: (text, signal) => this.#find(text, signal),
      show: showChoice,
      take: (choice, event) => this.#take(choice, event),
      changed: (_, text) => this.#tell(text === '' ? '' : this.#countInWords()),
      failed: () => this.#tell(words.trouble),
    });
  }

  async #find(text: string, signal: AbortSignal): Promise<Choice[]> {
    const worker = workerOf(this);
    const parameters = readParameters(this, ['limit', 'filter', 'lang']);
    parameters.set('q', text);
    if (!parameters.has('limit')) parameters.set('limit', '6');
    const completions = new URLSearchParams({ q: text, format: 'json' });
    const [answer, suggested] = await Promise.all([
      ask<Answer>(`${worker}/v1/search?${parameters}`, signal),
      ask<SuggestAnswer>(`${worker}/v1/suggest?${completions}`, signal).catch(() => ({ suggestions: [] })),
    ]);
    this.#total = answer.totalHits;
    const phrases = suggested.suggestions.filter(
      ({ url, text: phrase }) => url === null && phrase !== text.toLowerCase(),
    );
    return [
      ...phrases.slice(0, COMPLETIONS).map((phrase) => ({ completion: phrase.text })),
      ...answer.hits.map((hit) => ({ hit })),
    ];
  }

  #countInWords(): string {
    const { none, one, many } = this.#words;
    if (this.#total === 0) return none;
    return this.#total === 1 ? one : many.replace('{n}', this.#total.toLocaleString(languageOf(this)));
  }

  #tell(words: string): void {
    this.#count.textContent = words;
    this.#status.textContent = words;
  }

  #take(choice: Choice, event: Event): void {
    if ('completion' in choice) {
      this.#input.value = choice.completion;
      this.#combobox.refresh();
      return;
    }
    const href = toSafeUrl(choice.hit.url, document.baseURI);
    if (href === undefined) return;
    const { ctrlKey, metaKey } = event as KeyboardEvent | MouseEvent;
    if (ctrlKey || metaKey) window.open(href, '_blank', 'noopener');
    else location.assign(href);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const q = this.#input.value.trim();
    if (q === '') return;
    const page = this.getAttribute('results') ?? `${workerOf(this)}/search?q={q}`;
    const href = toSafeUrl(page.replace('{q}', encodeURIComponent(q)), document.baseURI);
    if (href !== undefined) location.assign(href);
  }

  #onShortcut(event: KeyboardEvent): void {
    if (event.defaultPrevented || !matchesShortcut(event, this.#shortcut)) return;
    event.preventDefault();
    this.open();
  }
}

function showChoice(choice: Choice): Node[] {
  if ('completion' in choice) return [h('span', { part: 'completion' }, choice.completion)];
  const { hit } = choice;
  return [
    h('span', { part: 'title', lang: hit.lang, dir: 'auto' }, hit.title),
    h('span', { part: 'excerpt', lang: hit.lang, dir: 'auto' }, excerptNodes(hit.excerpt)),
  ];
}
