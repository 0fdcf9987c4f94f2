/**
 * Related links into a page while it streams: nothing but the insertion changes, byte for byte. What is inserted is
 * plain ASCII, so that it reads the same in whatever encoding the page is.
 */
import { html } from 'hono/html';
import type { Answer, Hit } from '../answers.ts';
import { renderTitle } from '../pages/markup.ts';
import { renderRelatedAside } from '../pages/related-aside.ts';
import { replaceLines } from './replace-lines.ts';
import type { EdgeSettings } from './settings.ts';

/** Whether a response is a page that can be looked into. */
export function canInsert({ status, headers, body }: Response): boolean {
  const type = headers.get('Content-Type') ?? '';
  const coding = headers.get('Content-Encoding') ?? 'identity';
  return (
    status === 200 &&
    body !== null &&
    /^text\/html\b/i.test(type) &&
    // ASCII means something else in these.
    !/charset="?(?:utf-16|utf-32|iso-2022|hz-)/i.test(type) &&
    /^(?:identity|gzip|br)$/i.test(coding)
  );
}

/** The page with its links; throws, before anything is read, when the selector is not one. */
export function insertLinks(page: Response, answer: Answer, settings: EdgeSettings): Response {
  const type = page.headers.get('Content-Type') ?? 'text/html';
  // To look at text is to decode it, and what is not UTF-8 would not come out as it went in.
  if (settings.replace && !isUtf8(type)) return page;
  // Bytes pass as they are; only a charset that the rewriter does not know would make it fail.
  const plain = new Response(page.body, page);
  plain.headers.set('Content-Type', 'text/html');
  const rewriter = new HTMLRewriter();
  if (settings.replace) {
    replaceLines(rewriter, settings.selector, answer.hits.map(renderLink));
  } else if (settings.place === 'after') {
    insertAfter(rewriter, settings.selector, renderList(answer));
  } else {
    insertLine(rewriter, settings.selector, settings.place, renderLine(answer, settings.label));
  }
  const rewritten = rewriter.transform(plain);
  rewritten.headers.set('Content-Type', type);
  return rewritten;
}

// --- internal ---

function insertAfter(rewriter: HTMLRewriter, selector: string, list: string): void {
  let done = false;
  rewriter.on(selector, {
    element(article) {
      if (done) return;
      done = true;
      article.after(list, { html: true });
    },
  });
}

/** After the nth paragraph; before the one that follows, when the page leaves out the end tag. */
function insertLine(rewriter: HTMLRewriter, selector: string, nth: number, line: string): void {
  let paragraphs = 0;
  let done = false;
  rewriter.on(`${selector} p`, {
    element(paragraph) {
      paragraphs++;
      if (paragraphs > nth && !done) {
        done = true;
        paragraph.before(line, { html: true });
      }
      if (paragraphs !== nth) return;
      paragraph.onEndTag((end) => {
        if (done) return;
        done = true;
        end.after(line, { html: true });
      });
    },
  });
}

function renderList(answer: Answer): string {
  return toAscii(renderRelatedAside(answer, { lang: answer.article?.lang }));
}

function renderLine({ hits }: Answer, label: string): string {
  return toAscii(String(html`<p class="related-line">${label} ${renderTitle(hits[0]!)}</p>`));
}

function renderLink(hit: Hit): string {
  return toAscii(String(renderTitle(hit)));
}

function isUtf8(type: string): boolean {
  const charset = /charset="?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset);
}

function toAscii(markup: string): string {
  return markup.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
