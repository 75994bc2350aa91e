import { describe, expect, it } from 'vitest';
import { ask } from '../../fixtures/ask.ts';
import { payload } from '../../fixtures/payload.ts';

describe('the samples of handshakes', () => {
  it.each([
    ['meta-verify', { scheme: 'meta', secret: 'key' }],
    ['meta-verify', { scheme: 'meta', secret: 'app', verifyToken: 'key' }],
    ['linkedin-challenge', { scheme: 'linkedin', secret: 'key' }],
    ['vk-confirmation', { scheme: 'vk', secret: 'key', confirmation: 'e71c04fa' }],
    ['vk-confirmation', { scheme: 'vk', secret: 'key', confirmation: 'code' }],
  ])('%s is answered as expected with %j', (name, verify) => {
    const { method, query, headers, rawBody, secret = '', expect: wanted, confirmationCode = '' } = payload(name);
    const body: unknown = rawBody ? JSON.parse(rawBody) : undefined;
    const answer = ask({ method, query, headers, body }, verify, { key: secret, app: 'x', code: confirmationCode });
    expect(answer).toMatchObject({ status: wanted.answer.status, body: wanted.answer.body });
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

describe('a browser that asks first', () => {
  it('need not ask again for a day', () => {
    expect(ask({ method: 'OPTIONS' }, null, {})?.headers).toMatchObject({ 'access-control-max-age': '86400' });
  });
});
