import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LeadHaltedError, RequestError } from '../../../lib/errors.ts';
import { hmac } from '../../../lib/guard/hmac.ts';
import { schemeNames, schemeOf } from '../../../lib/guard/schemes.ts';
import type { VerifySettings } from '../../../lib/guard/verify-signature.ts';
import { secretNames, verifySignature } from '../../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../../lib/types.ts';
import { jsonBody, SIGNED, signatureHeader, signedSample, WITH_SECRET } from './signed-samples.ts';

const noBody = async (): Promise<unknown> => {
  throw new Error('the body is not needed');
};

const TIMED = SIGNED.filter(([, scheme]) =>
  ['webflow', 'calendly', 'formspree', 'stripe', 'standard-webhooks'].includes(scheme),
);

const delivery = (parts: Partial<Delivery> = {}): Delivery => ({
  door: 'form',
  form: null,
  headers: {},
  query: '',
  body: Buffer.from('{"a":1}'),
  sourceIp: null,
  receivedAt: 0,
  transportId: null,
  ...parts,
});

describe.each(SIGNED)('the sample %s by scheme %s', (name, scheme) => {
  const { delivery, verify, secrets } = signedSample(name, scheme);
  const header = signatureHeader(delivery.headers);

  it('passes with its own secret, without its body being parsed', async () => {
    expect(await verifySignature(delivery, verify, secrets, noBody)).toBe(true);
  });

  it("fails with another form's secret", async () => {
    expect(await verifySignature(delivery, { ...verify, secret: 'other' }, secrets, noBody)).toBe(false);
  });

  it('fails without the header', async () => {
    const { [header]: _, ...headers } = delivery.headers;
    expect(await verifySignature({ ...delivery, headers }, verify, secrets, noBody)).toBe(false);
  });

  it.each(['', ' ', '=', 'sha256=', 'v1,', 't=,v1=', '...', 'a.b', 'null', 't=1,v1=é'])(
    'fails with the header %j',
    async (value) => {
      const headers = { ...delivery.headers, [header]: value };
      expect(await verifySignature({ ...delivery, headers }, verify, secrets, noBody)).toBe(false);
    },
  );

  it('fails with an empty body', async () => {
    expect(await verifySignature({ ...delivery, body: Buffer.of() }, verify, secrets, noBody)).toBe(false);
  });
});

describe.each(TIMED)('the time in the sample %s by scheme %s', (name, scheme) => {
  const { delivery, verify, secrets } = signedSample(name, scheme);
  const { headers } = delivery;
  const [seconds = ''] =
    /17\d{8}/.exec(
      headers['webhook-timestamp'] ?? headers['x-webflow-timestamp'] ?? headers[signatureHeader(headers)] ?? '',
    ) ?? [];
  const signedAt = Number(seconds) * 1000;

  it.each([
    [0, true],
    [300_000, true],
    [-300_000, true],
    [301_000, false],
    [-301_000, false],
  ])('received %i ms after it: %s', async (later, expected) => {
    const received = { ...delivery, receivedAt: signedAt + later };
    expect(await verifySignature(received, verify, secrets, noBody)).toBe(expected);
  });
});

