import type { HttpAnswer } from '../types.ts';

/** Any site may read the answer: no cookies are used, so there is nothing to protect from it. */
export const CORS = { 'access-control-allow-origin': '*' } as const;

/** An answer with a JSON body. */
export const jsonAnswer = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...CORS, ...headers },
  body: JSON.stringify(body),
});
