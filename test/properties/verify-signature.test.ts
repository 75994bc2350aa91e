import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../lib/errors.ts';
import { schemeNames } from '../../lib/guard/schemes.ts';
import { verifySignature } from '../../lib/guard/verify-signature.ts';
import type { Delivery } from '../../lib/types.ts';
import { SIGNED, signatureHeader, signedSample } from '../unit/guard/signed-samples.ts';

const unreadable = async (): Promise<unknown> => {
  throw new RequestError('bad_request', 'unreadable');
};

describe.each(SIGNED)('the sample %s by scheme %s', (name, scheme) => {
  const { delivery, verify, secrets } = signedSample(name, scheme);

  it('fails whatever byte of its body is changed', async () => {
    const position = fc.nat(delivery.body.length - 1);
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const body = Uint8Array.from(delivery.body);
        body[at] = (body[at] ?? 0) ^ change;
        expect(await verifySignature({ ...delivery, body }, verify, secrets, unreadable)).toBe(false);
      }),
    );
  });

  it('fails whatever character of its signature is changed', async () => {
    const header = signatureHeader(delivery.headers);
    const value = delivery.headers[header] ?? '';
    // Before the last v1 stand values that are ignored: an older version's, another key's.
    const start = Math.max(value.lastIndexOf('v1'), 0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: value.length - 1 }), async (at) => {
        const changed = `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
        fc.pre(changed.toLowerCase() !== value.toLowerCase());
        const headers = { ...delivery.headers, [header]: changed };
        expect(await verifySignature({ ...delivery, headers }, verify, secrets, unreadable)).toBe(false);
      }),
    );
  });
});

describe('verifySignature', () => {
  it('says false to anything at all, and never throws', async () => {
    const headerNames = SIGNED.flatMap(([name, scheme]) => Object.keys(signedSample(name, scheme).delivery.headers));
    const deliveries = fc.record({
      headers: fc.dictionary(fc.constantFrom(...headerNames, 'authorization', 'x-api-key'), fc.string()),
      query: fc.string(),
      body: fc.uint8Array(),
      receivedAt: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(deliveries, fc.constantFrom(...schemeNames), async (parts, scheme) => {
        const delivery: Delivery = { door: 'form', form: null, sourceIp: null, transportId: null, ...parts };
        const secrets = { key: 'a-secret-that-nobody-guesses' };
        expect(await verifySignature(delivery, { scheme, secret: 'key' }, secrets, unreadable)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
