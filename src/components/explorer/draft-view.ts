/** A box for text that is not published yet: its links, and the articles that say nearly the same already. */
import type { Answer } from '../../answers.ts';
import { h } from '../dom.ts';
import { relatedToDraft } from './api.ts';
import { showLinks } from './article-view.ts';
import { showProblem } from './pieces.ts';
import { toArticle } from './route.ts';

/** Milliseconds of quiet before the draft is sent. */
const QUIET = 350;

/** Fewer characters say too little to find links by. */
const LEAST_TEXT = 40;

/** Where the tab keeps the draft, so that looking at a link and coming back loses nothing. */
const KEPT = 'alongside-draft';

interface DraftFields {
  title: string;
  text: string;
  tags: string;
}

export function showDraft(announce: (words: string) => void): HTMLElement {
  const kept = readKept();
  const title = h('input', { id: 'draft-title', value: kept.title, autocomplete: 'off', oninput: later });
  const tags = h('input', { id: 'draft-tags', value: kept.tags, autocomplete: 'off', oninput: later });
  const text = h('textarea', { id: 'draft-text', rows: 14, oninput: later, spellcheck: 'true' }, kept.text);
  const found = h('div', { class: 'draft-found', id: 'draft-found' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  const view = h(
    'div',
    { class: 'draft' },
    h(
      'form',
      { class: 'draft-form', onsubmit: (event) => event.preventDefault() },
      h('h1', { tabindex: -1 }, 'Try a draft'),
      h(
        'p',
        { class: 'lead' },
        'Paste what you are writing. Nothing is kept: the text is compared and forgotten.',
      ),
      h('label', { for: 'draft-title' }, 'Title'),
      title,
      h('label', { for: 'draft-text' }, 'Text'),
      text,
      h('label', { for: 'draft-tags' }, 'Tags, separated by commas'),
      tags,
    ),
    found,
  );
  void find();
  return view;

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(find, QUIET);
  }

  async function find(): Promise<void> {
    clearTimeout(timer);
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    sessionStorage.setItem(KEPT, JSON.stringify({ title: title.value, text: text.value, tags: tags.value }));
    if (title.value.length + text.value.length < LEAST_TEXT) {
      found.replaceChildren(
        h(
          'div',
          { class: 'empty' },
          h('p', {}, 'Its links appear here as soon as there is a sentence or two.'),
        ),
      );
      return;
    }
    const tagList = tags.value
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    try {
      const { answer } = await relatedToDraft(
        { title: title.value, text: text.value, tags: tagList },
        signal,
      );
      if (signal.aborted) return;
      found.replaceChildren(...showFound(answer));
      announce(`${answer.hits.length} links for the draft`);
    } catch (error) {
      if (!signal.aborted) found.replaceChildren(showProblem(error, () => void find()));
    }
  }
}

function showFound(answer: Answer): Node[] {
  const copies = answer.duplicates ?? [];
  const links = showLinks(answer.hits, new Set(answer.hits.map(({ id }) => id)), 'Alongside this draft');
  if (copies.length === 0) return [links];
  const warning = h(
    'section',
    { class: 'notice copies', 'aria-labelledby': 'copies' },
    h(
      'h2',
      { id: 'copies' },
      copies.length === 1
        ? 'An article says nearly the same'
        : `${copies.length} articles say nearly the same`,
    ),
    h(
      'ul',
      {},
      copies.map((hit) =>
        h(
          'li',
          {},
          h('a', { href: toArticle(hit.id), lang: hit.lang }, hit.title),
          ` ${Math.round(hit.score)} %`,
        ),
      ),
    ),
  );
  return [warning, links];
}

function readKept(): DraftFields {
  try {
    return {
      title: '',
      text: '',
      tags: '',
      ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<DraftFields>),
    };
  } catch {
    return { title: '', text: '', tags: '' };
  }
}
