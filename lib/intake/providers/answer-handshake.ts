import { CORS, jsonAnswer } from '../../answers/json-answer.ts';
import { equal } from '../../guard/equal.ts';
import { hmac } from '../../guard/hmac.ts';
import { schemeOf } from '../../guard/schemes.ts';
import type { VerifySettings } from '../../guard/verify-signature.ts';
import { isObject } from '../../json.ts';
import type { HttpAnswer, HttpRequest } from '../../types.ts';

interface Question {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly verify: VerifySettings | null;
  /** The secrets of these names that there are. */
  readonly secretsOf: (...names: (string | undefined)[]) => string[];
}

const FORBIDDEN = jsonAnswer(403, { error: 'forbidden', message: 'The verification failed' });

const plainText = (body: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...CORS },
  body,
});

/** Meta asks whether the address it was given is ours: `hub.challenge` is said back to who knows the verify token. */
function meta({ query, verify, secretsOf }: Question): HttpAnswer | null {
  if (query.get('hub.mode') !== 'subscribe') return null;
  const token = query.get('hub.verify_token') ?? '';
  const right = secretsOf(verify?.verifyToken, verify?.secret, 'meta-verify').some((secret) => equal(token, secret));
  return right ? plainText(query.get('hub.challenge') ?? '') : FORBIDDEN;
}

/** LinkedIn asks on and on whether we know the client secret. Anything but a UUID would make us sign what others wrote. */
function linkedin({ query, verify, secretsOf }: Question): HttpAnswer | null {
  const challengeCode = query.get('challengeCode');
  if (challengeCode === null) return null;
  const named = verify && schemeOf(verify.scheme) === schemeOf('linkedin') ? verify.secret : undefined;
  const [secret] = secretsOf(named, 'linkedin');
  if (!secret || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(challengeCode)) return FORBIDDEN;
  return jsonAnswer(200, { challengeCode, challengeResponse: hmac(secret, [challengeCode]).toString('hex') });
}

/** VK wants the code that its community page shows; its secret is optional here, but never wrong. */
function vk({ body, verify, secretsOf }: Question): HttpAnswer | null {
  if (body.type !== 'confirmation' || !verify?.confirmation) return null;
  const [secret] = secretsOf(verify.secret);
  if (body.secret !== undefined && (!secret || !equal(String(body.secret), secret))) return FORBIDDEN;
  const [code = verify.confirmation] = secretsOf(verify.confirmation);
  return plainText(code);
}

/** Zoom's way of asking. Only letters, digits and the like are signed: nothing that could be the body of a submission. */
function urlValidation({ body, verify, secretsOf }: Question): HttpAnswer | null {
  if (body.event !== 'endpoint.url_validation') return null;
  const { payload } = body;
  const plainToken =
    typeof payload === 'object' && payload !== null && 'plainToken' in payload ? payload.plainToken : undefined;
  const [secret] = secretsOf(verify?.secret);
  if (!secret || typeof plainToken !== 'string' || !/^[\w+/-]{1,128}$/.test(plainToken)) return FORBIDDEN;
  return jsonAnswer(200, { plainToken, encryptedToken: hmac(secret, [plainToken]).toString('hex') });
}

/** Tilda tries the address when it is entered, with its API key or without. */
function tilda({ body, verify }: Question): HttpAnswer | null {
  const known = new Set(['test', verify?.name?.toLowerCase()]);
  const alone = Object.keys(body).every((name) => known.has(name.toLowerCase()));
  return body.test === 'test' && alone ? jsonAnswer(200, { status: 'ok' }) : null;
}

const HANDSHAKES: Readonly<Record<string, readonly ((question: Question) => HttpAnswer | null)[]>> = {
  GET: [meta, linkedin],
  POST: [vk, urlValidation, tilda],
};

/** Answers to requests that carry nothing. */
const ELSE: Readonly<Record<string, (request: Pick<HttpRequest, 'headers'>) => HttpAnswer>> = {
  GET: () => jsonAnswer(200, { status: 'ok' }),
  HEAD: () => ({ ...jsonAnswer(200, {}), body: '' }),
  OPTIONS: ({ headers }) => ({
    status: 204,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '86400',
    },
    body: '',
  }),
};

/**
 * Answers what is never a lead: a provider that tries the address or asks for proof that it is ours, a browser that
 * asks for permission, a health check. It checks what it must by itself, so it may be asked before the signature is.
 *
 * @param request `body`: decoded, when there is one
 * @returns null when the request is none of these
 */
export function answerHandshake(
  request: Pick<HttpRequest, 'method' | 'query' | 'headers'> & { readonly body?: unknown },
  { verify }: { readonly verify: VerifySettings | null },
  secrets: Readonly<Record<string, string>>,
): HttpAnswer | null {
  const question: Question = {
    query: new URLSearchParams(request.query),
    body: isObject(request.body) ? request.body : {},
    verify,
    secretsOf: (...names) =>
      names
        .flatMap((name) => (name !== undefined && Object.hasOwn(secrets, name) ? [secrets[name] ?? ''] : []))
        .filter(Boolean),
  };
  for (const handshake of HANDSHAKES[request.method] ?? []) {
    const answer = handshake(question);
    if (answer) return answer;
  }
  return ELSE[request.method]?.(request) ?? null;
}
