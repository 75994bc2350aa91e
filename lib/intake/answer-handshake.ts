import { CORS, jsonAnswer } from '../answers/json-answer.ts';
import type { VerifySettings } from '../guard/verify-signature.ts';
import { isObject } from '../json.ts';
import type { HttpAnswer, HttpRequest } from '../types.ts';
import type { Asking } from './providers/provider.ts';
import { PROVIDERS } from './providers/providers.ts';

/** Answers to requests that carry nothing and that no provider sent. */
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
  const asking: Asking = {
    query: new URLSearchParams(request.query),
    body: isObject(request.body) ? request.body : {},
    verify,
    secretsOf: (...names) =>
      names
        .flatMap((name) => (name !== undefined && Object.hasOwn(secrets, name) ? [secrets[name] ?? ''] : []))
        .filter(Boolean),
  };
  for (const { handshake } of PROVIDERS) {
    const answer = handshake?.method === request.method ? handshake.answer(asking) : null;
    if (answer) return answer;
  }
  return ELSE[request.method]?.(request) ?? null;
}
