import { describe, expect, it } from 'vitest';
import { parseSecrets } from '../../../lib/settings/secrets.ts';

describe('parseSecrets', () => {
  it('takes names and their secrets', () => {
    expect(parseSecrets('{"lead":"a","typeform":"b"}')).toEqual({ lead: 'a', typeform: 'b' });
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
