/** A page in the encoding that it or its server names, to UTF-8, which is all that the readers know. */

/** Bytes within which a page must name its encoding, as HTML has it. */
const HEAD = 1024;

/** Answers the bytes as they are when they are UTF-8 already, or nobody says what else. */
export function toUtf8(body: Uint8Array, type: string): Uint8Array {
  const head = new TextDecoder('latin1').decode(body.subarray(0, HEAD));
  const label =
    /charset\s*=\s*"?([\w:.-]+)/i.exec(type)?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  if (!label || /^utf-?8$/i.test(label)) return body;
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(body));
  } catch {
    // A name that nobody knows: most likely it is UTF-8; if not, the reader says so.
    return body;
  }
}
