import { RequestError } from '../errors.ts';

const ID = /^[1-9]\d{0,14}$/;

/**
 * Reads a lead's number, given as a number or as text.
 *
 * @throws RequestError when it is none
 */
export function parseLeadId(lead: unknown): number {
  const text = typeof lead === 'number' || typeof lead === 'string' ? String(lead).trim() : '';
  if (!ID.test(text)) throw new RequestError('bad_request', "The lead's number must be a whole number above zero");
  return Number(text);
}
