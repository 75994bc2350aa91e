import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callMethod, USER_AGENT } from '../../../lib/bitrix24/call-method.ts';
import { parseEndpoint } from '../../../lib/bitrix24/endpoint.ts';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { type Fate, isLeadError } from '../../../lib/errors.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { listen } from '../../sandbox/listen.ts';
import { type Fault, PORTAL_ERRORS } from '../../sandbox/portal/faults.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

const ADD = 'crm.lead.add';
const clock = virtualClock();
let portal: SandboxPortal;

beforeAll(async () => {
  portal = await startPortal({ now: clock.now, onHang: () => clock.advance(20_000) });
});
beforeEach(() => portal.reset());
afterEach(() => closePools());
afterAll(() => portal.close());

const byWebhook = () => parseEndpoint(portal.webhookUrl);
const call = (endpoint = byWebhook(), parameters: Record<string, unknown> = { fields: { TITLE: 'A' } }) =>
  callMethod(endpoint, ADD, parameters, { clock });
const failure = (endpoint = byWebhook()) =>
  call(endpoint).then(
    () => null,
    (error: unknown) => error,
  );

/** A server of its own for what the portal does not do. */
async function withServer<T>(server: Server | RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const listening = await listen(server instanceof Function ? createServer(server) : server);
  try {
    return await use(listening.url);
  } finally {
    await listening.close();
  }
}

describe('the request', () => {
  it('is one POST with a JSON body and no secret in its headers, by webhook', async () => {
    await call();
    expect(portal.calls).toHaveLength(1);
    const [sent] = portal.calls;
    expect(sent).toMatchObject({
      method: ADD,
      url: `${new URL(portal.webhookUrl).pathname}crm.lead.add.json`,
      parameters: { fields: { TITLE: 'A' } },
      headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': USER_AGENT },
    });
    expect(sent?.headers).not.toHaveProperty('authorization');
  });

  it('holds the token in its body and not in its address, by domain and token', async () => {
    await call(parseEndpoint(portal.domain, portal.accessToken));
    expect(portal.calls).toMatchObject([
      { url: '/rest/crm.lead.add.json', parameters: { fields: { TITLE: 'A' }, auth: portal.accessToken } },
    ]);
  });

  it('names the version of this package', async () => {
    const manifest = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
    expect(manifest).toContain(`"version": "${USER_AGENT.replace('bitrix24-lead/', '')}"`);
  });

  it('uses one connection again and again', async () => {
    const before = portal.connections;
    for (let i = 0; i < 5; i++) await call();
    expect(portal.connections - before).toBe(1);
    expect(portal.leads).toHaveLength(5);
  });
});

describe('every error of the portal', () => {
  const FATES: Record<keyof typeof PORTAL_ERRORS, Fate> = {
    'too many requests': 'refused',
    'operating time used up': 'refused',
    'expired token': 'refused',
    'invalid token': 'refused',
    'no auth found': 'halted',
    'authorization error': 'halted',
    'application not found': 'halted',
    'oauth error': 'halted',
    'not installed': 'halted',
    'payment required': 'halted',
    'confirmation awaited': 'halted',
    'plan without REST': 'halted',
    'wrong webhook': 'halted',
    'scope missing': 'halted',
    'user without access': 'halted',
    'wrong kind of authorization': 'halted',
    'extranet user': 'halted',
    'confirmation denied': 'halted',
    'blocked by hand': 'halted',
    'portal deleted': 'halted',
    'portal deleted, as a server error': 'halted',
    'unknown method': 'halted',
    'https required': 'halted',
    'access denied': 'halted',
    'disk full': 'halted',
    'validation failed': 'rejected',
    'fields not an array': 'rejected',
    'another business error': 'rejected',
    'a numeric code': 'rejected',
    'internal error': 'in doubt',
    'unexpected answer': 'in doubt',
    'another server error': 'in doubt',
    'an unknown error with HTTP 200': 'in doubt',
    'a known error with HTTP 200': 'refused',
    'page forbidden': 'halted',
    'page not found': 'halted',
    'page too many requests': 'refused',
    'bad gateway': 'in doubt',
    'bad gateway, carried out': 'in doubt',
    'gateway timeout': 'in doubt',
    'service unavailable': 'in doubt',
  };
  const rows = Object.entries(PORTAL_ERRORS).map(([name, fault]) => ({ name, fault, fate: Reflect.get(FATES, name) }));

  it.each(rows)('$name: the lead is $fate', async ({ fault, fate }) => {
    portal.fail(fault);
    expect(await failure()).toMatchObject({ fate, message: expect.stringContaining(ADD) });
    expect(portal.calls).toHaveLength(1);
  });
});

