import * as v from 'valibot';
import { LeadRefusedError } from '../errors.ts';
import type { GetLeadAnswer } from './answers.ts';
import type { CallOptions } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';
import { PortalTimeSchema, withSoundTime } from './portal-time.ts';
import { readMethod } from './read-method.ts';

const Answer = v.looseObject({
  result: v.record(v.string(), v.unknown()),
  time: v.exactOptional(PortalTimeSchema),
});

/**
 * Gives the portal's answer about one lead unchanged.
 *
 * @param id the lead's number
 * @throws LeadRefusedError, LeadHaltedError or, when there is no such lead, LeadRejectedError
 */
export async function getLead(endpoint: Endpoint, id: number, options: CallOptions): Promise<GetLeadAnswer> {
  const answer = withSoundTime(await readMethod(endpoint, METHODS.get, { id }, options));
  if (v.is(Answer, answer)) return answer;
  throw new LeadRefusedError(`${METHODS.get}: the portal's answer holds no lead. Try again later.`, {
    code: 'NO_RESULT',
  });
}
