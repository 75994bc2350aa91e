import { LeadHaltedError, RequestError } from '../errors.ts';
import type { Delivery } from '../types.ts';
import { equal } from './equal.ts';
import { hmac } from './hmac.ts';
import type { Scheme, SecretScheme, SignatureScheme } from './scheme.ts';
import { schemeOf } from './schemes.ts';
import { verifyJws } from './verify-jws.ts';

/** How a form's sender proves who it is; every name points into the `secrets` parameter. */
export interface VerifySettings {
  /** A row of the scheme table: `typeform`, `tally`, `meta`, …, `token`. */
  readonly scheme: string;
  /** Name of the signing secret or token. */
  readonly secret: string;
  /** Header, query or body name that carries the signature or token, where the scheme leaves it open. */
  readonly name?: string;
  /** Meta: name of the secret that holds the verify token; the signing secret's own value is taken too. */
  readonly verifyToken?: string;
  /** VK: the confirmation code the community page shows. */
  readonly confirmation?: string;
}

/** How far the time of signing may be from the time of receipt, in either direction. Milliseconds. */
const TOLERANCE = 300_000;

const first = (headers: Delivery['headers'], names: readonly string[]) =>
  names.map((name) => headers[name.toLowerCase()]).find((value) => value !== undefined) ?? '';

function timestampOf({ timestamp }: SignatureScheme, delivery: Delivery, header: string): string | null {
  if (!timestamp) return '';
  const text = typeof timestamp.in === 'function' ? timestamp.in(header) : first(delivery.headers, timestamp.in);
  if (!text || !/^\d{1,15}$/.test(text)) return null;
  return Math.abs(Number(text) * timestamp.unit - delivery.receivedAt) <= TOLERANCE ? text : null;
}

function signatureRight(scheme: SignatureScheme, delivery: Delivery, headers: readonly string[], secret: string) {
  const header = first(delivery.headers, headers).trim();
  const timestamp = timestampOf(scheme, delivery, header);
  const id = scheme.id ? first(delivery.headers, scheme.id) : '';
  if (timestamp === null || (scheme.id && !id)) return false;

  const key = scheme.key?.(secret) ?? secret;
  const wanted = scheme.signed.map((parts) =>
    hmac(key, parts({ body: delivery.body, timestamp, id })).toString(scheme.encoding),
  );
  const given = scheme.signatures(header).map((text) => (scheme.encoding === 'hex' ? text.toLowerCase() : text));
  return given.some((signature) => wanted.some((right) => equal(signature, right)));
}

/** Names at which a secret may stand; a name in the settings takes the place of the scheme's own. */
const namesIn = (names: readonly string[] | undefined, { name }: VerifySettings) =>
  (names && name ? [name] : names) ?? [];

/** Texts at these names of a body's top level, whatever their case. */
function inBody(body: unknown, names: readonly string[]): string[] {
  const top: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (typeof top !== 'object' || top === null) return [];
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return Object.entries(top)
    .filter(([name]) => wanted.has(name.toLowerCase()))
    .flatMap(([, value]: [string, unknown]) =>
      typeof value === 'string' || typeof value === 'number' ? [`${value}`] : [],
    );
}

/** A body that can't be read holds no secret; that it can't be read is told later, to those who may know. */
async function readable(body: () => Promise<unknown>): Promise<unknown> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

async function secretGiven(
  { places }: SecretScheme,
  delivery: Delivery,
  verify: VerifySettings,
  secret: string,
  body: () => Promise<unknown>,
): Promise<boolean> {
  const query = new URLSearchParams(delivery.query);
  const candidates = [
    ...namesIn(places.headers, verify).map((name) => delivery.headers[name.toLowerCase()] ?? ''),
    ...namesIn(places.query, verify).flatMap((name) => query.getAll(name)),
    ...(places.body ? inBody(await readable(body), namesIn(places.body, verify)) : []),
  ];
  return candidates.some((text) => equal(text.trim().replace(/^Bearer\s+/i, ''), secret));
}

/** Whether a secret makes a key for a scheme: under an empty key everybody could sign. */
export function canSign(scheme: Scheme, secret: string): boolean {
  const key = scheme.kind === 'signature' && scheme.key ? scheme.key(secret) : secret.trim();
  return key.length > 0;
}

function schemeAndSecret(verify: VerifySettings, secrets: Readonly<Record<string, string>>): [Scheme, string] {
  const scheme = schemeOf(verify.scheme);
  const secret = Object.hasOwn(secrets, verify.secret) ? secrets[verify.secret] : undefined;
  if (scheme && secret && canSign(scheme, secret)) return [scheme, secret];
  throw new LeadHaltedError(
    scheme
      ? `A form is verified by scheme "${verify.scheme}", but the "secrets" parameter holds no fit secret under the name in its verify.secret: add it there`
      : 'A form is verified by a scheme that does not exist: mend verify.scheme in the "forms" parameter',
    { code: scheme ? 'SECRET_MISSING' : 'SCHEME_UNKNOWN' },
  );
}

/**
 * Tells whether a delivery comes from who its form's settings say: by a signature over the very bytes received, or by
 * a secret that came along. Whatever is missing, malformed, stale (300 s either way) or wrong is just false.
 *
 * @param body reads the delivery's body; called only for schemes whose secret is in it
 * @throws LeadHaltedError (SECRET_MISSING, SCHEME_UNKNOWN) when the check can't be made for want of a setting
 */
export async function verifySignature(
  delivery: Delivery,
  verify: VerifySettings,
  secrets: Readonly<Record<string, string>>,
  body: () => Promise<unknown>,
): Promise<boolean> {
  const [scheme, secret] = schemeAndSecret(verify, secrets);
  if (scheme.kind === 'secret') return secretGiven(scheme, delivery, verify, secret, body);
  const headers = verify.name ? [verify.name] : scheme.headers;
  return scheme.kind === 'jws'
    ? verifyJws(first(delivery.headers, headers).trim(), scheme.issuer, delivery.body, secret)
    : signatureRight(scheme, delivery, headers, secret);
}

/** Headers with an id of the submission that a form's sender signs, and so can be believed. */
export function signedIdHeaders({ scheme }: VerifySettings): readonly string[] {
  const found = schemeOf(scheme);
  return (found?.kind === 'signature' && found.id) || [];
}

/** Names at which a form's secret stands in query or body, to be dropped before anything is mapped. */
export function secretNames(verify: VerifySettings | null): readonly string[] {
  const scheme = verify ? schemeOf(verify.scheme) : undefined;
  if (!verify || scheme?.kind !== 'secret') return [];
  return [...namesIn(scheme.places.query, verify), ...namesIn(scheme.places.body, verify)];
}
