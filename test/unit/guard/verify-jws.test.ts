import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmac } from '../../../lib/guard/hmac.ts';
import { verifyJws } from '../../../lib/guard/verify-jws.ts';

const SECRET = 'the-key';
const body = Buffer.from('{"a":1}');
const sha256 = createHash('sha256').update(body).digest('hex');
const encode = (text: string) => Buffer.from(text).toString('base64url');
const sign = (header: string, claims: string) => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${hmac(SECRET, [signed]).toString('base64url')}`;
};
const HEADER = '{"alg":"HS256","typ":"JWT"}';
const CLAIMS = JSON.stringify({ iss: 'netlify', sha256, iat: 1 });
const jws = sign(HEADER, CLAIMS);
const [header = '', claims = '', signature = ''] = jws.split('.');

const verify = (text: string, secret = SECRET) => verifyJws(text, 'netlify', body, secret);

describe('a JSON Web Signature over the hash of a body', () => {
  it('passes as it was signed', () => {
    expect(verify(jws)).toBe(true);
  });

  it.each<[string, string]>([
    ['a part more', `${jws}.${signature}`],
    ['an empty part more', `${jws}.`],
    ['a part less', `${header}.${claims}`],
    ['the header alone', header],
    ['nothing', ''],
    ['an empty signature', `${header}.${claims}.`],
    ['another signature', `${header}.${claims}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`],
    ['a signature in hex', `${header}.${claims}.${Buffer.from(signature, 'base64url').toString('hex')}`],
    ['another header under the signature', `${encode('{"alg":"HS256"}')}.${claims}.${signature}`],
    ['a header that is no JSON', sign('{', CLAIMS)],
    ['claims that are no JSON', sign(HEADER, '{')],
    ['claims without an issuer', sign(HEADER, JSON.stringify({ sha256 }))],
    ['claims without a hash', sign(HEADER, JSON.stringify({ iss: 'netlify' }))],
    ['a hash that is no text', sign(HEADER, JSON.stringify({ iss: 'netlify', sha256: 7 }))],
  ])('fails with %s', (_, text) => {
    expect(verify(text)).toBe(false);
  });

  it('fails with another secret', () => {
    expect(verify(jws, 'another')).toBe(false);
  });
});
