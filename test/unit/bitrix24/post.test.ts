import { getEventListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { closePools, NoReplyError, post } from '../../../lib/bitrix24/post.ts';
import { listen } from '../../sandbox/listen.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await closePools();
  for (const close of closing.splice(0)) await close();
});

/** A server on loopback, and how many connections it has open. */
async function serve(answer: RequestListener) {
  const server = createServer(answer);
  const connections = promisify(server.getConnections.bind(server));
  const { url, close } = await listen(server);
  closing.push(close);
  return { url, connections: () => connections() };
}

const send = (origin: string, signal = new AbortController().signal) =>
  post({ origin, path: '/x', headers: { 'content-type': 'application/json' }, body: '{}' }, signal);

describe('a reply', () => {
  it('is status and text, and no location where there is none', async () => {
    const { url } = await serve((_, response) => void response.writeHead(201).end('wörd'));
    expect(await send(url)).toStrictEqual({ status: 201, location: null, text: 'wörd' });
  });

  it('tells where a redirect points, and is not followed', async () => {
    const { url } = await serve((_, response) => void response.writeHead(302, { location: '/y' }).end());
    expect(await send(url)).toStrictEqual({ status: 302, location: '/y', text: '' });
  });

  it('that points to two places at once points nowhere', async () => {
    const { url } = await serve(
      (_, response) => void response.writeHead(302, [...['location', '/y'], ...['location', '/z']]).end(),
    );
    expect(await send(url)).toStrictEqual({ status: 302, location: null, text: '' });
  });
});

describe('the connection', () => {
  it('is kept for the next request, until the pools are closed', async () => {
    const { url, connections } = await serve((_, response) => void response.end('{}'));
    await send(url);
    expect(await connections()).toBe(1);
    await closePools();
    await expect.poll(connections).toBe(0);
  });

  it('is offered as HTTP/1.1 alone: a stream of HTTP/2 may be sent again by itself', async () => {
    const { promise: hello, resolve } = Promise.withResolvers<string>();
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (bytes) => {
        resolve(bytes.toString('latin1'));
        socket.destroy();
      });
    });
    const { promise: ready, resolve: listening } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', listening);
    await ready;
    closing.push(promisify(server.close.bind(server)));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(send(`https://127.0.0.1:${port}`)).rejects.toMatchObject({ sent: false });
    expect(await hello).toContain('\u0008http/1.1');
    expect(await hello).not.toContain('\u0002h2');
  });
});

describe('a signal', () => {
  it('is let go of when the request is over, however it ended', async () => {
    const { url } = await serve((_, response) => void response.end('{}'));
    const { signal } = new AbortController();
    await send(url, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await expect(send('http://127.0.0.1:9', signal)).rejects.toThrow(NoReplyError);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends a request that waits for its answer', async () => {
    const controller = new AbortController();
    const { url, connections } = await serve(() => controller.abort());
    await expect(send(url, controller.signal)).rejects.toMatchObject({
      name: 'NoReplyError',
      message: 'TIMEOUT',
      code: 'TIMEOUT',
      sent: true,
    });
    await expect.poll(connections).toBe(0);
  });
});
