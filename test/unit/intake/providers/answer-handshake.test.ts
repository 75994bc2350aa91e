import { describe, expect, it } from 'vitest';
import { hmac } from '../../../../lib/guard/hmac.ts';
import type { VerifySettings } from '../../../../lib/guard/verify-signature.ts';
import { answerHandshake } from '../../../../lib/intake/providers/answer-handshake.ts';
import { readSample } from '../../guard/signed-samples.ts';

const secrets = { app: 'app-secret', token: 'verify-me', code: 'c0de' };

function ask(
  request: { method?: string; query?: string; headers?: Record<string, string>; body?: unknown },
  verify: VerifySettings | null,
  known: Record<string, string> = secrets,
) {
  return answerHandshake({ method: 'POST', query: '', headers: {}, ...request }, { verify }, known);
}

describe('the samples of handshakes', () => {
  it.each([
    ['meta-verify', { scheme: 'meta', secret: 'key' }],
    ['meta-verify', { scheme: 'meta', secret: 'app', verifyToken: 'key' }],
    ['linkedin-challenge', { scheme: 'linkedin', secret: 'key' }],
    ['vk-confirmation', { scheme: 'vk', secret: 'key', confirmation: 'e71c04fa' }],
    ['vk-confirmation', { scheme: 'vk', secret: 'key', confirmation: 'code' }],
  ])('%s is answered as expected with %j', (name, verify) => {
    const { method, query, headers, rawBody, secret, expect: wanted, confirmationCode = '' } = readSample(name);
    const body: unknown = rawBody ? JSON.parse(rawBody) : undefined;
    const answer = ask({ method, query, headers, body }, verify, { key: secret, app: 'x', code: confirmationCode });
    expect(answer).toMatchObject({ status: wanted.answer.status, body: wanted.answer.body });
  });

  it('the ping of Tilda is answered', () => {
    expect(readSample('tilda-ping').rawBody).toBe('test=test');
    expect(ask({ body: { test: 'test' } }, null)?.status).toBe(200);
    expect(ask({ body: { test: 'test', My_Key: 'x' } }, { scheme: 'tilda', secret: 'a', name: 'my_key' })?.status).toBe(
      200,
    );
  });
});

describe('Meta', () => {
  const query = (token: string) => `hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${token}`;
  const verify = { scheme: 'meta', secret: 'app', verifyToken: 'token' };

  it.each([
    ['verify-me', 200, '1158'],
    ['app-secret', 200, '1158'],
  ])('gets its challenge back as text for the token %j', (token, status, body) => {
    const answer = ask({ method: 'GET', query: query(token) }, verify);
    expect(answer).toMatchObject({ status, body });
    expect(answer?.headers['content-type']).toMatch(/^text\/plain/);
  });

  it('may have its token in the secrets alone', () => {
    expect(ask({ method: 'GET', query: query('t') }, null, { 'meta-verify': 't' })?.status).toBe(200);
  });

  it.each(['wrong', '', 'token'])('is refused with the token %j', (token) => {
    expect(ask({ method: 'GET', query: query(token) }, verify)?.status).toBe(403);
  });

  it('is refused when nothing is configured', () => {
    expect(ask({ method: 'GET', query: query('') }, null, {})?.status).toBe(403);
  });
});

describe('LinkedIn', () => {
  const verify = { scheme: 'linkedin', secret: 'app' };

  it.each([
    ['without a secret', { scheme: 'linkedin', secret: 'none' }, '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8'],
    ["with another scheme's secret", { scheme: 'meta', secret: 'app' }, '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8'],
    ['with a body to be signed for somebody else', verify, '{"leadAction":"CREATED"}'],
    ['with nothing', verify, ''],
  ])('is refused %s', (_, settings, challengeCode) => {
    const query = `${new URLSearchParams({ challengeCode })}`;
    expect(ask({ method: 'GET', query }, settings)?.status).toBe(403);
  });
});

describe('VK', () => {
  const verify = { scheme: 'vk', secret: 'app', confirmation: 'plain-code' };

  it.each([
    ['without a secret', { type: 'confirmation' }, 200, 'plain-code'],
    ['with the right secret', { type: 'confirmation', secret: 'app-secret' }, 200, 'plain-code'],
  ])('gets the code %s', (_, body, status, text) => {
    expect(ask({ body }, verify)).toMatchObject({ status, body: text });
  });

  it('is refused with a wrong secret', () => {
    expect(ask({ body: { type: 'confirmation', secret: 'x' } }, verify)?.status).toBe(403);
    expect(ask({ body: { type: 'confirmation', secret: 'x' } }, { ...verify, secret: 'none' })?.status).toBe(403);
  });

  it('is no handshake of a form that has no code', () => {
    expect(ask({ body: { type: 'confirmation' } }, { scheme: 'vk', secret: 'app' })).toBeNull();
  });
});

describe('endpoint.url_validation', () => {
  const event = 'endpoint.url_validation';

  it('is answered with the token and its signature', () => {
    const answer = ask(
      { body: { event, payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' } } },
      { scheme: 'body', secret: 'app' },
    );
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
      encryptedToken: hmac('app-secret', ['qgg8vlvZRS6UYooatFL8Aw']).toString('hex'),
    });
  });

  it.each([{ plainToken: '{"a":1}' }, { plainToken: 7 }, {}, null])('is refused with %j', (payload) => {
    expect(ask({ body: { event, payload } }, { scheme: 'body', secret: 'app' })?.status).toBe(403);
  });

  it('is refused without a secret', () => {
    expect(ask({ body: { event, payload: { plainToken: 'a' } } }, null)?.status).toBe(403);
  });
});

describe('requests that carry nothing', () => {
  it('tell a health check that all is well', () => {
    expect(ask({ method: 'GET' }, null)).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect(ask({ method: 'HEAD' }, null)).toMatchObject({ status: 200, body: '' });
  });

  it('let a browser of any site post', () => {
    const asked = ask({ method: 'OPTIONS', headers: { 'access-control-request-headers': 'content-type' } }, null);
    expect(asked).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'content-type',
      },
      body: '',
    });
    expect(ask({ method: 'OPTIONS' }, null)?.headers['access-control-allow-headers']).toBe('*');
  });

  it.each([{ name: 'Anna' }, { test: 'test', name: 'Anna' }, { test: 'x' }, 'text', null, [], undefined])(
    'are not submissions such as %j',
    (body) => {
      expect(ask({ body }, null)).toBeNull();
    },
  );

  it('are not requests of other methods', () => {
    expect(ask({ method: 'PUT' }, null)).toBeNull();
  });
});