describe('what senders differ in', () => {
  const body = Buffer.from('{"a":1}');
  const secrets = { key: 'the-key', whsec: `whsec_${Buffer.from('the-key').toString('base64')}` };

  it('takes hex in capitals', async () => {
    const signature = hmac('the-key', [body]).toString('hex').toUpperCase();
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    const verify = { scheme: 'facebook', secret: 'key' };
    expect(await verifySignature(delivery({ headers, body }), verify, secrets, noBody)).toBe(true);
  });

  it("ignores Meta's old SHA-1 header", async () => {
    const headers = { 'x-hub-signature': `sha256=${hmac('the-key', [body]).toString('hex')}` };
    const verify = { scheme: 'meta', secret: 'key' };
    expect(await verifySignature(delivery({ headers, body }), verify, secrets, noBody)).toBe(false);
  });

  it.each(['hmacsha256=', ''])('takes a LinkedIn signature of the bare body behind %j', async (prefix) => {
    const headers = { 'x-li-signature': `${prefix}${hmac('the-key', [body]).toString('hex')}` };
    const verify = { scheme: 'linkedin', secret: 'key' };
    expect(await verifySignature(delivery({ headers, body }), verify, secrets, noBody)).toBe(true);
  });

  it('takes any of several v1 values, and no v0', async () => {
    const right = hmac('the-key', ['1000.', body]).toString('hex');
    const verify = { scheme: 'hmac', secret: 'key' };
    const check = (signature: string) =>
      verifySignature(
        delivery({ headers: { 'stripe-signature': signature }, body, receivedAt: 1_000_000 }),
        verify,
        secrets,
        noBody,
      );
    expect(await check(`t=1000, v1=00, v1=${right}`)).toBe(true);
    expect(await check(`t=1000,v0=${right}`)).toBe(false);
    expect(await check(`v1=${right}`)).toBe(false);
  });

  it('looks for the signature in the header that the settings name', async () => {
    const headers = { 'x-acme-signature': `t=1000,v1=${hmac('the-key', ['1000.', body]).toString('hex')}` };
    const verify = { scheme: 'stripe', secret: 'key', name: 'X-Acme-Signature' };
    expect(await verifySignature(delivery({ headers, body, receivedAt: 1_000_000 }), verify, secrets, noBody)).toBe(
      true,
    );
  });

  it('takes the svix names of the headers, and no asymmetric signature', async () => {
    const signature = hmac('the-key', ['msg_1.1000.', body]).toString('base64');
    const headers = { 'svix-id': 'msg_1', 'svix-timestamp': '1000', 'svix-signature': `v1a,xx v1,${signature}` };
    const verify = { scheme: 'svix', secret: 'whsec' };
    const received = delivery({ headers, body, receivedAt: 1_000_000 });
    expect(await verifySignature(received, verify, secrets, noBody)).toBe(true);
    const asymmetric = { ...headers, 'svix-signature': `v1a,${signature}` };
    expect(await verifySignature({ ...received, headers: asymmetric }, verify, secrets, noBody)).toBe(false);
    const { 'svix-id': _, ...withoutId } = headers;
    expect(await verifySignature({ ...received, headers: withoutId }, verify, secrets, noBody)).toBe(false);
  });
});

describe('a JSON Web Signature', () => {
  const body = Buffer.from('{"a":1}');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const check = (header: unknown, claims: unknown) => {
    const signed = `${encode(header)}.${encode(claims)}`;
    const jws = `${signed}.${hmac('the-key', [signed]).toString('base64url')}`;
    const headers = { 'x-webhook-signature': jws };
    return verifySignature(
      delivery({ headers, body }),
      { scheme: 'netlify', secret: 'key' },
      { key: 'the-key' },
      noBody,
    );
  };

  it.each([
    ['the real thing', { alg: 'HS256' }, { iss: 'netlify', sha256 }, true],
    ['a hash in capitals', { alg: 'HS256' }, { iss: 'netlify', sha256: sha256.toUpperCase() }, true],
    ['no algorithm', { alg: 'none' }, { iss: 'netlify', sha256 }, false],
    ['another algorithm', { alg: 'HS512' }, { iss: 'netlify', sha256 }, false],
    ['another issuer', { alg: 'HS256' }, { iss: 'somebody', sha256 }, false],
    ['the hash of another body', { alg: 'HS256' }, { iss: 'netlify', sha256: sha256.replace(/./, 'x') }, false],
    ['no claims', { alg: 'HS256' }, null, false],
    ['no header', 7, { iss: 'netlify', sha256 }, false],
  ])('with %s', async (_, header, claims, expected) => {
    expect(await check(header, claims)).toBe(expected);
  });
});

describe.each(WITH_SECRET)('the sample %s by scheme %s', (name, scheme) => {
  const { delivery, verify, secrets } = signedSample(name, scheme);

  it('passes with the secret in its body', async () => {
    expect(await verifySignature(delivery, verify, secrets, jsonBody(delivery))).toBe(true);
  });

  it("fails with another form's secret", async () => {
    expect(await verifySignature(delivery, { ...verify, secret: 'other' }, secrets, jsonBody(delivery))).toBe(false);
  });

  it('fails when the secret in the body is altered', async () => {
    const altered = { ...delivery, body: Buffer.from(`${Buffer.from(delivery.body)}`.replace(secrets.signing, 'x')) };
    expect(await verifySignature(altered, verify, secrets, jsonBody(altered))).toBe(false);
  });

  it.each([null, 7, [], 'text', [{}, {}]])('fails when the body is %j', async (body) => {
    expect(await verifySignature(delivery, verify, secrets, async () => body)).toBe(false);
  });

  it('fails when the body can not be read, and lets other faults through', async () => {
    const unreadable = async () => {
      throw new RequestError('bad_request', 'unreadable');
    };
    expect(await verifySignature(delivery, verify, secrets, unreadable)).toBe(false);
    await expect(verifySignature(delivery, verify, secrets, noBody)).rejects.toThrow('not needed');
  });
});

