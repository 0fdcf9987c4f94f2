/**
 * A request's body as JSON, never more of it than allowed: the declared length is believed when it is too large
 * and not when it is small. What the Content-Type says does not matter, only that the body is JSON.
 */
import { RequestError } from './problem.ts';

/** Most bytes of a body. */
const MAX_BODY_BYTES = 256 * 1024;

export async function readJsonBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('Content-Length')) > MAX_BODY_BYTES) throw bodyTooLarge();
  const bytes = await readBounded(request.body);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    throw new RequestError('invalid_json', 'The body cannot be read as JSON in UTF-8.', {
      allowed: 'one JSON object',
    });
  }
}

// --- internal ---

async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > MAX_BODY_BYTES) {
      await reader.cancel().catch(() => undefined);
      throw bodyTooLarge();
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function bodyTooLarge(): RequestError {
  return new RequestError('body_too_large', `The body has more than ${MAX_BODY_BYTES} bytes.`, {
    allowed: `at most ${MAX_BODY_BYTES} bytes`,
  });
}
