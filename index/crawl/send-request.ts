/**
 * One GET request, its answer whole: bounded in time and in bytes after decompression, and never to a private address,
 * whatever a name resolves to at the moment of connecting. Follows nothing and knows nothing of robots.txt.
 */
import { lookup } from 'node:dns';
import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { CrawlFault } from './crawl-fault.ts';
import { isPrivateAddress } from './private-address.ts';

export interface RequestOptions {
  headers: Record<string, string>;
  /** Keeps connections; one a crawl and protocol, since a kept connection is not checked again. */
  agent: Agent;
  /** Longest body, in bytes after decompression. */
  maxBytes: number;
  /** For the whole exchange, in milliseconds. */
  timeout: number;
  /** Names that may stand for a private address, such as `localhost`. */
  privateHosts: readonly string[];
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
}

/** Throws a `CrawlFault` that says what kept the answer away. */
export async function sendRequest(url: URL, options: RequestOptions): Promise<Answer> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const mayBePrivate = options.privateHosts.includes(hostname);
  // A literal address is connected to without any lookup.
  if (!mayBePrivate && isIP(hostname) !== 0 && isPrivateAddress(hostname)) throw createPrivateFault(hostname);
  const signal = AbortSignal.timeout(options.timeout);
  try {
    const response = await connect(url, options, mayBePrivate ? lookup : lookupPublic, signal);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await readBody(response, options.maxBytes),
    };
  } catch (error) {
    if (error instanceof CrawlFault) throw error;
    if (signal.aborted) {
      throw new CrawlFault(
        `The server took longer than ${options.timeout / 1000} seconds.`,
        'See whether it is up, or raise "crawl.timeoutSeconds".',
        true,
      );
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CrawlFault(
      `The server cannot be reached: ${(message || code || 'no reason given').split('\n')[0]}.`,
      'See whether the address is right and its server is up.',
      true,
    );
  }
}

// --- internal ---

function connect(
  url: URL,
  { headers, agent }: RequestOptions,
  find: typeof lookup | LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent, signal, lookup: find as LookupFunction }, resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** Node's own lookup, which refuses a name when any of its addresses is private. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const isPrivate = addresses?.some(({ address }) => isPrivateAddress(address));
    if (error || isPrivate) return callback(error ?? createPrivateFault(hostname), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

function createPrivateFault(host: string): CrawlFault {
  return new CrawlFault(
    `${host} is a private address.`,
    `Correct the address; should it be meant, add "${host}" to "crawl.privateHosts".`,
  );
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompress(response)) {
    length += chunk.length;
    if (length > maxBytes) {
      response.destroy();
      const most = `${+(maxBytes / 1024 / 1024).toFixed(3)} MB`;
      throw new CrawlFault(`It has more than ${most}.`, 'Exclude it, or raise "maxFileMegabytes".');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decompress(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const make = DECOMPRESSORS[encoding];
  // What has no body, such as 304, may still name an encoding.
  if (!make || response.statusCode === 304) return response;
  return pipeline(response, make(), () => {});
}

const DECOMPRESSORS: Record<string, () => ReturnType<typeof createGunzip>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What we can unpack, for `Accept-Encoding`. */
export const ENCODINGS = 'gzip, deflate, br';
