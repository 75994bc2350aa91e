import { describe, expect, it } from 'vitest';
import { hmac } from '../../../lib/guard/hmac.ts';
import { verifySignature } from '../../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../../lib/types.ts';

const body = Buffer.from('{"a":1}');
const secrets = { key: 'the-key' };
const noBody = async () => null;

const delivery = (headers: Delivery['headers'], receivedAt: number): Delivery => ({
  ...{ door: 'form', form: null, query: '', sourceIp: null, transportId: null },
  ...{ headers, body, receivedAt },
});

/** A post signed by who knows the secret, with the time as given. */
const stripe = (time: string) => ({
  'stripe-signature': `t=${time},v1=${hmac(secrets.key, [`${time}.`, body]).toString('hex')}`,
});
const webflow = (time: string) => ({
  'x-webflow-timestamp': time,
  'x-webflow-signature': hmac(secrets.key, [`${time}:`, body]).toString('hex'),
});

describe('the time of signing', () => {
  it.each([
    ['1000', true],
    ['0001000', true],
    ['000000000001000', true],
    ['0000000000001000', false],
    ['1e3', false],
    ['0x3e8', false],
    ['+1000', false],
    ['-1000', false],
    ['1000.0', false],
    ['1000 ', false],
    [' 1000', false],
    ['now', false],
    ['', false],
  ])('%j, rightly signed, in seconds: %s', async (time, expected) => {
    const signed = delivery(stripe(time), 1_000_000);
    expect(await verifySignature(signed, { scheme: 'stripe', secret: 'key' }, secrets, noBody)).toBe(expected);
  });

  it.each([
    ['1000000', true],
    ['1e6', false],
    [' 1000000', false],
    ['1000000\n', false],
    ['', false],
  ])('%j, rightly signed, in milliseconds: %s', async (time, expected) => {
    const signed = delivery(webflow(time), 1_000_000);
    expect(await verifySignature(signed, { scheme: 'webflow', secret: 'key' }, secrets, noBody)).toBe(expected);
  });
});
