/** Parameters that hold several values: where one ends and the next begins. Linear in the length of its input. */

/** `tag:a, b,section:c` to two filters: a comma separates only where the next field follows. */
export function splitFilters(value: string): Record<'field' | 'value', string>[] {
  return splitUnquoted(value, /,(?=\s*\w+:)/y).map((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) return { field: '', value: part };
    return { field: part.slice(0, colon).trim(), value: unquote(part.slice(colon + 1).trim()) };
  });
}

/** `one,"two, three"` to two values; empty ones are left out. */
export function splitList(value: string): string[] {
  return splitUnquoted(value, /,/y)
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== '');
}

// --- internal ---

/** Splits at a separator that does not stand within `"quotation marks"`; these stay. */
function splitUnquoted(value: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '"') quoted = !quoted;
    separator.lastIndex = at;
    if (quoted || !separator.test(value)) continue;
    parts.push(value.slice(start, at));
    start = at + 1;
  }
  parts.push(value.slice(start));
  return parts;
}

/** `"a ""b"", c"` to `a "b", c`; anything else stays as it is. */
function unquote(text: string): string {
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  return inner === undefined ? text : inner.replaceAll('""', '"');
}
