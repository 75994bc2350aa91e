import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyCaptcha } from '../../../lib/guard/verify-captcha.ts';

type Answer = (response: ServerResponse) => void;
const json =
  (body: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** A captcha service on loopback, what it was asked, and a clock whose timeout is pulled by hand. */
async function service(answer: Answer) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(await textOf(request));
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/siteverify`;
  const timeouts: number[] = [];
  const abort = new AbortController();
  const clock = {
    timeout: (milliseconds: number) => {
      timeouts.push(milliseconds);
      return abort.signal;
    },
  };
  return {
    asked,
    timeouts,
    abort,
    io: { clock, post: fetch, endpoints: { turnstile: url, hcaptcha: url, recaptcha: url } },
  };
}

const NONE = { turnstile: null, hcaptcha: null, recaptcha: null };
const ID = '0123456789abcdef0123456789abcdef';
const secrets = { captcha: 'captcha-secret' };
const TURNSTILE = { ...NONE, turnstile: 'captcha' };
const RECAPTCHA = { ...NONE, recaptcha: 'captcha' };
const token = { cf_turnstile_response: 'visitor-token' };

describe('what the service answers', () => {
  it.each([
    ['success', TURNSTILE, token, { success: true }, 'passed'],
    ['no success', TURNSTILE, token, { success: false, 'error-codes': ['timeout-or-duplicate'] }, 'failed'],
    ['no success and no reason', TURNSTILE, token, { success: false }, 'failed'],
    ['no success and an odd reason', TURNSTILE, token, { success: false, 'error-codes': 7 }, 'failed'],
    ['a trouble of its own', TURNSTILE, token, { success: false, 'error-codes': ['internal-error'] }, 'unavailable'],
    ['that the token is malformed', TURNSTILE, token, { success: false, 'error-codes': ['bad-request'] }, 'failed'],
    [
      'that our secret is wrong',
      TURNSTILE,
      token,
      { success: false, 'error-codes': ['invalid-input-secret'] },
      'unavailable',
    ],
    ['a good score', RECAPTCHA, { g_recaptcha_response: 't' }, { success: true, score: 0.5 }, 'passed'],
    ['a bad score', RECAPTCHA, { 'g-recaptcha-response': 't' }, { success: true, score: 0.4 }, 'failed'],
    ['no score', RECAPTCHA, { recaptcha_token: 't' }, { success: true }, 'passed'],
    [
      "hCaptcha's score, where 0 is good",
      { ...NONE, hcaptcha: 'captcha' },
      { h_captcha_response: 't' },
      { success: true, score: 0 },
      'passed',
    ],
    ['something else', TURNSTILE, token, { ok: true }, 'unavailable'],
    ['nothing of the kind', TURNSTILE, token, null, 'unavailable'],
  ])('%s', async (_, settings, control, reply, expected) => {
    const { io } = await service(json(reply));
    expect(await verifyCaptcha(settings, secrets, control, null, ID, io)).toBe(expected);
  });

  it('is asked with secret, token and address of the visitor, within 3 seconds', async () => {
    const { io, asked, timeouts } = await service(json({ success: true }));
    await verifyCaptcha(TURNSTILE, secrets, token, '2001:db8::7', ID, io);
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
      secret: 'captcha-secret',
      response: 'visitor-token',
      remoteip: '2001:db8::7',
      idempotency_key: '01234567-89ab-cdef-0123-456789abcdef',
    });
    expect(timeouts).toEqual([3000]);
  });
});

describe('a token that no service gave out', () => {
  it.each([400, 413, 414, 422])('fails when it makes the service answer %i', async (status) => {
    const { io } = await service((response) => response.writeHead(status).end('<html>'));
    expect(await verifyCaptcha(TURNSTILE, secrets, token, null, ID, io)).toBe('failed');
  });

  it('is not sent when it is longer than 4 KiB', async () => {
    const { io, asked } = await service(json({ success: true }));
    const of = (length: number) => ({ cf_turnstile_response: 'x'.repeat(length) });
    expect(await verifyCaptcha(TURNSTILE, secrets, of(4096), null, ID, io)).toBe('passed');
    expect(await verifyCaptcha(TURNSTILE, secrets, of(4097), null, ID, io)).toBe('failed');
    expect(asked).toHaveLength(1);
  });
});

describe('a service that does not answer', () => {
  it.each<[string, Answer]>([
    ['fails', json({ error: 'x' }, 503)],
    ['sends a page', (response) => response.end('<html>')],
    ['hangs up', (response) => response.destroy()],
    ['sends us elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
  ])('lets the visitor pass with a flag when it %s', async (_, answer) => {
    const { io } = await service(answer);
    expect(await verifyCaptcha(TURNSTILE, secrets, token, null, ID, io)).toBe('unavailable');
  });

  it('lets the visitor pass with a flag when it is too slow', async () => {
    const { io, abort } = await service(() => abort.abort(new DOMException('too slow', 'TimeoutError')));
    expect(await verifyCaptcha(TURNSTILE, secrets, token, null, ID, io)).toBe('unavailable');
  });

  it('lets the visitor pass with a flag when it stops in the middle', async () => {
    const { io, abort } = await service((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"success":', () => abort.abort());
    });
    expect(await verifyCaptcha(TURNSTILE, secrets, token, null, ID, io)).toBe('unavailable');
  });
});

describe('what needs no asking', () => {
  it.each([
    ['no captcha is configured', NONE, token, 'not asked'],
    ['the token is missing', TURNSTILE, {}, 'failed'],
    ['the token is blank', TURNSTILE, { cf_turnstile_response: ' ' }, 'failed'],
    ["only another service's token is there", TURNSTILE, { h_captcha_response: 't' }, 'failed'],
    ['the secret is missing', { ...NONE, turnstile: 'none' }, token, 'unavailable'],
  ])('when %s', async (_, settings, control, expected) => {
    const { io, asked } = await service(json({ success: true }));
    expect(await verifyCaptcha(settings, secrets, control, null, ID, io)).toBe(expected);
    expect(asked).toEqual([]);
  });

  it('and of two services the one whose token came is asked', async () => {
    const { io, asked } = await service(json({ success: true }));
    const both = { ...TURNSTILE, recaptcha: 'captcha' };
    expect(await verifyCaptcha(both, secrets, { g_recaptcha_response: 'r' }, null, ID, io)).toBe('passed');
    expect(asked).toEqual(['secret=captcha-secret&response=r']);
  });
});

describe('each service', () => {
  const right = async () => Response.json({ success: true, score: 0.9 });

  it.each([
    ['turnstile', 'https://challenges.cloudflare.com/turnstile/v0/siteverify', 'cf-turnstile-response'],
    ['turnstile', 'https://challenges.cloudflare.com/turnstile/v0/siteverify', 'captcha_token'],
    ['hcaptcha', 'https://api.hcaptcha.com/siteverify', 'h-captcha-response'],
    ['hcaptcha', 'https://api.hcaptcha.com/siteverify', 'g-recaptcha-response'],
    ['hcaptcha', 'https://api.hcaptcha.com/siteverify', 'captchaToken'],
    ['recaptcha', 'https://www.google.com/recaptcha/api/siteverify', 'g-recaptcha-response'],
    ['recaptcha', 'https://www.google.com/recaptcha/api/siteverify', 'recaptchaToken'],
    ['recaptcha', 'https://www.google.com/recaptcha/api/siteverify', 'captcha_token'],
  ] as const)('%s is asked at its own address, by the token in %3$s', async (service, address, name) => {
    const asked: { url: unknown; response: string | null }[] = [];
    const post = async (url: unknown, { body }: { body?: unknown } = {}) => {
      asked.push({ url, response: new URLSearchParams(String(body)).get('response') });
      return right();
    };
    const clock = { timeout: () => new AbortController().signal };
    const settings = { ...NONE, [service]: 'captcha' };
    const io = { clock, post: post as typeof fetch };
    expect(await verifyCaptcha(settings, secrets, { [name]: ' visitor-token ' }, null, ID, io)).toBe('passed');
    expect(asked).toEqual([{ url: address, response: 'visitor-token' }]);
  });
});
