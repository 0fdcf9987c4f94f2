import { Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../../../index/load/ask.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntéa';

describe('asking over kept connections', () => {
  let stop = () => {};
  afterEach(() => stop());

  /** A server that meets the n-th request of the m-th connection as it is told. */
  async function serve(meet: (socket: Socket, request: number, connection: number) => void) {
    const sockets = new Set<Socket>();
    let connections = 0;
    const server = createServer((socket) => {
      sockets.add(socket);
      const connection = ++connections;
      let requests = 0;
      socket.on('error', () => {});
      socket.on('data', () => meet(socket, ++requests, connection));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    stop = () => {
      agent.destroy();
      for (const socket of sockets) socket.destroy();
      server.close();
    };
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, agent };
  }

  it('reads an answer whole and counts its bytes', async () => {
    const { url, agent } = await serve((socket) => socket.write(ANSWER));
    expect(await ask(url, { path: '/' }, agent)).toEqual({
      status: 200,
      body: 'téa',
      bytes: 4,
      isRetried: false,
    });
  });

  it('asks again when a kept connection is closed before any byte of an answer, and says so', async () => {
    const { url, agent } = await serve((socket, request, connection) => {
      if (connection === 1 && request === 2) socket.destroy();
      else socket.write(ANSWER);
    });
    await ask(url, { path: '/' }, agent);
    expect(await ask(url, { path: '/', body: '{}' }, agent)).toMatchObject({ status: 200, isRetried: true });
  });

  it('does not ask again when a new connection is closed', async () => {
    const { url, agent } = await serve((socket) => socket.destroy());
    await expect(ask(url, { path: '/' }, agent)).rejects.toThrow();
  });

  it('does not ask again when a kept connection is closed in the middle of an answer', async () => {
    const { url, agent } = await serve((socket, request) => {
      if (request === 1) socket.write(ANSWER);
      else socket.write(ANSWER.slice(0, -2), () => socket.destroy());
    });
    await ask(url, { path: '/' }, agent);
    await expect(ask(url, { path: '/' }, agent)).rejects.toThrow();
  });

  it('does not ask a third time', async () => {
    let asked = 0;
    const { url, agent } = await serve((socket, request, connection) => {
      asked++;
      if (connection === 1 && request === 1) socket.write(ANSWER);
      else socket.destroy();
    });
    await ask(url, { path: '/' }, agent);
    await expect(ask(url, { path: '/' }, agent)).rejects.toThrow();
    expect(asked).toBe(3);
  });
});
