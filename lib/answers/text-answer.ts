import type { HttpAnswer } from '../types.ts';
import { CORS } from './json-answer.ts';

/** Text that no browser takes for a page, though it may be the sender's own. */
export const textAnswer = (body: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...CORS },
  body,
});
