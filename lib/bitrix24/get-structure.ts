import * as v from 'valibot';
import { LeadRefusedError } from '../errors.ts';
import type { LeadStructureAnswer } from './answers.ts';
import type { CallOptions } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';
import { PortalTimeSchema, withSoundTime } from './portal-time.ts';
import { readMethod } from './read-method.ts';

const Answer = v.looseObject({
  result: v.pipe(v.record(v.string(), v.record(v.string(), v.unknown())), v.minEntries(1)),
  time: v.exactOptional(PortalTimeSchema),
});

/**
 * Gives the portal's answer about the fields of a lead unchanged; `leadStructure` reads it.
 *
 * @throws LeadRefusedError or LeadHaltedError
 */
export async function getStructure(endpoint: Endpoint, options: CallOptions): Promise<LeadStructureAnswer> {
  const answer = withSoundTime(await readMethod(endpoint, METHODS.fields, {}, options));
  if (v.is(Answer, answer)) return answer;
  throw new LeadRefusedError(`${METHODS.fields}: the portal's answer holds no fields. Try again later.`, {
    code: 'NO_RESULT',
  });
}
