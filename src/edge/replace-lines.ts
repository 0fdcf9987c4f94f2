/**
 * Hand-made "Related:" lines: the label stays as the site wrote it, what follows it in its paragraph makes room for a
 * link that fits. Each line gets the next link; once there are no more, lines stay as they are.
 */

/** `Related:`, `RELATED :-`, `Related post -`: as editors write it at the beginning of a paragraph. */
const LABEL =
  /^\s*related(?:\s+(?:articles?|posts?|stories|story|reading|links?))?\s*(?::\s*[-–—]?|[-–—])\s*/i;

/** The longest label; a paragraph's opening is looked at no further. */
const LONGEST_LABEL = 60;

export function replaceLines(rewriter: HTMLRewriter, selector: string, links: string[]): void {
  const left = [...links];
  /** The text of the paragraph so far; undefined when no label can come any more. */
  let opening: string | undefined;
  /** Behind the label of a line: what comes until the paragraph's end is left out. */
  let replacing = false;

  rewriter.on(`${selector} p`, {
    element(paragraph) {
      // The page leaves out the end tag of the line before this one.
      if (replacing) paragraph.before(left.shift()!, { html: true });
      opening = left.length > 0 ? '' : undefined;
      replacing = false;
      paragraph.onEndTag((end) => {
        if (replacing) end.before(left.shift()!, { html: true });
        opening = undefined;
        replacing = false;
      });
    },
    text(chunk) {
      if (replacing) {
        chunk.remove();
        return;
      }
      if (opening === undefined) return;
      const before = opening.length;
      opening += chunk.text;
      const label = LABEL.exec(opening.slice(0, LONGEST_LABEL))?.[0];
      if (label !== undefined) {
        replacing = true;
        chunk.replace(`${opening.slice(before, label.trimEnd().length)} `, { html: true });
      } else if (opening.length > LONGEST_LABEL) {
        opening = undefined;
      }
    },
  });
  rewriter.on(`${selector} p *`, {
    element(element) {
      if (replacing) element.remove();
    },
  });
}
