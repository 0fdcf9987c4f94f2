/** A shortcut such as `Mod+K`: `Mod` is Command on Apple's keyboards and Control on all others. */
import type { Words } from './words.ts';

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the event is the shortcut; one without a modifier does not count while something is being typed. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  if (shortcut === 'none' || event.isComposing) return false;
  const { key, modifiers } = readShortcut(shortcut);
  const isTyping = event
    .composedPath()
    .some(
      (node) => node instanceof HTMLElement && node.matches('input, textarea, select, [contenteditable]'),
    );
  if (modifiers.size === 0 && isTyping) return false;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.ctrlKey === modifiers.has('Control') &&
    event.metaKey === modifiers.has('Meta') &&
    event.altKey === modifiers.has('Alt') &&
    (event.shiftKey === modifiers.has('Shift') || (modifiers.size === 0 && key.length === 1))
  );
}

/** As `aria-keyshortcuts` wants it: `Control+K`. */
export function toAriaShortcut(shortcut: string): string | undefined {
  if (shortcut === 'none') return undefined;
  const { key, modifiers } = readShortcut(shortcut);
  return [...modifiers, key].join('+');
}

/** As the visitor's keys are labelled: `⌘K` or `Ctrl K`. */
export function showShortcut(shortcut: string, words: Words): string {
  if (shortcut === 'none') return '';
  const { key, modifiers } = readShortcut(shortcut);
  const names: Record<string, string> = IS_APPLE
    ? { Control: '⌃', Meta: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Control: words.control, Meta: 'Meta', Alt: 'Alt', Shift: 'Shift' };
  return [
    ...[...modifiers].map((modifier) => names[modifier]),
    key.length === 1 ? key.toUpperCase() : key,
  ].join(IS_APPLE ? '' : ' ');
}

function readShortcut(shortcut: string): { key: string; modifiers: Set<string> } {
  const parts = shortcut.split('+').map((part) => part.trim());
  const key = parts.pop() || '+';
  const mod = IS_APPLE ? 'Meta' : 'Control';
  const names: Record<string, string> = {
    mod,
    ctrl: 'Control',
    control: 'Control',
    meta: 'Meta',
    cmd: 'Meta',
    alt: 'Alt',
    shift: 'Shift',
  };
  return { key, modifiers: new Set(parts.filter(Boolean).map((part) => names[part.toLowerCase()] ?? part)) };
}
