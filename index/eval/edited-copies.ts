/**
 * Copies of real articles as they occur on the web: reprinted with an introduction, shortened, reworded, put in another
 * order, given another end or title. And texts that only look like copies: halves of two articles. For measuring.
 */
import type { Article } from '../../src/article.ts';

/** Shorter articles are notes: an edit of a line would be another note. */
const LEAST_WORDS = 80;
const MOST_COPIES = 240;
/** One text of halves for so many copies. */
const COPIES_PER_MIX = 4;
/** Every so many-th copy gets another title: its own first words. */
const RETITLED = 3;
const TITLE_WORDS = 8;

export interface MadeText {
  article: Article;
  /** Id of the article that it is a copy of; undefined for halves of two. */
  copyOf: string | undefined;
  edit: string;
}

type Edit = (text: string, other: string) => string;

const EDITS: Record<string, Edit> = {
  'an introduction': (text) =>
    `This article first appeared elsewhere and is reprinted with thanks.\n\n${text}`,
  'shortened to two thirds': (text) => keepShare(text, 0, 2 / 3),
  'the first quarter cut': (text) => keepShare(text, 1 / 4, 1),
  'another end': (text, other) => `${keepShare(text, 0, 3 / 4)}\n\n${keepShare(other, 3 / 4, 1)}`,
  'every sixth sentence left out': (text) =>
    text
      .split(/(?<=[.!?。])\s+/)
      .filter((_, i) => i % 6 !== 5)
      .join(' '),
  'one word in twenty replaced': (text, other) => replaceWords(text, other, 1 / 20),
  'one word in eight replaced': (text, other) => replaceWords(text, other, 1 / 8),
  'halves in another order': (text) => `${keepShare(text, 1 / 2, 1)}\n\n${keepShare(text, 0, 1 / 2)}`,
};

/** One copy each of up to 240 articles, spread over the corpus, and texts of halves beside them; `skip` by id. */
export function editCopies(articles: readonly Article[], skip: ReadonlySet<string>): MadeText[] {
  const usable = articles.filter(({ id, text }) => !skip.has(id) && text.split(/\s+/).length >= LEAST_WORDS);
  const step = Math.max(1, usable.length / MOST_COPIES);
  const edits = Object.entries(EDITS);
  const made: MadeText[] = [];
  for (let k = 0; k < Math.min(MOST_COPIES, usable.length); k++) {
    const source = usable[Math.floor(k * step)]!;
    const other = usable[Math.floor(k * step + usable.length / 2) % usable.length]!;
    const [edit, apply] = edits[k % edits.length]!;
    const text = apply(source.text, other.text);
    const title = k % RETITLED === 0 ? toTitle(source.text) : source.title;
    made.push({ article: reprint(source, 'copy', title, text), copyOf: source.id, edit });
    const halves = k % COPIES_PER_MIX === 0 ? joinHalves(source.text, other.text) : undefined;
    if (halves === undefined) continue;
    const [mixTitle, mixText] = halves;
    made.push({
      article: reprint(source, 'mix', mixTitle, mixText),
      copyOf: undefined,
      edit: 'halves of two',
    });
  }
  return made;
}

// --- internal ---

function reprint(source: Article, kind: string, title: string, text: string): Article {
  const { canonical: _canonical, related: _related, ...rest } = source;
  return { ...rest, id: `${source.id}~${kind}`, url: `${source.url}~${kind}`, title, text };
}

/** Title and text of one article's first half and as many words of the other's end; undefined where it has not so many. */
function joinHalves(text: string, other: string): [title: string, text: string] | undefined {
  const half = keepShare(text, 0, 1 / 2);
  const share = half.split(/\s+/).length / other.split(/\s+/).length;
  if (share > 1 / 2) return undefined;
  const end = keepShare(other, 1 - share, 1);
  return [toTitle(end), `${half}\n\n${end}`];
}

function toTitle(text: string): string {
  return text.split(/\s+/).slice(0, TITLE_WORDS).join(' ');
}

/** Words from one share of the text to another; paragraphs stay. */
function keepShare(text: string, from: number, to: number): string {
  const words = text.split(/(?<=\s)(?=\S)/);
  return words
    .slice(Math.floor(from * words.length), Math.ceil(to * words.length))
    .join('')
    .trim();
}

/** Words here and there by words of the other text, the same with every run. */
function replaceWords(text: string, other: string, share: number): string {
  const spare = other.split(/\s+/);
  let count = 0;
  return text.replace(/\S+/g, (word) => {
    count++;
    return toFraction(count) < share ? spare[count % spare.length]! : word;
  });
}

/** A number to a fraction that looks like chance. */
function toFraction(count: number): number {
  return (Math.imul(count ^ (count >>> 7), 0x9e3779b1) >>> 0) / 2 ** 32;
}