describe('every fault on the way', () => {
  it.each<[Fault, Fate, number]>([
    [{ kind: 'hang' }, 'in doubt', 0],
    [{ kind: 'reset', committed: false }, 'in doubt', 0],
    [{ kind: 'reset', committed: true }, 'in doubt', 1],
    [{ kind: 'html', status: 502, committed: true }, 'in doubt', 1],
    [{ kind: 'unreadable' }, 'in doubt', 1],
    [{ kind: 'slow body' }, 'in doubt', 1],
    [{ kind: 'redirect', location: 'https://elsewhere.bitrix24.com/' }, 'halted', 0],
  ])('%j leaves it %s, and is not tried again', async (fault, fate, leads) => {
    portal.fail(fault);
    expect(await failure()).toMatchObject({ fate });
    expect(portal.calls).toHaveLength(1);
    expect(portal.leads).toHaveLength(leads);
  });

  it('follows no redirect, and names the new host only', async () => {
    let asked = 0;
    await withServer(
      (_, response) => {
        asked += 1;
        response.end('{"result":1}');
      },
      async (url) => {
        portal.fail({ kind: 'redirect', location: `${url}/rest/1/secret/crm.lead.add.json` });
        const error = await failure();
        expect(error).toMatchObject({
          code: 'MOVED',
          message: expect.stringContaining(`moved to ${new URL(url).host}`),
        });
        expect(String(error)).not.toContain('secret');
      },
    );
    expect(asked).toBe(0);
  });

  it('a portal that is down is a refusal: nothing was sent', async () => {
    const url = await withServer(
      () => {},
      async (url) => url,
    );
    expect(await failure(parseEndpoint(`${url}/rest/1/code/`))).toMatchObject({ fate: 'refused', code: 'UNREACHABLE' });
  });

  it('a TLS handshake that fails is a refusal', async () => {
    const plain = createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()));
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    plain.listen(0, '127.0.0.1', resolve);
    await ready;
    const address = plain.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const error = await failure(parseEndpoint(`https://127.0.0.1:${port}/rest/1/code/`));
    plain.close();
    expect(error).toMatchObject({ fate: 'refused', code: 'UNREACHABLE' });
  });

  it('an answer too large to be true is in doubt', async () => {
    const huge: RequestListener = (_, response) => {
      response.on('error', () => {}).end(`{"result":"${'x'.repeat(9 * 1024 * 1024)}"}`);
    };
    const error = await withServer(huge, (url) => failure(parseEndpoint(`${url}/rest/1/code/`)));
    expect(error).toMatchObject({ fate: 'in doubt', code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  });

  it('something that is not HTTP is in doubt', async () => {
    const server = createServer();
    server.on('connection', (socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    const error = await withServer(server, (url) => failure(parseEndpoint(`${url}/rest/1/code/`)));
    expect(error).toMatchObject({ fate: 'in doubt' });
  });

  it('a kept connection that the server closes at the next request is in doubt, and not tried again', async () => {
    const requests: string[] = [];
    const fickle: RequestListener = (request, response) => {
      requests.push(request.url ?? '');
      if (requests.length === 1) response.end('{"result":1}');
      else request.socket.destroy();
    };
    await withServer(fickle, async (url) => {
      const endpoint = parseEndpoint(`${url}/rest/1/code/`);
      await call(endpoint);
      expect(await failure(endpoint)).toMatchObject({ fate: 'in doubt' });
    });
    expect(requests).toHaveLength(2);
  });

  it('a timeout that is over before it began sends nothing', async () => {
    const over = { ...clock, timeout: () => AbortSignal.abort() };
    const error = await callMethod(byWebhook(), ADD, {}, { clock: over }).catch((error: unknown) => error);
    expect(error).toMatchObject({ fate: 'refused', code: 'TIMEOUT' });
    expect(portal.calls).toHaveLength(0);
  });

  it('a timeout while connecting sends nothing', async () => {
    const controller = new AbortController();
    const calling = callMethod(byWebhook(), ADD, {}, { clock: { ...clock, timeout: () => controller.signal } });
    controller.abort();
    await expect(calling).rejects.toMatchObject({ fate: 'refused', code: 'TIMEOUT' });
    await call();
    expect(portal.calls).toHaveLength(1);
  });

  it('asks for 20 seconds unless told otherwise', async () => {
    const asked: number[] = [];
    const noting = {
      ...clock,
      timeout: (milliseconds: number) => {
        asked.push(milliseconds);
        return clock.timeout(milliseconds);
      },
    };
    await callMethod(byWebhook(), ADD, {}, { clock: noting });
    await callMethod(byWebhook(), ADD, {}, { clock: noting, timeout: 5000 });
    expect(asked).toEqual([20_000, 5000]);
  });
});

describe('operating time used up', () => {
  it('waits until the reset that the last good answer named', async () => {
    const { time } = await call();
    portal.fail(PORTAL_ERRORS['operating time used up']);
    expect(time).toHaveProperty('operating_reset_at');
    const reset = Number(Reflect.get(Object(time), 'operating_reset_at'));
    expect(await failure()).toMatchObject({ fate: 'refused', notBefore: reset * 1000 });
  });
});

describe('secrets and what a visitor typed', () => {
  const secret = fc.stringMatching(/^[a-z0-9]{16,32}$/);
  const kind = fc.constantFrom('webhook', 'token');
  const trouble = fc.constantFrom('quote', 'redirect', 'garbage', 'reset');

  it('are in no error: message, stack, cause, or dump', async () => {
    const quoting: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const echo = `${request.url} ${Buffer.concat(chunks)}`;
        const how = String(request.headers['user-agent'] && mode);
        if (how === 'reset') request.socket.destroy();
        else if (how === 'redirect') response.writeHead(302, { location: `http://other.example${request.url}` }).end();
        else if (how === 'garbage') response.writeHead(400).end(echo);
        else response.writeHead(400).end(JSON.stringify({ error: `X ${request.url}`, error_description: echo }));
      });
    };
    let mode = 'quote';
    await withServer(quoting, (url) =>
      fc.assert(
        fc.asyncProperty(secret, secret, kind, trouble, async (code, name, way, how) => {
          mode = how;
          const endpoint = way === 'webhook' ? parseEndpoint(`${url}/rest/1/${code}/`) : parseEndpoint(url, code);
          const error = await callMethod(endpoint, ADD, { fields: { NAME: name } }, { clock }).catch(
            (error: unknown) => error,
          );
          expect(isLeadError(error)).toBe(true);
          const dump = inspect(error, { depth: 9, showHidden: true });
          expect(dump).not.toContain(code);
          expect(dump).not.toContain(name);
        }),
      ),
    );
  });
});
