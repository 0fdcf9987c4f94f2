/** The site behind the Worker, for the tests in front of it: a real server on localhost, with pages of every kind. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { TestProject } from 'vitest/node';
import { HUGE_PAGE, LINES_PAGE, PAGE } from './pages.ts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const ANSWERS: Record<string, Answer> = {
  '/plain/': (response) => response.writeHead(200, HTML).end(PAGE),
  '/unknown/': (response) => response.writeHead(200, HTML).end(PAGE),
  '/lines/': (response) => response.writeHead(200, HTML).end(LINES_PAGE),
  '/gzip/': (response) =>
    response.writeHead(200, { ...HTML, 'Content-Encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/br/': (response) =>
    response.writeHead(200, { ...HTML, 'Content-Encoding': 'br' }).end(brotliCompressSync(PAGE)),
  '/chunked/': async (response) => {
    response.writeHead(200, HTML);
    for (const byte of Buffer.from(PAGE)) {
      response.write(Buffer.of(byte));
      if (byte === 0x3e) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    response.end();
  },
  '/huge/': (response) => response.writeHead(200, HTML).end(HUGE_PAGE),
  '/broken/': (response) =>
    response.writeHead(200, HTML).end('<article><p>one<p>two<p class="x>three</article>'),
  '/open-paragraphs/': (response) =>
    response.writeHead(200, HTML).end('<article><p>one<p>two<p>three<p>four</article>'),
  '/bytes/': (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(
        Buffer.concat([Buffer.from('<article>caf'), Buffer.of(0xe9, 0xff, 0xc3), Buffer.from('</article>')]),
      ),
  '/latin/': (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=iso-8859-1' })
      .end(Buffer.from('<article>café</article>', 'latin1')),
  '/charset/': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=x-nonsense' }).end('<article>a</article>'),
  '/utf-16/': (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-16' })
      .end(Buffer.from('<article>a</article>', 'utf16le')),
  '/error/': (response) => response.writeHead(500, HTML).end(PAGE),
  '/missing/': (response) => response.writeHead(404, HTML).end(PAGE),
  '/moved/': (response, { headers }) =>
    response.writeHead(301, { Location: `http://${headers.host}/plain/?x=1` }).end(),
  '/elsewhere/': (response) => response.writeHead(302, { Location: 'https://other.example/' }).end(),
  '/data/': (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"a":"<article>"}'),
  '/etag/': (response, { headers }) => {
    if (headers['if-none-match'] === '"one"') response.writeHead(304, { ETag: '"one"' }).end();
    else
      response
        .writeHead(200, { ...HTML, ETag: '"one"', 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' })
        .end(PAGE);
  },
  '/echo': (response, request) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      response.end(
        JSON.stringify({
          method: request.method,
          url: request.url,
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      ),
    );
  },
};

export default async function setup(project: TestProject): Promise<() => void> {
  const server = createServer((request, response) => {
    const answer = ANSWERS[request.url!.replace(/\?.*/, '')];
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('origin', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => void server.close();
}
