import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isExpired, parseOauth, refreshAccessToken } from '../../../lib/bitrix24/access-token.ts';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { readRefreshed } from '../../../lib/bitrix24/read-refreshed.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { listen } from '../../sandbox/listen.ts';
import type { Fault } from '../../sandbox/portal/faults.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

const clock = virtualClock();
let portal: SandboxPortal;

beforeAll(async () => {
  portal = await startPortal({ now: clock.now, onHang: () => clock.advance(20_000) });
});
beforeEach(() => portal.reset());
afterEach(() => closePools());
afterAll(() => portal.close());

const refresh = (changes = {}) => refreshAccessToken({ ...portal.oauth, ...changes }, { clock });

const SECRETS = { accessToken: 'acc3ss', refreshToken: 'r3fresh', clientId: 'cl1ent', clientSecret: 's3cret' };
const WHOLE = { domain: 'portal.bitrix24.com', ...SECRETS, expires: 1_789_000_000, server: 'https://oauth.example' };

describe('the oauth parameter', () => {
  it('is read whole', () => {
    expect(parseOauth(JSON.stringify(WHOLE))).toEqual(WHOLE);
  });

  it('needs no more than domain and access token', () => {
    const least = { domain: 'portal.bitrix24.com', accessToken: 'token' };
    expect(parseOauth(JSON.stringify(least))).toEqual(least);
  });

  it.each([
    ['nothing', '', /not JSON/],
    ['no JSON', '{"domain":', /not JSON/],
    ['no object', '5', /JSON object/],
    ['text', '"token"', /JSON object/],
    ['no domain', JSON.stringify({ accessToken: 'acc3ss' }), /domain is missing/],
    ['an empty token', JSON.stringify({ domain: 'd.example', accessToken: '' }), /accessToken must not be empty/],
    ['a token that is a number', JSON.stringify({ ...WHOLE, accessToken: 5 }), /accessToken must be text/],
    ['expires as text', JSON.stringify({ ...WHOLE, expires: 'soon' }), /expires must be a number/],
    ['a server without TLS', JSON.stringify({ ...WHOLE, server: 'http://oauth.example' }), /server must be .* https/],
    ['a server that is none', JSON.stringify({ ...WHOLE, server: 'oauth' }), /server must be .* https/],
    [
      'a refresh token without the client',
      JSON.stringify({ domain: 'd.example', accessToken: 'acc3ss', refreshToken: 'r3fresh' }),
      /needs clientId and clientSecret/,
    ],
  ])('with %s halts and names what is wrong, never a value', (_, json, message) => {
    const read = () => parseOauth(json);
    expect(read).toThrow(message);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ fate: 'halted', code: 'BAD_OAUTH', authentication: true });
      for (const secret of Object.values(SECRETS)) expect(inspect(error, { showHidden: true })).not.toContain(secret);
    }
  });

  it.each([
    ['before its end', 1_789_000_000_000 - 1, false],
    ['at its end', 1_789_000_000_000, true],
    ['after its end', 1_789_000_000_001, true],
  ])('tells whether the token has run out: %s', (_, now, expected) => {
    expect(isExpired(WHOLE, now)).toBe(expected);
  });

  it('without an end never runs out', () => {
    expect(isExpired({ domain: 'd.example', accessToken: 'a' }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe('refreshing the access token', () => {
  it('gives the whole parameter anew, with both tokens, the end, and the addresses the server names', async () => {
    const before = portal.oauth;
    const after = await refresh({ domain: 'old.bitrix24.com' });
    expect(after).toEqual({ ...portal.oauth, expires: Math.floor(clock.now() / 1000) + 3600 });
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(after.domain).toBe(portal.domain);
  });

  it('sends a form, with nothing secret in its address', async () => {
    const { clientId, clientSecret, refreshToken } = portal.oauth;
    await refresh();
    expect(portal.calls).toMatchObject([
      {
        url: '/oauth/token/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        parameters: {
          grant_type: 'refresh_token',
          client_id: clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
        },
      },
    ]);
  });

  it.each([
    ['wrong_client', { clientId: 'other' }],
    ['invalid_client', { clientSecret: 'other' }],
    ['invalid_grant', { refreshToken: 'spent' }],
  ])('halts at %s', async (code, changes) => {
    await expect(refresh(changes)).rejects.toMatchObject({ fate: 'halted', code, authentication: true });
  });

  it.each<[string, Fault]>([
    ['trouble of the server', { kind: 'html', status: 502, committed: false }],
    ['a reset', { kind: 'reset', committed: false }],
    ['a hang', { kind: 'hang' }],
    ['too many requests', { kind: 'error', status: 429, code: 'TOO_MANY' }],
    ['garbage', { kind: 'unreadable' }],
  ])('is refused, to be tried again, at %s', async (_, fault) => {
    portal.fail(fault, 1, 'oauth/token');
    await expect(refresh()).rejects.toMatchObject({ fate: 'refused' });
  });

  it('keeps the addresses it has when the server names unsafe ones, and reckons with an hour', async () => {
    const answer = {
      access_token: 'a',
      refresh_token: 'r',
      client_endpoint: 'http://portal.example/rest/',
      server_endpoint: 'nonsense',
    };
    const { url, close } = await listen(createServer((_, response) => void response.end(JSON.stringify(answer))));
    const before = { ...portal.oauth, domain: 'portal.bitrix24.com', server: url };
    const expires = Math.floor(clock.now() / 1000) + 3600;
    const after = await refreshAccessToken(before, { clock });
    await close();
    expect(after).toEqual({ ...before, accessToken: 'a', refreshToken: 'r', expires });
  });

  it('halts without what it takes', async () => {
    const bare = { domain: portal.domain, accessToken: portal.accessToken };
    await expect(refreshAccessToken(bare, { clock })).rejects.toMatchObject({ fate: 'halted', code: 'BAD_OAUTH' });
  });

  it('names no secret, whatever happens', async () => {
    const { clientSecret, refreshToken } = portal.oauth;
    portal.fail({ kind: 'error', status: 400, code: refreshToken, description: clientSecret }, 1, 'oauth/token');
    const error = await refresh().catch((error: unknown) => error);
    expect(error).toMatchObject({ fate: 'halted', code: 'HTTP 400' });
    const dump = inspect(error, { showHidden: true, depth: 9 });
    expect(dump).not.toContain(refreshToken);
    expect(dump).not.toContain(clientSecret);
  });
});

describe("the authorization server's answer", () => {
  const TOKENS = { access_token: 'a', refresh_token: 'r' };
  const read = (status: number, body: object) => () => readRefreshed({ status, text: JSON.stringify(body) });

  it('is read with an end as text too', () => {
    expect(read(200, { ...TOKENS, expires: '1789000000' })()).toMatchObject({ expires: 1_789_000_000 });
  });

  it.each([
    ['PAYMENT_REQUIRED', 402, { error: 'PAYMENT_REQUIRED' }, 'halted'],
    ['wrong_client with HTTP 200', 200, { error: 'wrong_client' }, 'halted'],
    ['an unknown refusal', 403, { error: 'who_knows' }, 'halted'],
    ['an unknown refusal with HTTP 200', 200, { error: 'who_knows' }, 'halted'],
    ['an empty token', 200, { ...TOKENS, access_token: '' }, 'refused'],
    ['trouble', 503, {}, 'refused'],
  ])('%s is judged', (_, status, body, fate) => {
    expect(read(status, body)).toThrow(expect.objectContaining({ fate }));
  });
});
