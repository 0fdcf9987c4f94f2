/**
 * Single keys for people who never leave the keyboard, and the dialog that lists them. They are off while something is
 * being typed, and can be turned off for good (WCAG 2.1.4).
 */
import { h } from '../dom.ts';

const KEPT = 'alongside-single-keys';

export interface ShortcutActions {
  search(): void;
  draft(): void;
  unanswered(): void;
  home(): void;
  back(): void;
}

const KEYS: [string, string][] = [
  ['/', 'search'],
  ['j  k', 'next or previous article in the list'],
  ['Enter', 'open it'],
  ['u', 'back to the results'],
  ['d', 'try a draft'],
  ['n', 'what was not found'],
  ['h', 'start'],
  ['?', 'these keys'],
];

export function listenForShortcuts(actions: ShortcutActions): { open(): void } {
  const dialog = createDialog();
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return actions.search();
    }
    if (event.ctrlKey || event.metaKey || !areOn() || isTyping(event.target) || dialog.open) return;
    const act: Record<string, () => void> = {
      '/': actions.search,
      j: () => step(1),
      k: () => step(-1),
      u: actions.back,
      d: actions.draft,
      n: actions.unanswered,
      h: actions.home,
      '?': () => dialog.showModal(),
    };
    const action = act[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  return { open: () => dialog.showModal() };
}

/** Moves the focus along the titles of the list that has it, or of the first list. */
function step(by: 1 | -1): void {
  const focused = document.activeElement;
  const list =
    focused?.closest('.hits, .related, .latest') ?? document.querySelector('.hits, .related, .latest');
  const titles = [...(list?.querySelectorAll<HTMLElement>('li h2 a, li h3 a') ?? [])].filter(
    (title) => title.offsetParent,
  );
  const at = titles.indexOf(focused as HTMLElement);
  const next = titles[at < 0 ? (by > 0 ? 0 : titles.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function createDialog(): HTMLDialogElement {
  const toggle = h('input', {
    type: 'checkbox',
    id: 'single-keys',
    checked: areOn(),
    onchange: () => localStorage.setItem(KEPT, toggle.checked ? 'on' : 'off'),
  });
  const dialog = h(
    'dialog',
    { class: 'shortcuts', 'aria-labelledby': 'shortcuts' },
    h('h2', { id: 'shortcuts' }, 'Keys'),
    h(
      'dl',
      {},
      KEYS.map(([key, meaning]) =>
        h(
          'div',
          {},
          h(
            'dt',
            {},
            key.split('  ').map((one) => h('kbd', {}, one)),
          ),
          h('dd', {}, meaning),
        ),
      ),
    ),
    h('p', {}, toggle, ' ', h('label', { for: 'single-keys' }, 'Use single keys')),
    h('form', { method: 'dialog' }, h('button', {}, 'Close')),
  );
  document.body.append(dialog);
  return dialog;
}

function areOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off';
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}