describe('a secret that comes along', () => {
  const secrets = { form: 's3cret' };
  const check = (settings: Partial<VerifySettings>, parts: Partial<Delivery>, body: unknown = {}) =>
    verifySignature(delivery(parts), { scheme: 'token', secret: 'form', ...settings }, secrets, async () => body);

  it.each<[string, Partial<VerifySettings>, Partial<Delivery>, unknown]>([
    ['x-api-key', {}, { headers: { 'x-api-key': 's3cret' } }, {}],
    ['authorization, Bearer', {}, { headers: { authorization: 'bearer s3cret' } }, {}],
    ['authorization, bare', {}, { headers: { authorization: ' s3cret ' } }, {}],
    ['the query', {}, { query: 'a=1&token=s3cret' }, {}],
    ['a header of any name', { name: 'X-Shop-Key' }, { headers: { 'x-shop-key': 's3cret' } }, {}],
    ['a query key of any name', { name: 'k' }, { query: 'k=s3cret' }, {}],
    ['the body', { scheme: 'body', name: 'key' }, {}, { Key: 's3cret' }],
    ['a list of one', { scheme: 'body', name: 'key' }, {}, [{ key: 's3cret' }]],
    ["Tilda's body", { scheme: 'tilda', name: 'My_Key' }, {}, { my_key: 's3cret' }],
    ["Tilda's header", { scheme: 'tilda', name: 'My-Key' }, { headers: { 'my-key': 's3cret' } }, {}],
    ["Tilda's query", { scheme: 'tilda' }, { query: 'token=s3cret' }, {}],
    ['the address of a Jotform webhook', { scheme: 'jotform' }, { query: 'token=s3cret' }, {}],
  ])('is found in %s', async (_, settings, parts, body) => {
    expect(await check(settings, parts, body)).toBe(true);
  });

  it.each<[string, Partial<VerifySettings>, Partial<Delivery>, unknown]>([
    ['nowhere', {}, {}, {}],
    ['another place', { name: 'k' }, { query: 'token=s3cret' }, {}],
    ['the body when it belongs elsewhere', {}, {}, { token: 's3cret' }],
    ['part', {}, { query: 'token=s3cre' }, {}],
    ['other case', {}, { query: 'token=S3CRET' }, {}],
    ['a nested object', { scheme: 'body', name: 'key' }, {}, { key: { key: 's3cret' } }],
  ])('is not taken from %s', async (_, settings, parts, body) => {
    expect(await check(settings, parts, body)).toBe(false);
  });

  it.each([
    [{ scheme: 'google', secret: 'x' }, ['google_key']],
    [{ scheme: 'vk', secret: 'x' }, ['secret']],
    [{ scheme: 'tilda', secret: 'x', name: 'My_Key' }, ['My_Key', 'My_Key']],
    [{ scheme: 'token', secret: 'x' }, ['token']],
    [{ scheme: 'typeform', secret: 'x' }, []],
    [{ scheme: 'unknown', secret: 'x' }, []],
    [null, []],
  ])('%j is to be dropped as %j', (verify, names) => {
    expect(secretNames(verify)).toEqual(names);
  });
});

describe('a check that can not be made', () => {
  it.each([
    ['SECRET_MISSING', { scheme: 'tally', secret: 'sup3r-s3cret' }],
    ['SECRET_MISSING', { scheme: 'tally', secret: 'constructor' }],
    ['SCHEME_UNKNOWN', { scheme: 'sup3r-s3cret', secret: 'a' }],
  ])('is halted with %s and quotes no name that might be the secret itself', async (code, verify) => {
    const error = await verifySignature(delivery(), verify, { a: 'b' }, noBody).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LeadHaltedError);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('sup3r');
  });
});

describe('schemes', () => {
  it.each([
    ['Standard Webhooks', 'svix'],
    ['standard_webhooks', 'standard-webhooks'],
    ['Google Ads', 'google'],
    ['STRIPE-LIKE', 'hmac'],
    ['apiKey', 'token'],
  ])('%j is %j', (one, other) => {
    expect(schemeOf(one)).toBe(schemeOf(other));
    expect(schemeOf(one)).toBeDefined();
  });

  it('are all found by the names that messages list', () => {
    expect(new Set(schemeNames.map(schemeOf)).size).toBe(schemeNames.length);
    expect(schemeOf('constructor')).toBeUndefined();
  });
});
