import { CORS, jsonAnswer } from '../../answers/json-answer.ts';
import type { HttpAnswer } from '../../types.ts';

/** For who asks and doesn't know what the real provider knows. */
export const FORBIDDEN = jsonAnswer(403, { error: 'forbidden', message: 'The verification failed' });

/** Text that no browser takes for a page, though it may be the sender's own. */
export const plainText = (body: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...CORS },
  body,
});
