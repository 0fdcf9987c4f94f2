/** What visitors searched for and did not find. For editors: it is shown for their token only, and that stays in the tab. */
import type { Unanswered } from '../../http/answer-unanswered.ts';
import { nameLanguage } from '../../pages/language.ts';
import { type Child, h } from '../dom.ts';
import { ApiProblem, listUnanswered } from './api.ts';
import { showProblem } from './pieces.ts';
import { toAddress } from './route.ts';

/** Where the tab keeps the token until it is closed. */
const KEPT = 'alongside-editors-token';

export function showUnanswered(announce: (words: string) => void): HTMLElement {
  const found = h('div', { class: 'unanswered-found' });
  const token = h('input', {
    id: 'editors-token',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    value: sessionStorage.getItem(KEPT) ?? '',
  });
  const form = h(
    'form',
    { class: 'token-form', onsubmit: (event) => void submit(event) },
    h('label', { for: 'editors-token' }, 'Editors’ token'),
    h('p', { class: 'field' }, token, ' ', h('button', {}, 'Show')),
  );
  const view = h(
    'div',
    { class: 'unanswered' },
    h('h1', { tabindex: -1 }, 'Not found'),
    h(
      'p',
      { class: 'lead' },
      'What visitors searched for in vain: articles that are missing, or words that yours do not use.',
    ),
    form,
    found,
  );
  void list();
  return view;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    sessionStorage.setItem(KEPT, token.value);
    await list();
  }

  async function list(): Promise<void> {
    try {
      const answer = await listUnanswered(token.value);
      form.hidden = true;
      found.replaceChildren(...showQueries(answer));
      announce(countQueries(answer));
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : undefined;
      form.hidden = code === 'counting_off';
      if (code === 'counting_off') found.replaceChildren(...showHowTo((error as ApiProblem).detail));
      // Nobody has given a token yet: that is no fault.
      else if (code === 'editors_only' && token.value === '') found.replaceChildren();
      else if (code === 'editors_only') found.replaceChildren(showRefusal());
      else found.replaceChildren(showProblem(error, () => void list()));
    }
  }
}

function showRefusal(): HTMLElement {
  return h('p', { class: 'notice', role: 'alert' }, 'This is not the editors’ token.');
}

function showQueries(answer: Unanswered): HTMLElement[] {
  const count = h('h2', { class: 'count' }, countQueries(answer));
  if (answer.queries.length === 0) return [count];
  const rows = answer.queries.map(({ query, lang, searches }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('a', { href: toAddress({ q: query }), dir: 'auto' }, query)),
      h('td', {}, lang === '' ? 'any' : nameLanguage(lang, 'en')),
      h('td', { class: 'number' }, searches.toLocaleString('en')),
    ),
  );
  return [
    count,
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Search', 'Language', 'Times'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h('tbody', {}, rows),
    ),
  ];
}

function countQueries({ queries, days }: Unanswered): string {
  if (queries.length === 0) return `Every search of the last ${days} days found something.`;
  const n = queries.length;
  return `${n} ${n === 1 ? 'search' : 'searches'} of the last ${days} days found nothing`;
}

/** The steps that are left, when this Worker does not show what was counted. */
function showHowTo(detail: string): HTMLElement[] {
  const steps: Child[] = [
    [
      'Bind an Analytics Engine data set as ',
      h('code', {}, 'ANALYTICS'),
      ' in wrangler.toml: searches are counted from then on.',
    ],
    [
      'Say which it is: ',
      h('code', {}, 'ANALYTICS_ACCOUNT_ID'),
      ' and ',
      h('code', {}, 'ANALYTICS_DATASET'),
      ' as variables.',
    ],
    ['Let the Worker read it: ', h('code', {}, 'npx wrangler secret put ANALYTICS_TOKEN'), '.'],
    ['Choose a token for your editors: ', h('code', {}, 'npx wrangler secret put EDITORS_TOKEN'), '.'],
  ];
  return [
    h('h2', { class: 'count' }, 'This is switched off'),
    h('p', { class: 'detail' }, detail),
    h(
      'ol',
      { class: 'steps' },
      steps.map((step) => h('li', {}, step)),
    ),
  ];
}
