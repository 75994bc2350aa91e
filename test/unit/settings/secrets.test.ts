import { describe, expect, it } from 'vitest';
import { checkSecrets, parseSecrets, weakSecrets } from '../../../lib/settings/secrets.ts';

describe('parseSecrets', () => {
  it('takes names and their secrets', () => {
    expect(parseSecrets('{"lead":"a","typeform":"b"}')).toEqual({ lead: 'a', typeform: 'b' });
  });

  it('leaves out the space around a secret, and takes no secret made of space', () => {
    expect(parseSecrets('{"lead":" a\\n"}')).toEqual({ lead: 'a' });
    expect(() => parseSecrets('{"lead":" \\n"}')).toThrow('lead must be');
  });

  it.each([undefined, '', '{}'])('needs no parameter: %j', (json) => {
    expect(parseSecrets(json)).toEqual({});
  });

  it.each([
    ['{"lead":"s3cret","tally":12345,"vk":"","meta":{"a":"s3cret"}}', 'tally, vk, meta must be'],
    ['"s3cret"', 'must be a JSON object'],
    ['["s3cret"]', 'must be'],
    ['s3cret', 'not valid JSON'],
    ['{"lead":s3cret}', 'not valid JSON'],
  ])('of %j says %j and quotes no secret', (json, message) => {
    const parse = () => parseSecrets(json);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ name: 'LeadHaltedError', code: 'SECRETS_PARAMETER' }));
    expect(parse).not.toThrow(/s3cret|12345/);
  });
});

describe('checkSecrets', () => {
  const forms = (scheme: string) => ({ forms: { quiz: { verify: { scheme, secret: 'hook' } } } });

  it.each(['whsec_', 'whsec_!!!', 'not base64 at all', '===='])('refuses %j, which makes no key', (secret) => {
    const check = () => checkSecrets(forms('standard-webhooks'), { hook: secret });
    expect(check).toThrow(expect.objectContaining({ name: 'LeadHaltedError', code: 'SECRETS_PARAMETER' }));
    expect(check).toThrow('hook (standard-webhooks)');
    expect(check).not.toThrow('at all');
  });

  it.each([
    ['standard-webhooks', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['standard-webhooks', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['typeform', 'whsec_'],
    ['token', '!'],
  ])('lets %s have %j', (scheme, secret) => {
    expect(() => checkSecrets(forms(scheme), { hook: secret })).not.toThrow();
  });

  it('looks at the top level’s, too, and leaves a missing one to whoever needs it', () => {
    const verify = { scheme: 'svix', secret: 'hook' };
    expect(() => checkSecrets({ verify }, { hook: 'whsec_' })).toThrow('hook (svix)');
    expect(() => checkSecrets({ verify }, {})).not.toThrow();
  });
});

describe('weakSecrets', () => {
  it('are those of less than 16 characters, and what scripts write for none', () => {
    const secrets = { a: 'undefined', b: 'null', c: 'x'.repeat(15), d: 'x'.repeat(16), e: 'UNDEFINED' };
    expect(weakSecrets(secrets)).toEqual(['a', 'b', 'c', 'e']);
  });
});
