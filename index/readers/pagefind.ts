/** Pagefind's `data-pagefind-meta` and `data-pagefind-filter` to a draft's fields. */
import type { Element } from 'domhandler';
import { toPlainText } from './html-to-text.ts';

export interface PagefindMarks {
  title?: string;
  url?: string;
  date?: string;
  summary?: string;
  image?: string;
  section?: string;
  lang?: string;
  tags: string[];
  authors: string[];
}

/**
 * Reads the marks of elements. An attribute lists names, each alone (the element's text), as `name[attribute]`, or as
 * `name:value`. A filter that is no field of ours becomes a tag.
 */
export function readPagefind(elements: readonly Element[]): PagefindMarks {
  const marks: PagefindMarks = { tags: [], authors: [] };
  for (const element of elements) {
    for (const [name, value] of valuesOf(element, 'data-pagefind-meta')) setField(marks, name, value);
    for (const [name, value] of valuesOf(element, 'data-pagefind-filter')) {
      if (!setField(marks, name, value)) marks.tags.push(value);
    }
  }
  return marks;
}

// --- internal ---

const FIELDS: Record<
  string,
  'title' | 'url' | 'date' | 'summary' | 'image' | 'section' | 'lang' | 'tags' | 'authors'
> = {
  title: 'title',
  url: 'url',
  date: 'date',
  published: 'date',
  summary: 'summary',
  description: 'summary',
  excerpt: 'summary',
  image: 'image',
  section: 'section',
  lang: 'lang',
  language: 'lang',
  tag: 'tags',
  tags: 'tags',
  category: 'tags',
  categories: 'tags',
  author: 'authors',
  authors: 'authors',
};

function setField(marks: PagefindMarks, name: string, value: string): boolean {
  const field = FIELDS[name.toLowerCase()];
  if (field === undefined) return false;
  if (field === 'tags' || field === 'authors') marks[field].push(value);
  else marks[field] ??= value;
  return true;
}

function valuesOf(element: Element, attribute: string): [name: string, value: string][] {
  const written = element.attribs[attribute];
  if (!written) return [];
  const inline = /^\s*([\w-]+)\s*:\s*(.*)$/s.exec(written);
  // A value may hold commas: `title:Tea, and more` is one mark when nothing after a comma looks like another.
  if (inline && !/,\s*[\w-]+\s*([:[,]|$)/.test(inline[2]!)) return [[inline[1]!, inline[2]!.trim()]];
  return written.split(',').flatMap((part): [string, string][] => {
    const match = /^\s*([\w-]+)(?:\[([\w:-]+)\])?(?:\s*:\s*(.*))?\s*$/s.exec(part);
    if (!match) return [];
    const value = match[3] ?? (match[2] ? element.attribs[match[2]] : toPlainText(element));
    return value?.trim() ? [[match[1]!, value.trim()]] : [];
  });
}
