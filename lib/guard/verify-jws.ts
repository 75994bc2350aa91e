import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { equal } from './equal.ts';
import { hmac } from './hmac.ts';

const encoded = (content: v.GenericSchema<unknown, object>) =>
  v.pipe(
    v.string(),
    v.transform((text) => Buffer.from(text, 'base64url').toString()),
    v.parseJson(),
    content,
  );
const Header = encoded(v.object({ alg: v.literal('HS256') }));
const claims = (issuer: string, sha256: string) =>
  encoded(v.object({ iss: v.literal(issuer), sha256: v.pipe(v.string(), v.toLowerCase(), v.literal(sha256)) }));

/**
 * Checks a JSON Web Signature whose claims hold the hash of the body: `header.claims.signature`, HS256 alone.
 *
 * @param issuer what the claim `iss` must be
 */
export function verifyJws(jws: string, issuer: string, body: Uint8Array, secret: string): boolean {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.');
  if (rest.length > 0 || !equal(signature, hmac(secret, [`${header}.${payload}`]).toString('base64url'))) return false;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return v.is(Header, header) && v.is(claims(issuer, sha256), payload);
}
