/** The pieces that several views share: facts of an article, its score as a bar, its reasons, a problem. */
import type { Hit, Reason } from '../../answers.ts';
import { nameLanguage } from '../../pages/language.ts';
import { type Child, h } from '../dom.ts';
import { ApiProblem } from './api.ts';
import { toAddress } from './route.ts';

/** Colours there are for the parts of a score; further parts share the last one. */
const PART_COLOURS = 6;

/** The parts that a related link's score is the sum of; any others come after them. */
const SUMMANDS = ['text', 'mention', 'tags', 'named', 'linked'];

/** Parts that the sum is multiplied by: they have no stretch of the bar. */
const FACTORS = ['recency'];

/** What the parts are called on the page. */
const PART_WORDS: Record<string, string> = {
  text: 'words in common',
  mention: 'names the other’s title',
  tags: 'tags in common',
  named: 'often named',
  linked: 'linked from near articles',
  recency: 'close in time',
};

/** Section, day, authors and language, as far as they are known; the page's own language goes without saying. */
export function showFacts(hit: Hit): HTMLElement {
  return h(
    'p',
    { class: 'facts' },
    hit.section !== null &&
      h('a', { href: toAddress({ filters: [{ field: 'section', value: hit.section }] }) }, hit.section),
    hit.date_published !== null && showDay(hit.date_published),
    hit.authors.length > 0 && h('span', {}, hit.authors.join(', ')),
    hit.lang !== document.documentElement.lang && h('span', {}, nameLanguage(hit.lang, 'en')),
  );
}

export function showDay(date: string): HTMLElement {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return h('span', {}, date);
  const words = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
  return h('time', { datetime: date }, words);
}

/** Why a link was chosen, in one quiet line. */
export function showReasons(reasons: Reason[]): HTMLElement | undefined {
  if (reasons.length === 0) return undefined;
  return h(
    'p',
    { class: 'reasons' },
    reasons.map((reason) => {
      const values = reason.values.map((value) => h('span', { class: 'value' }, value));
      return h(
        'span',
        { class: 'reason' },
        h('span', { class: 'kind' }, REASON_WORDS[reason.kind] ?? reason.kind),
        ' ',
        values,
      );
    }),
  );
}

const REASON_WORDS: Record<Reason['kind'], string> = {
  terms: 'both about',
  tags: 'same tags',
  author: 'same author',
  pinned: 'pinned by an editor',
};

/** Names of all parts in a list, in an order that is the same for every list, because it decides their colours. */
export function namesOfParts(hits: Hit[]): string[] {
  const sums = new Map<string, number>();
  for (const { parts } of hits)
    for (const [name, value] of Object.entries(parts ?? {}))
      sums.set(name, (sums.get(name) ?? 0) + Math.abs(value));
  const present = [...sums.keys()].filter((name) => sums.get(name)! > 0 && !FACTORS.includes(name));
  const place = (name: string) => (SUMMANDS.includes(name) ? SUMMANDS.indexOf(name) : SUMMANDS.length);
  return present.sort((a, b) => place(a) - place(b));
}

/** A bar as long as the score (0–100), cut by what its parts brought in. */
export function showBar(hit: Hit, names: string[]): HTMLElement {
  const parts = names.map((name) => [name, hit.parts?.[name] ?? 0] as const).filter(([, value]) => value > 0);
  const sum = parts.reduce((total, [, value]) => total + value, 0);
  const segments =
    parts.length > 0 ? parts.map(([name, value]) => [name, value / sum] as const) : [['score', 1] as const];
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' });
  for (const [name, share] of segments) {
    const segment = h('span', { class: `part part-${colourOf(name, names)}`, title: wordFor(name) });
    segment.style.setProperty('inline-size', `${Math.max(0, Math.min(100, hit.score)) * share}%`);
    bar.append(segment);
  }
  return bar;
}

/** What each part brought in, in numbers. */
export function showParts(hit: Hit, names: string[]): Child {
  const parts = hit.parts ?? {};
  const summands = names.filter((name) => (parts[name] ?? 0) !== 0);
  const factors = FACTORS.filter((name) => parts[name] !== undefined && parts[name] !== 1);
  return [
    summands.map((name) =>
      h('span', { class: `part-name part-${colourOf(name, names)}` }, `${name} ${roundPart(parts[name]!)}`),
    ),
    factors.map((name) => h('span', {}, `× ${roundPart(parts[name]!)} ${wordFor(name)}`)),
  ];
}

/** What a part is called on the page. */
export function wordFor(part: string): string {
  return PART_WORDS[part] ?? part;
}

export function colourOf(name: string, names: string[]): number {
  return Math.min(names.indexOf(name) + 1, PART_COLOURS) || 1;
}

function roundPart(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 1 ? 1 : 2);
}

/** What went wrong, and what to do now. */
export function showProblem(error: unknown, again: () => void): HTMLElement {
  const problem =
    error instanceof ApiProblem ? error : new ApiProblem('Something went wrong', String(error), 0);
  return h(
    'div',
    { class: 'notice', role: 'alert' },
    h('h1', { tabindex: -1 }, problem.title),
    problem.detail !== '' && h('p', {}, problem.detail),
    h('p', {}, h('button', { type: 'button', onclick: again }, 'Try again')),
  );
}
