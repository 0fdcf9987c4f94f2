/**
 * The ARIA 1.2 combobox pattern on an input and a listbox: arrows move, Enter takes, Escape closes and then clears,
 * the focus stays in the input. What the options are, how they look and what taking one does is the caller's.
 */

/** Milliseconds of quiet before the options are asked for: long enough not to ask at every letter of a fast typist. */
const QUIET = 90;

export interface ComboboxParts<Option> {
  input: HTMLInputElement;
  /** Becomes the listbox; it has an id, and is `hidden` while there is nothing to choose. */
  listbox: HTMLElement;
  /** The options for a text. Aborted when another letter comes. */
  find(text: string, signal: AbortSignal): Promise<Option[]>;
  /** What stands inside an option's element. */
  show(option: Option, text: string): Node[];
  /** An option was taken by Enter or click. */
  take(option: Option, event: Event): void;
  /** New options are shown, or none. */
  changed?(options: Option[], text: string): void;
  /** The options stay until the input is empty: Escape and the loss of focus are left to what is around. @default false */
  staysOpen?: boolean;
  /** Finding the options failed. */
  failed?(error: unknown): void;
}

export interface Combobox {
  close(): void;
  /** Asks for the options of the input's text again. */
  refresh(): void;
}

export function attachCombobox<Option>(parts: ComboboxParts<Option>): Combobox {
  const { input, listbox } = parts;
  let options: Option[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  setAttributes(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listbox.id,
  });
  listbox.setAttribute('role', 'listbox');
  listbox.hidden = true;

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) later();
  });
  input.addEventListener('compositionend', later);
  input.addEventListener('keydown', onKey);
  if (!parts.staysOpen) input.addEventListener('blur', () => close());
  // The pointer must not take the focus from the input, or the list would close before the click arrives.
  listbox.addEventListener('pointerdown', (event) => event.preventDefault());
  listbox.addEventListener('mousedown', (event) => event.preventDefault());
  listbox.addEventListener('click', (event) => {
    const index = [...listbox.children].findIndex((child) => child.contains(event.target as Node));
    if (index >= 0) take(index, event);
  });

  return { close, refresh: () => void find() };

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(find, QUIET);
  }

  async function find(): Promise<void> {
    clearTimeout(timer);
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const text = input.value.trim();
    try {
      const found = text === '' ? [] : await parts.find(text, signal);
      if (!signal.aborted) open(found, text);
    } catch (error) {
      if (signal.aborted) return;
      open([], text);
      parts.failed?.(error);
    }
  }

  function open(found: Option[], text: string): void {
    options = found;
    listbox.replaceChildren(
      ...found.map((option, i) => {
        const element = document.createElement('div');
        setAttributes(element, {
          role: 'option',
          id: `${listbox.id}-${i}`,
          'aria-selected': 'false',
          part: 'option',
        });
        element.append(...parts.show(option, text));
        return element;
      }),
    );
    setActive(-1);
    expand(found.length > 0);
    parts.changed?.(found, text);
  }

  function close(): void {
    clearTimeout(timer);
    asked?.abort();
    setActive(-1);
    expand(false);
  }

  function expand(open: boolean): void {
    listbox.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
  }

  function setActive(index: number): void {
    listbox.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const element = listbox.children[index];
    element?.setAttribute('aria-selected', 'true');
    element?.scrollIntoView({ block: 'nearest' });
    if (element) input.setAttribute('aria-activedescendant', element.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function take(index: number, event: Event): void {
    const option = options[index]!;
    close();
    parts.take(option, event);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isOpen = !listbox.hidden;
    const last = options.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) {
        if (options.length > 0) expand(true);
        else void find();
        if (event.altKey || options.length === 0) return;
      }
      // One step past either end stands in the input itself: what was typed, and nothing chosen.
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = active + step;
      setActive(next > last ? -1 : next < -1 ? last : next);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      take(active, event);
    } else if (event.key === 'Enter') {
      close();
    } else if (event.key === 'Escape' && isOpen && !parts.staysOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }
}

function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
