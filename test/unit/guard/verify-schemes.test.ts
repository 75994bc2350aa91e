import { describe, expect, it } from 'vitest';
import { hmac } from '../../../lib/guard/hmac.ts';
import { schemeNames, schemeOf } from '../../../lib/guard/schemes.ts';
import { verifySignature } from '../../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../../lib/types.ts';

const bytes = Buffer.from('{"a":1}');
const secrets = { form: 's3cret', whsec: 'abwhsec_cdef' };

const check = (scheme: string, parts: Partial<Delivery>, body: unknown = null, secret = 'form') =>
  verifySignature(
    {
      ...{ door: 'form', form: null, headers: {}, query: '', sourceIp: null, transportId: null },
      ...{ body: bytes, receivedAt: 1_000_000, ...parts },
    },
    { scheme, secret },
    secrets,
    async () => body,
  );

const NAMES: readonly (readonly [kind: string, ...names: string[]])[] = [
  ['signature', 'typeform'],
  ['signature', 'tally'],
  ['signature', 'meta', 'facebook', 'instagram'],
  ['signature', 'webflow'],
  ['signature', 'framer'],
  ['signature', 'calendly'],
  ['signature', 'formspree'],
  ['signature', 'stripe', 'stripe-like', 'stripe-like-hmac', 'hmac'],
  ['signature', 'standard-webhooks', 'standard-webhook', 'svix'],
  ['jws', 'netlify', 'netlify-forms'],
  ['signature', 'linkedin'],
  ['secret', 'google-ads', 'google'],
  ['secret', 'vk', 'vkontakte'],
  ['secret', 'body', 'secret'],
  ['secret', 'tilda'],
  ['secret', 'token', 'header', 'query', 'api-key', 'bearer', 'jotform'],
];

describe('the names of schemes', () => {
  it.each(NAMES)('a %s is %s, and its other names are the same', (kind, ...names) => {
    expect(names.map((name) => schemeOf(name)?.kind)).toEqual(names.map(() => kind));
    expect(new Set(names.map(schemeOf)).size).toBe(1);
  });

  it('are those that messages list, and no text is one by being empty', () => {
    expect(schemeNames).toEqual(NAMES.map(([, name]) => name));
    expect(schemeOf('')).toBeUndefined();
  });
});

describe('where a secret may stand', () => {
  it.each<[string, Partial<Delivery>, unknown]>([
    ['google-ads', {}, { google_key: 's3cret' }],
    ['vk', {}, { secret: 's3cret' }],
    ['body', {}, { secret: 's3cret' }],
    ['tilda', { headers: { 'x-api-key': 's3cret' } }, {}],
    ['tilda', { headers: { authorization: 's3cret' } }, {}],
    ['tilda', { query: 'token=s3cret' }, {}],
    ['tilda', {}, { api_key: 's3cret' }],
    ['tilda', {}, { token: 's3cret' }],
    ['token', { headers: { 'x-api-key': 's3cret' } }, {}],
    ['token', { headers: { authorization: 's3cret' } }, {}],
    ['token', { query: 'token=s3cret' }, {}],
  ])('for %s: %j, body %j', async (scheme, parts, body) => {
    expect(await check(scheme, parts, body)).toBe(true);
  });

  it.each(['google-ads', 'vk', 'body'])('for %s, in the body alone', async (scheme) => {
    const names = ['google_key', 'secret', 'token', 'x-api-key', 'authorization'];
    const headers = Object.fromEntries(names.map((name) => [name, 's3cret']));
    expect(await check(scheme, { headers, query: `${new URLSearchParams(headers)}` }, {})).toBe(false);
  });
});

describe('prefixes', () => {
  it('are none in the middle of a signature', async () => {
    const hex = hmac('s3cret', [bytes]).toString('hex');
    const signature = `${hex.slice(0, 9)}hmacsha256=${hex.slice(9)}`;
    expect(await check('linkedin', { headers: { 'x-li-signature': signature } })).toBe(false);
  });

  it('are none in the middle of a secret', async () => {
    const key = Buffer.from(secrets.whsec, 'base64');
    const signature = hmac(key, ['msg.1000.', bytes]).toString('base64');
    const headers = { 'webhook-id': 'msg', 'webhook-timestamp': '1000', 'webhook-signature': `v1,${signature}` };
    expect(await check('standard-webhooks', { headers }, null, 'whsec')).toBe(true);
  });
});
