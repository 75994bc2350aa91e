import { type AnyLeadError, isLeadError, RequestError } from '../errors.ts';
import type { HttpAnswer } from '../types.ts';
import { jsonAnswer } from './json-answer.ts';

const RETRY = { 'retry-after': '60' };

const unavailable = (status: 503 | 504, message: string, requestId: string) =>
  jsonAnswer(status, { error: 'unavailable', message, requestId }, RETRY);

/** Public words for what became of a lead; the operator's advice stays in the log. */
const LEAD_ANSWERS: Record<AnyLeadError['fate'], (requestId: string) => HttpAnswer> = {
  refused: (id) => unavailable(503, 'The lead was not created; send it again later', id),
  halted: (id) =>
    unavailable(503, 'The lead was not created: the CRM refuses every lead until its access is mended', id),
  'in doubt': (id) => unavailable(504, 'The CRM did not answer: the lead may or may not have been created', id),
  rejected: (id) =>
    jsonAnswer(422, { error: 'invalid_lead', message: 'The CRM refuses this lead as it is', requestId: id }),
};

/**
 * The answer to a request that failed: the caller's own mistakes with their message, the fate of a lead in public
 * words, and for anything else 503, so that the caller sends it again. No secret and nothing typed is in it.
 */
export function errorAnswer(error: unknown, requestId: string): HttpAnswer {
  if (error instanceof RequestError) {
    return jsonAnswer(error.status, { error: error.code, message: error.message, requestId });
  }
  if (isLeadError(error)) return LEAD_ANSWERS[error.fate](requestId);
  return unavailable(503, 'The submission was not taken; send it again later', requestId);
}
