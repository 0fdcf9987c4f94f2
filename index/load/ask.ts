/**
 * One request over connections that are kept, its answer read whole. A server may close a kept connection in the very
 * moment in which it is used again; then no byte of an answer comes, and the request is asked once more over a new one, as
 * every client of HTTP does (RFC 9112, 9.3.1). None of the load's requests changes anything, so that all may be repeated.
 */
import { type Agent, type ClientRequest, request as send } from 'node:http';

export interface Answer {
  status: number;
  body: string;
  /** Bytes of the body. */
  bytes: number;
  /** Whether it was asked again, since its kept connection was closed before any byte of an answer. */
  isRetried: boolean;
}

export interface Asked {
  path: string;
  /** Makes it a POST. */
  body?: string;
}

/** Rejects when the connection breaks in any other way. */
export async function ask(base: string, asked: Asked, agent: Agent): Promise<Answer> {
  try {
    return { ...(await askOnce(base, asked, agent)), isRetried: false };
  } catch (error) {
    if (!(error instanceof ClosedBetween)) throw error;
    // On a connection of its own, so that it meets no other that is just being closed.
    return { ...(await askOnce(base, asked, false)), isRetried: true };
  }
}

// --- internal ---

/** A kept connection was closed before any byte of an answer. */
class ClosedBetween extends Error {}

function askOnce(
  base: string,
  { path, body }: Asked,
  agent: Agent | false,
): Promise<Omit<Answer, 'isRetried'>> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    let readBefore = 0;
    const sent: ClientRequest = send(`${base}${path}`, { agent, method }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const whole = Buffer.concat(pieces);
        resolve({ status: response.statusCode!, body: whole.toString('utf8'), bytes: whole.length });
      });
      response.on('error', reject);
    });
    sent.on('socket', (socket) => {
      readBefore = socket.bytesRead;
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const isSilent = sent.reusedSocket && sent.socket?.bytesRead === readBefore;
      reject(isSilent && error.code === 'ECONNRESET' ? new ClosedBetween(error.message) : error);
    });
    sent.end(body);
  });
}
