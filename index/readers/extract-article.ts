/**
 * The article of a page that marks none, by Firefox's reader view. Pages that would keep the library busy for long
 * do not go to it: its work grows with the square of their depth. Knows nothing of our drafts.
 */
import type { Document as Page } from 'domhandler';
import { walk } from './html-to-text.ts';

/**
 * Most nodes, most characters that need escaping and deepest nesting of a page that goes to the library; pages that
 * people write stay far below.
 */
const MAX_NODES = 15_000;
const MAX_SPECIAL = 30_000;
const MAX_DEPTH = 120;

/** Answers the article's HTML; undefined when the library finds none or would take too long. */
export async function extractArticle(page: Page, source: string): Promise<string | undefined> {
  if ((source.match(/[<>&]/g)?.length ?? 0) > MAX_SPECIAL || isTooMuch(page)) return undefined;
  const [{ Readability }, { parseHTML }] = await Promise.all([
    import('@mozilla/readability'),
    import('linkedom'),
  ]);
  try {
    const { document } = parseHTML(
      /<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`,
    );
    return (
      new Readability(document as unknown as Document, { charThreshold: 140 }).parse()?.content ?? undefined
    );
  } catch {
    // The library found the page too odd: the whole page without its chrome must do.
    return undefined;
  }
}

// --- internal ---

function isTooMuch(page: Page): boolean {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  walk(page, {
    enter() {
      nodes++;
      deepest = Math.max(deepest, ++depth);
      return true;
    },
    leave() {
      depth--;
    },
  });
  return nodes > MAX_NODES || deepest > MAX_DEPTH;
}
