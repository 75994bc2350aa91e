import { describe, expect, it } from 'vitest';
import { schemeNames, schemeOf } from '../../../lib/guard/schemes.ts';
import { canSign, signedIdHeaders, verifySignature } from '../../../lib/guard/verify-signature.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

const scheme = (name: string) => {
  const found = schemeOf(name);
  if (!found) throw new Error(`There is no scheme ${name}`);
  return found;
};

describe('a secret', () => {
  it.each(schemeNames)('of nothing but space can’t sign by %s', (name) => {
    expect(canSign(scheme(name), '')).toBe(false);
    expect(canSign(scheme(name), ' \n')).toBe(false);
  });

  it.each([
    ['typeform', 'x', true],
    ['typeform', '!!!', true],
    ['token', '!', true],
    ['netlify', '!', true],
    ['standard-webhooks', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', true],
    ['standard-webhooks', 'MfKQ', true],
    ['standard-webhooks', 'MfKQ9w==', true],
    ['standard-webhooks', 'whsec_', false],
    ['standard-webhooks', 'MfKQ!', false],
    ['standard-webhooks', '!MfKQ', false],
    ['standard-webhooks', 'MfKQ9w===', false],
    ['standard-webhooks', '==', false],
  ])('of %s like %j makes a key: %s', (name, secret, makes) => {
    expect(canSign(scheme(name), secret)).toBe(makes);
  });

  it('that can’t sign is as good as missing', async () => {
    const verify = { scheme: 'standard-webhooks', secret: 's' };
    const check = () => verifySignature(deliveryOf({}), verify, { s: 'whsec_' }, async () => null);
    await expect(check()).rejects.toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }));
  });
});

describe('headers with an id that the sender signs', () => {
  it.each([
    ['standard-webhooks', ['webhook-id', 'svix-id']],
    ['framer', ['framer-webhook-submission-id']],
    ['typeform', []],
    ['netlify', []],
    ['token', []],
    ['no such scheme', []],
  ])('of %s are %j', (name, headers) => {
    expect(signedIdHeaders({ scheme: name, secret: 's' })).toEqual(headers);
  });
});
