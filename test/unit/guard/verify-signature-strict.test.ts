import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmac } from '../../../lib/guard/hmac.ts';
import type { VerifySettings } from '../../../lib/guard/verify-signature.ts';
import { verifySignature } from '../../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../../lib/types.ts';

const bytes = Buffer.from('{"a":1}');
const secrets = { form: 's3cret', number: '12345' };

const check = (verify: Partial<VerifySettings>, parts: Partial<Delivery>, body: unknown = null) =>
  verifySignature(
    {
      ...{ door: 'form', form: null, headers: {}, query: '', sourceIp: null, transportId: null },
      ...{ body: bytes, receivedAt: 1_000_000, ...parts },
    },
    { scheme: 'body', secret: 'form', ...verify },
    secrets,
    async () => body,
  );

describe('a secret in the body', () => {
  const name = 'key';

  it.each<[string, Partial<VerifySettings>, unknown]>([
    ['as a number', { name, secret: 'number' }, { key: 12345 }],
    ['as one of several values of the name', { name }, { key: 'x', KEY: 's3cret' }],
    ['in a list of one', { name }, [{ key: 's3cret' }]],
  ])('counts %s', async (_, verify, body) => {
    expect(await check(verify, {}, body)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['under another name', { other: 's3cret' }],
    ['as the name itself', { s3cret: 'key' }],
    ['in the first of several', [{ key: 's3cret' }, {}]],
    ['in the second of several', [{}, { key: 's3cret' }]],
    ['inside a list', { key: ['s3cret'] }],
    ['inside an object', { key: { toString: 's3cret' } }],
    ['as a part of the value', { key: 's3cret!' }],
  ])('does not count %s', async (_, body) => {
    expect(await check({ name }, {}, body)).toBe(false);
  });
});

describe('a secret in a header', () => {
  const given = (authorization: string) => check({ scheme: 'token' }, { headers: { authorization } });

  it.each(['Bearer s3cret', 'BEARER   s3cret', 'Bearer\ts3cret', ' s3cret '])('counts as %j', async (text) => {
    expect(await given(text)).toBe(true);
  });

  it.each(['s3Bearer cret', 'Bearers3cret', 'Bearer Bearer s3cret', 'Basic s3cret'])(
    'does not count as %j',
    async (text) => {
      expect(await given(text)).toBe(false);
    },
  );
});

describe('blanks around a signature', () => {
  it('are nothing', async () => {
    const signature = hmac('s3cret', [bytes]).toString('base64');
    expect(await check({ scheme: 'tally' }, { headers: { 'tally-signature': ` ${signature}\t` } })).toBe(true);
  });

  it('are nothing around a JSON Web Signature', async () => {
    const encode = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const signed = `${encode({ alg: 'HS256' })}.${encode({ iss: 'netlify', sha256 })}`;
    const jws = `${signed}.${hmac('s3cret', [signed]).toString('base64url')}`;
    expect(await check({ scheme: 'netlify' }, { headers: { 'x-webhook-signature': ` ${jws} ` } })).toBe(true);
  });
});

describe('an id that is signed too', () => {
  it.each([
    ['framer', { 'framer-signature': `sha256=${hmac('s3cret', [bytes]).toString('hex')}` }],
    [
      'svix',
      {
        'svix-timestamp': '1000',
        'svix-signature': `v1,${hmac(Buffer.from('s3cret', 'base64'), ['.1000.', bytes]).toString('base64')}`,
      },
    ],
  ])('must not be missing, though the signature is right without: %s', async (scheme, headers) => {
    expect(await check({ scheme }, { headers: { ...headers } })).toBe(false);
  });
});

describe('a check that can’t be made', () => {
  it.each([
    [
      { scheme: 'tally', secret: 'gone' },
      'A form is verified by scheme "tally", but the "secrets" parameter holds no fit secret under the name in its verify.secret: add it there',
    ],
    [
      { scheme: 'none' },
      'A form is verified by a scheme that does not exist: mend verify.scheme in the "forms" parameter',
    ],
  ])('%j says what to do', async (verify, message) => {
    await expect(check(verify, {})).rejects.toMatchObject({ name: 'LeadHaltedError', message });
  });
});
