/**
 * Links of an article to URLs, also those that name another article by its file (`ref:tea.md`, `../tea.md`).
 * Knows every article of the corpus, and nothing of text.
 */
import { posix } from 'node:path';
import { resolveLink } from './resolve-link.ts';
import type { Candidate } from './settle-drafts.ts';

export interface LinkResolver {
  /** The URLs that an article links to, in order, without repeats and without itself. */
  resolve(candidate: Candidate): string[];
  /** How many references so far led to no article. */
  broken(): number;
}

/** Makes a resolver over all articles of a corpus. */
export function createLinkResolver(candidates: readonly Candidate[], site: string | undefined): LinkResolver {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const { found, identity } of candidates) {
    const path = found.path.replace(/\/_?index$/, '');
    byPath.set(path, identity.url);
    byPath.set(identity.id, identity.url);
    const name = path.split('/').at(-1)!;
    // A name that two articles bear names neither.
    byName.set(name, byName.has(name) && byName.get(name) !== identity.url ? undefined : identity.url);
  }
  let broken = 0;
  const find = (written: string, from: string): string | undefined => {
    const path = safeDecode(written)
      .replace(/[?#].*$/, '')
      .replace(/\.(md|mdx|markdown)$/i, '')
      .replace(/\/(_?index)?$/, '');
    const beside = posix.join(posix.dirname(from), path);
    const name = path.split('/').at(-1)!;
    return byPath.get(beside) ?? byPath.get(path.replace(/^\/+|^_posts\//, '')) ?? byName.get(name);
  };
  return {
    resolve({ found: { draft, path }, identity }) {
      const urls = new Set<string>();
      for (const href of draft.links ?? []) {
        if (href.startsWith('ref:')) {
          const url = find(href.slice(4), path);
          if (url) urls.add(url);
          else broken++;
          continue;
        }
        const isFile = /^(?!\/\/|[a-z]+:)[^?#]*\.(md|mdx|markdown)([?#]|$)/i.test(href);
        const url = (isFile ? find(href, path) : undefined) ?? resolveLink(href, identity.url, site);
        if (url) urls.add(url);
      }
      urls.delete(identity.url);
      return [...urls];
    },
    broken: () => broken,
  };
}

// --- internal ---

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
