/**
 * An excerpt is escaped text with `<mark>` and nothing else. These functions hold it to that once more before it
 * reaches a page, so that a damaged or foreign index cannot bring markup of its own.
 */

/** One stretch of an excerpt's text; `marked` when the query's words stand in it. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  apos: "'",
};

/** Splits an excerpt into plain text parts; any tag but `<mark>` stays visible text. */
export function readExcerpt(excerpt: string): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let marked = false;
  for (const piece of excerpt.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') marked = true;
    else if (piece === '</mark>') marked = false;
    else if (piece !== '') parts.push({ text: unescapeText(piece), marked });
  }
  return parts;
}

function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39|#x27);/g, (_, name: string) => ENTITIES[name]!);
}
